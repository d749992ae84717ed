import { describe, expect, it } from 'vitest';
import { randomBytes } from '../kernel';
import { decodeHeader } from './header';
import { newId, type VaultId } from './ids';
import { createKeySession } from './key-session';
import { askOf, makePasskeySlot, openPasskeySlot } from './passkey-slot';
import { cheapDerive, FLOOR, flipped, got } from './test-vault';

const PHRASE = 'чайник поёт на плите';
const locked = () => createKeySession({ derive: cheapDerive, chooseParams: async () => FLOOR });
const asked = () => ({ credential: randomBytes(48), salt: randomBytes(32) });

describe('a slot of a passkey', () => {
  it('gives the vault key for the passkey’s answer, and for nothing else of it exchanged', async () => {
    const [vaultId, vaultKey, ask, secret] = [newId<VaultId>(), randomBytes(32), asked(), randomBytes(64)];
    const slot = await makePasskeySlot(vaultId, vaultKey, ask, secret);
    expect(askOf(slot)).toEqual(ask);
    expect(await openPasskeySlot(vaultId, slot, secret)).toEqual({ ok: true, value: vaultKey });
    expect(await openPasskeySlot(vaultId, slot, flipped(secret, 63))).toEqual({ ok: false, error: 'wrong-passkey' });
    const other = await makePasskeySlot(vaultId, vaultKey, asked(), secret);
    for (const change of [{ id: other.id }, { credential: other.credential }, { salt: other.salt }]) {
      expect(await openPasskeySlot(vaultId, { ...slot, ...change }, secret)).toEqual({
        ok: false,
        error: 'foreign-vault',
      });
    }
    expect(await openPasskeySlot(newId<VaultId>(), slot, secret)).toEqual({ ok: false, error: 'foreign-vault' });
    expect(await openPasskeySlot(vaultId, { ...slot, salt: 'AAAA' }, secret)).toEqual({ ok: false, error: 'damaged' });
  });
});

describe('a passkey of a vault', () => {
  it('is added for the passphrase, opens, is one at a time, and goes', async () => {
    const session = locked();
    const { header } = await got(session.create(PHRASE));
    const [ask, secret] = [asked(), randomBytes(64)];
    expect(await session.addPasskey(header, 'не та', ask, secret.slice())).toMatchObject({
      error: { code: 'wrong-passphrase' },
    });
    const added = await got(session.addPasskey(header, PHRASE, ask, secret.slice()));
    await got(locked().unlockByPasskey(added.header, secret.slice()));
    await got(locked().unlock(added.header, PHRASE));
    expect(await locked().unlockByPasskey(header, secret.slice())).toMatchObject({ error: { code: 'no-passkey' } });
    const next = await got(session.addPasskey(added.header, PHRASE, asked(), randomBytes(64)));
    expect(await locked().unlockByPasskey(next.header, secret.slice())).toMatchObject({
      error: { code: 'wrong-passkey' },
    });
    const dropped = await got(session.dropPasskey(next.header));
    const read = await decodeHeader(dropped.header);
    expect(read.ok && read.value.slots.map(({ kind }) => kind)).toEqual(['passphrase']);
  });

  it('stays through a change of the passphrase, and goes with a re-keying, which cannot ask it', async () => {
    const session = locked();
    const { header } = await got(session.create(PHRASE));
    const secret = randomBytes(64);
    const added = await got(session.addPasskey(header, PHRASE, asked(), secret.slice()));
    const changed = await got(session.changePassphrase(added.header, PHRASE, 'новая фраза'));
    await got(locked().unlockByPasskey(changed.header, secret.slice()));
    const renewed = await got(session.rekey(changed.header, 'новая фраза'));
    expect(await locked().unlockByPasskey(renewed.header, secret.slice())).toMatchObject({
      error: { code: 'no-passkey' },
    });
  });

  it.each([
    [{ credential: new Uint8Array(0), salt: new Uint8Array(32) }, new Uint8Array(64)],
    [{ credential: new Uint8Array(9), salt: new Uint8Array(31) }, new Uint8Array(64)],
    [asked(), new Uint8Array(32)],
    [null, new Uint8Array(64)],
  ])('of another shape is refused (%#)', async (ask, secret) => {
    const session = locked();
    const { header } = await got(session.create(PHRASE));
    expect(await session.addPasskey(header, PHRASE, ask as never, secret)).toMatchObject({
      error: { code: 'bad-call' },
    });
  });
});

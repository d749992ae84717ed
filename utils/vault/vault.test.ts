import { describe, expect, it, vi } from 'vitest';
import { randomBytes, toBase64 } from '../kernel';
import { decodeHeader, headerMac, type VaultHeader } from './header';
import { newId, type PersonId, type VaultId } from './ids';
import { makeInboxPair } from './inbox';
import { openKeyring, sealKeyring } from './keyring';
import { type Person, vaultKeys } from './keys';
import { makeSlot } from './slot';
import { cheapDerive, FLOOR, flipped } from './test-vault';
import { makeVault, openVault } from './vault';

const PHRASE = 'снег идёт с утра';
const make = (phrase = PHRASE) => makeVault(phrase, FLOOR, randomBytes, cheapDerive);
const made = await make();
const refused = (error: string) => ({ ok: false, error });
const open = (change: Partial<VaultHeader> = {}, phrase = PHRASE) =>
  openVault({ ...made.header, ...change }, phrase, cheapDerive);
/** A header signed by somebody who has the vault key: our own code in an earlier or later state. */
async function signed(change: Partial<VaultHeader>): Promise<VaultHeader> {
  const { mac: _, ...unsigned } = { ...made.header, ...change };
  return { ...unsigned, mac: await headerMac(unsigned, await vaultKeys.header(made.vault.vaultKey)) };
}

describe('a vault', () => {
  it('opens to what it was made with', async () => {
    expect(await open()).toEqual({ ok: true, value: made.vault });
    expect(made.vault.persons).toMatchObject([{ generation: 1 }]);
  });

  it('opens from its stored text with the real Argon2id', async () => {
    const real = await makeVault(PHRASE, FLOOR);
    const header = await decodeHeader(real.text);
    if (!header.ok) expect.fail(header.error);
    expect(await openVault(header.value, PHRASE)).toEqual({ ok: true, value: real.vault });
    expect(await openVault(header.value, `${PHRASE}!`)).toEqual(refused('wrong-passphrase'));
  });

  it('is another one each time', async () => {
    const other = await make();
    expect(other.vault.vaultId).not.toBe(made.vault.vaultId);
    expect(other.vault.vaultKey).not.toEqual(made.vault.vaultKey);
    expect(other.header.inbox.recipient).not.toBe(made.header.inbox.recipient);
  });

  it('does not open with a header that somebody without the key changed', async () => {
    const { recipient } = await makeInboxPair();
    expect(await open({ inbox: { ...made.header.inbox, recipient } })).toEqual(refused('forged-header'));
    expect(await open({ generation: 2 })).toEqual(refused('forged-header'));
    expect(await open({ keyring: (await make()).header.keyring })).toEqual(refused('forged-header'));
    expect(await open({ mac: '0'.repeat(64) })).toEqual(refused('forged-header'));
  });

  it('tells a wrong passphrase from another vault', async () => {
    const other = await make();
    expect(await open({}, 'другое')).toEqual(refused('wrong-passphrase'));
    expect(await open({ slots: other.header.slots })).toEqual(refused('foreign-vault'));
    expect(await open({ vaultId: newId<VaultId>() })).toEqual(refused('foreign-vault'));
  });

  it('is damaged when what is sealed in a true header does not open', async () => {
    const { recipient, identity } = made.header.inbox;
    const elsewhere = await makeInboxPair();
    for (const change of [
      { keyring: 'AAAA' },
      { keyring: '' },
      { inbox: { recipient, identity: 'AAAA' } },
      // The private half is bound to its public half.
      { inbox: { recipient: elsewhere.recipient, identity } },
    ]) {
      expect(await openVault(await signed(change), PHRASE, cheapDerive)).toEqual(refused('damaged'));
    }
  });
});

describe('several slots', () => {
  const slotFor = (phrase: string, id = made.vault.vaultId) =>
    makeSlot(id, made.vault.vaultKey, phrase, FLOOR, randomBytes, cheapDerive);

  it('any of them opens', async () => {
    const header = await signed({ slots: [await slotFor('первая'), await slotFor('вторая')] });
    for (const phrase of ['первая', 'вторая']) expect((await openVault(header, phrase, cheapDerive)).ok).toBe(true);
    expect(await openVault(header, 'третья', cheapDerive)).toEqual(refused('wrong-passphrase'));
  });

  it('one that could not be asked is not called a wrong passphrase, and does not hide a good one', async () => {
    const [good, other] = [await slotFor('первая'), await slotFor('вторая')];
    const absurd = { ...other, kdf: { ...FLOOR, m: 2 ** 31 } };
    const broken = { ...other, salt: '' };
    const derive = vi.fn(cheapDerive);
    for (const [bad, error] of [
      [absurd, 'params-refused'],
      [broken, 'damaged'],
    ] as const) {
      expect((await openVault(await signed({ slots: [bad, good] }), 'первая', derive)).ok).toBe(true);
      expect(await openVault(await signed({ slots: [good, bad] }), 'вторая', derive)).toEqual(refused(error));
    }
    // Two tries each, and only ever of the good slot.
    expect(derive).toHaveBeenCalledTimes(4);
  });
});

describe('the keyring', () => {
  const vaultKey = randomBytes(32);
  const vaultId = newId<VaultId>();
  const family = (count: number): Person[] =>
    Array.from({ length: count }, (_, i) => ({ id: newId<PersonId>(), key: randomBytes(32), generation: i + 1 }));

  it('gives the persons back and does not show how many there are', async () => {
    const sizes = new Set<number>();
    for (const count of [1, 2, 5]) {
      const persons = family(count);
      const sealed = await sealKeyring(vaultId, vaultKey, { persons });
      sizes.add(sealed.length);
      expect(await openKeyring(vaultId, vaultKey, sealed)).toEqual({ persons });
    }
    expect(sizes.size).toBe(1);
  });

  it('opens for nobody else', async () => {
    const sealed = await sealKeyring(vaultId, vaultKey, { persons: family(1) });
    expect(await openKeyring(newId<VaultId>(), vaultKey, sealed)).toBeNull();
    expect(await openKeyring(vaultId, randomBytes(32), sealed)).toBeNull();
    expect(await openKeyring(vaultId, vaultKey, flipped(sealed, 70))).toBeNull();
    expect(await openKeyring(vaultId, vaultKey, null)).toBeNull();
  });

  it('of no persons, or with a key that is none, is refused', async () => {
    expect(await openKeyring(vaultId, vaultKey, await sealKeyring(vaultId, vaultKey, { persons: [] }))).toBeNull();
    const [person] = family(1);
    if (!person) expect.fail();
    for (const wrong of [
      { ...person, key: randomBytes(31) },
      { ...person, generation: 0 },
    ]) {
      expect(
        await openKeyring(vaultId, vaultKey, await sealKeyring(vaultId, vaultKey, { persons: [wrong] })),
      ).toBeNull();
    }
  });

  it('lies in the header as base64 of its bytes', () => {
    expect(toBase64(Buffer.from(made.header.keyring, 'base64'))).toBe(made.header.keyring);
  });
});

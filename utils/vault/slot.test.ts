import { describe, expect, it, vi } from 'vitest';
import { fromBase64, randomBytes, toBase64 } from '../kernel';
import { newId, type VaultId } from './ids';
import type { KdfParams } from './kdf';
import { makeSlot, openSlot, type PassphraseSlot } from './slot';
import { cheapDerive, FLOOR, flipped } from './test-vault';

const vaultId = newId<VaultId>();
const vaultKey = randomBytes(32);
const PHRASE = 'четыре слова и ещё одно';
const slot = await makeSlot(vaultId, vaultKey, PHRASE, FLOOR, randomBytes, cheapDerive);
const open = (change: Partial<PassphraseSlot> = {}, passphrase = PHRASE, id = vaultId) =>
  openSlot(id, { ...slot, ...change }, passphrase, cheapDerive);
const refused = (error: string) => ({ ok: false, error });

describe('a slot', () => {
  it('gives the vault key back for its passphrase, however its letters are composed', async () => {
    expect(await open()).toEqual({ ok: true, value: vaultKey });
    expect(await open({}, PHRASE.normalize('NFD'))).toEqual({ ok: true, value: vaultKey });
  });

  it('shows nothing that two slots of one passphrase have in common', async () => {
    const other = await makeSlot(vaultId, vaultKey, PHRASE, FLOOR, randomBytes, cheapDerive);
    for (const field of ['id', 'salt', 'commitment', 'nonce', 'wrapped'] as const) {
      expect(other[field]).not.toBe(slot[field]);
    }
    expect(JSON.stringify(slot)).not.toContain(toBase64(vaultKey));
  });

  it.each(['', 'четыре слова и ещё одн', `${PHRASE} `, PHRASE.toUpperCase()])(
    'wrong passphrase: «%s»',
    async (text) => {
      expect(await open({}, text)).toEqual(refused('wrong-passphrase'));
    },
  );

  it('says another vault when only the vault differs', async () => {
    expect(await open({}, PHRASE, newId<VaultId>())).toEqual(refused('foreign-vault'));
  });

  it('is bound to each of its fields', async () => {
    const other = await makeSlot(vaultId, randomBytes(32), PHRASE, FLOOR, randomBytes, cheapDerive);
    expect(await open({ id: other.id })).toEqual(refused('foreign-vault'));
    expect(await open({ nonce: other.nonce })).toEqual(refused('foreign-vault'));
    expect(await open({ wrapped: other.wrapped })).toEqual(refused('foreign-vault'));
    expect(await open({ salt: other.salt })).toEqual(refused('wrong-passphrase'));
    expect(await open({ commitment: other.commitment })).toEqual(refused('wrong-passphrase'));
    for (const weaker of [{ t: 4 }, { m: 65_537 }, { p: 2 }]) {
      expect(await open({ kdf: { ...FLOOR, ...weaker } })).toEqual(refused('wrong-passphrase'));
    }
  });

  it('binds its parameters a second time, where the derivation does not look at them', async () => {
    const blind = (passphrase: string, salt: Uint8Array<ArrayBuffer>) => cheapDerive(passphrase, salt, FLOOR);
    for (const kdf of [
      { ...FLOOR, t: 4 },
      { ...FLOOR, m: 65_537 },
      { ...FLOOR, p: 2 },
    ]) {
      expect(await openSlot(vaultId, { ...slot, kdf }, PHRASE, blind)).toEqual(refused('foreign-vault'));
    }
  });

  it('does not open with any bit of its wrapped key changed', async () => {
    const wrapped = fromBase64(slot.wrapped) ?? expect.fail();
    for (let at = 0; at < wrapped.length; at++) {
      expect(await open({ wrapped: toBase64(flipped(wrapped, at, 1 << (at % 8))) })).toEqual(refused('foreign-vault'));
    }
  });
});

describe('before the derivation runs', () => {
  const derive = vi.fn(cheapDerive);
  const tryWith = (change: Partial<PassphraseSlot>) => openSlot(vaultId, { ...slot, ...change }, PHRASE, derive);

  it.each<Partial<KdfParams>>([
    { m: 8 },
    { m: 65_535 },
    { m: 524_289 },
    { m: 4_194_304 },
    { t: 1 },
    { t: 1_000 },
    { p: 0 },
    { p: 64 },
  ])('parameters %o are refused', async (change) => {
    expect(await tryWith({ kdf: { ...FLOOR, ...change } })).toEqual(refused('params-refused'));
    expect(derive).not.toHaveBeenCalled();
  });

  it.each<Partial<PassphraseSlot>>([
    { salt: toBase64(new Uint8Array(15)) },
    { salt: '' },
    { salt: '***' },
    { commitment: toBase64(new Uint8Array(31)) },
    { nonce: toBase64(new Uint8Array(16)) },
    { wrapped: toBase64(new Uint8Array(47)) },
    { wrapped: toBase64(new Uint8Array(49)) },
  ])('%o is damage', async (change) => {
    expect(await tryWith(change)).toEqual(refused('damaged'));
    expect(derive).not.toHaveBeenCalled();
  });
});

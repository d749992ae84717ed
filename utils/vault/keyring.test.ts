import { afterEach, describe, expect, it, vi } from 'vitest';
import { randomBytes } from '../kernel';
import { newId, type PersonId, type VaultId } from './ids';
import { openKeyring, sealKeyring } from './keyring';

afterEach(() => vi.restoreAllMocks());

const bytesOf = (data: BufferSource): Uint8Array =>
  data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

describe('the keys of the persons in clear', () => {
  it('are overwritten once they are sealed or read: memory that was let go keeps what stood in it', async () => {
    const encrypt = vi.spyOn(crypto.subtle, 'encrypt');
    const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
    const [vaultId, vaultKey] = [newId<VaultId>(), randomBytes(32)];
    const keyring = { persons: [{ id: newId<PersonId>(), key: randomBytes(32), generation: 1 }] };
    const sealed = await sealKeyring(vaultId, vaultKey, keyring);
    expect(await openKeyring(vaultId, vaultKey, sealed)).toEqual(keyring);
    const given = encrypt.mock.calls.map(([, , data]) => bytesOf(data));
    const got = await Promise.all(decrypt.mock.results.map(({ value }) => value as Promise<ArrayBuffer>));
    for (const bytes of [...given, ...got.map(bytesOf)]) {
      expect(bytes.length).toBeGreaterThan(100);
      expect(bytes.every((byte) => byte === 0)).toBe(true);
    }
    expect([given.length, got.length]).toEqual([1, 1]);
  });
});

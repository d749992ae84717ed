import { type Bytes, concat, utf8 } from '../kernel';
import type { PartRef } from './context';
import { sha256 } from './hkdf';
import { newId, type PersonId, type RecordId, type VaultId } from './ids';
import type { Derive, KdfParams } from './kdf';

/** The weakest parameters that are allowed: what the cheap derivation is given in tests. */
export const FLOOR: KdfParams = { name: 'argon2id', m: 65_536, t: 3, p: 1 };

/** In Argon2id's place where it is not what is tested. Depends on everything Argon2id depends on. */
export const cheapDerive: Derive = (passphrase, salt, { m, t, p }) =>
  sha256(concat(utf8(`${m}/${t}/${p}/${passphrase.normalize('NFKC')}/`), salt));

export const someRef = (change: Partial<PartRef> = {}): PartRef => ({
  vaultId: newId<VaultId>(),
  personId: newId<PersonId>(),
  generation: 1,
  recordId: newId<RecordId>(),
  revision: 1,
  part: 'body',
  ...change,
});

/** Bytes that do not repeat with the chunk size, so that no two chunks of a message are alike. */
export const someBytes = (length: number, seed = 1): Bytes =>
  Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8) * 17 + seed * 101) & 0xff);

export function flipped(bytes: Bytes, at: number, mask = 1): Bytes {
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ mask;
  return changed;
}

/** The value of an answer that must be one. */
export async function got<T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>,
): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(given.error.code);
  return given.value;
}

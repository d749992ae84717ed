import { type Bytes, fromHex, fromUtf8, type RandomBytes, randomBytes, toHex, utf8 } from '../kernel';
import * as v from '../kernel/shape';
import { openChunked, sealChunked } from './cobblestone';
import { idBytes } from './context';
import { keyInfo } from './hkdf';
import { idShape, type PersonId, type VaultId } from './ids';
import { type Person, vaultKeys } from './keys';
import { padMeta, unpad } from './padding';

const keyringShape = v.strictObject({
  persons: v.pipe(
    v.array(
      v.strictObject({
        id: idShape<PersonId>(),
        key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
        generation: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(2 ** 32 - 1)),
      }),
    ),
    v.minLength(1),
  ),
});

/** Seals the persons' keys as one padded blob: neither how many persons there are nor who shows in the header. */
export async function sealKeyring(
  vaultId: VaultId,
  vaultKey: Bytes,
  persons: readonly Person[],
  random: RandomBytes = randomBytes,
): Promise<Bytes> {
  const rows = persons.map(({ id, key, generation }) => ({ id, key: toHex(key), generation }));
  const padded = padMeta(utf8(JSON.stringify({ persons: rows })));
  return sealChunked(await vaultKeys.keyring(vaultKey), context(vaultId), padded, random);
}

/** Null when the blob is absent, damaged, or of another vault. */
export async function openKeyring(vaultId: VaultId, vaultKey: Bytes, sealed: Bytes | null): Promise<Person[] | null> {
  if (!sealed) return null;
  const opened = await openChunked(await vaultKeys.keyring(vaultKey), context(vaultId), sealed);
  const bytes = opened.ok ? unpad(opened.value) : opened;
  if (!bytes.ok) return null;
  const parsed = v.safeParse(keyringShape, JSON.parse(fromUtf8(bytes.value)));
  if (!parsed.success) return null;
  return parsed.output.persons.map(({ id, key, generation }) => ({
    id,
    key: fromHex(key) ?? new Uint8Array(0),
    generation,
  }));
}

const context = (vaultId: VaultId): Bytes => keyInfo('keyring', idBytes(vaultId));

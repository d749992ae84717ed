import { type Bytes, fromHex, fromUtf8, type RandomBytes, randomBytes, toHex, utf8 } from '../kernel';
import * as v from '../kernel/shape';
import { openChunked, sealChunked } from './cobblestone';
import { idBytes } from './context';
import { keyInfo } from './hkdf';
import { idShape, type PersonId, type VaultId } from './ids';
import { type Keyring, vaultKeys } from './keys';
import { padMeta, unpad } from './padding';

/** So many re-keyings back; who makes more than that has emptied their inbox in between. */
export const MAX_OLD_INBOXES = 32;

const keyringShape = v.strictObject({
  persons: v.pipe(
    v.array(
      v.strictObject({
        id: idShape<PersonId>(),
        key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
        generation: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(2 ** 32 - 1)),
        name: v.exactOptional(v.pipe(v.string(), v.maxLength(60))),
        colour: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(7))),
        successor: v.exactOptional(idShape<PersonId>()),
      }),
    ),
    v.minLength(1),
  ),
  oldInboxes: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(MAX_OLD_INBOXES))),
});

/** Seals the persons' keys as one padded blob: neither how many persons there are nor who shows in the header. */
export async function sealKeyring(
  vaultId: VaultId,
  vaultKey: Bytes,
  { persons, oldInboxes }: Keyring,
  random: RandomBytes = randomBytes,
): Promise<Bytes> {
  const rows = persons.map((person) => ({ ...person, key: toHex(person.key) }));
  const plain = utf8(JSON.stringify({ persons: rows, oldInboxes }));
  const padded = padMeta(plain);
  const sealed = await sealChunked(await vaultKeys.keyring(vaultKey), context(vaultId), padded, random);
  for (const bytes of [plain, padded]) bytes.fill(0);
  return sealed;
}

/** Null when the blob is absent, damaged, or of another vault. */
export async function openKeyring(vaultId: VaultId, vaultKey: Bytes, sealed: Bytes | null): Promise<Keyring | null> {
  if (!sealed) return null;
  const opened = await openChunked(await vaultKeys.keyring(vaultKey), context(vaultId), sealed);
  const bytes = opened.ok ? unpad(opened.value) : opened;
  if (!bytes.ok) return null;
  const parsed = v.safeParse(keyringShape, JSON.parse(fromUtf8(bytes.value)));
  bytes.value.fill(0);
  if (!parsed.success) return null;
  const persons = parsed.output.persons.map((person) => ({ ...person, key: fromHex(person.key) ?? new Uint8Array(0) }));
  return { ...parsed.output, persons };
}

const context = (vaultId: VaultId): Bytes => keyInfo('keyring', idBytes(vaultId));

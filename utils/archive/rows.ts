import type { Bytes } from '../kernel';
import type { ArchiveDb, SealedObject } from './archive-db';
import { digest } from './digest';
import type { ArchiveParts, Ref } from './parts';

/** What a browser says of rows whose bytes on disk it cannot make sense of. */
const UNREADABLE = ['UnknownError', 'NotReadableError', 'DataError', 'ReadError', 'DataCloneError', 'EncodingError'];

/** Undefined when the row is not there or the browser cannot read it; a closed database is an exception. */
export async function readRow(db: ArchiveDb, id: string): Promise<SealedObject | undefined> {
  try {
    return await db.objects.get(id);
  } catch (cause) {
    if (isUnreadable(cause)) return undefined;
    throw cause;
  }
}

/** All rows of a part that can be read. One unreadable row fails a read of many: then they are read one by one. */
export async function readRows(db: ArchiveDb, part: SealedObject['part']): Promise<SealedObject[]> {
  try {
    return await db.objects.where('part').equals(part).toArray();
  } catch (cause) {
    if (!isUnreadable(cause)) throw cause;
    const rows = await Promise.all((await readIds(db)).map((id) => readRow(db, id)));
    return rows.filter((row) => row?.part === part) as SealedObject[];
  }
}

export async function readIds(db: ArchiveDb): Promise<string[]> {
  try {
    return await db.objects.toCollection().primaryKeys();
  } catch (cause) {
    if (isUnreadable(cause)) return [];
    throw cause;
  }
}

/** The ciphertext a reference names, from the store or from its second copy: what is given back has the right hash. */
export async function fetchSealed(
  { db, copies }: Pick<ArchiveParts, 'db' | 'copies'>,
  ref: Ref,
): Promise<{ ct: Bytes; from: 'row' | 'copy' } | null> {
  const row = await readRow(db, ref.id);
  if (row && (await isWhole(row, ref))) return { ct: row.ct, from: 'row' };
  const copy = await copies?.read(ref.hash);
  return copy ? { ct: copy, from: 'copy' } : null;
}

export async function isWhole(row: SealedObject, ref: Ref): Promise<boolean> {
  const placed = row.part === ref.part && row.revision === ref.revision && row.generation === ref.generation;
  return placed && row.ct instanceof Uint8Array && (await digest(row.ct)) === ref.hash;
}

/** Puts a good ciphertext in the place of a damaged or missing row. */
export async function restoreRow(
  { db, readOnly }: Pick<ArchiveParts, 'db' | 'readOnly'>,
  { id, part, revision, generation }: Ref,
  ct: Bytes,
): Promise<'restored' | 'held'> {
  if (readOnly) return 'held';
  return db.objects.put({ id, part, revision, generation, ct }).then(
    () => 'restored',
    () => 'held',
  );
}

const isUnreadable = (cause: unknown): boolean => {
  const { name, inner } = (cause ?? {}) as { name?: unknown; inner?: { name?: unknown } };
  return UNREADABLE.some((known) => known === name || known === inner?.name);
};

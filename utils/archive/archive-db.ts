import { Dexie, type EntityTable } from 'dexie';
import type { Bytes } from '../kernel';
import type { Stores } from '../platform';
import { schema } from './schema';

/**
 * One sealed thing. In clear are only a random id, the part it is, its revision and key generation; whose it is and
 * what it says is inside. `body`: a document's bytes. `segment`: up to 256 catalogue entries. `manifest`: a person's
 * list of segments. `directory`: the manifest's predecessor in archives of version 1.
 */
export type SealedObject = {
  id: string;
  part: 'body' | 'segment' | 'manifest' | 'directory';
  revision: number;
  generation: number;
  ct: Bytes;
};

/** `stores`: the place it lies in. */
export type ArchiveDb = Dexie & { objects: EntityTable<SealedObject, 'id'>; stores: Stores };

export const DATABASE = 'archive';

/**
 * Every transaction is strict: success is said when the browser has handed the bytes to the disk. A later version of
 * ourselves that wants to change the store finds it closed, and it stays closed.
 */
export function openArchiveDb(
  name = DATABASE,
  onOutdated: () => void = () => undefined,
  stores: Stores = { indexedDB },
): ArchiveDb {
  const place = { indexedDB: stores.indexedDB, IDBKeyRange };
  const db = new Dexie(name, { chromeTransactionDurability: 'strict', ...place }) as ArchiveDb;
  db.stores = stores;
  for (const { to, stores } of schema.steps) db.version(to).stores({ ...stores });
  db.on('versionchange', () => {
    db.close();
    onOutdated();
    // Dexie's own listener would close it so that the next call opens it again.
    return false;
  });
  return db;
}

/** Whether a newer version of ourselves has changed the store. Dexie opens such a one all the same. Opens the database. */
export async function isNewer(db: ArchiveDb): Promise<boolean> {
  await db.open();
  // Dexie counts in tenths.
  return db.backendDB().version > schema.last * 10;
}

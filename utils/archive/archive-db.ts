import { Dexie, type EntityTable } from 'dexie';
import type { Bytes } from '../kernel';

/**
 * One sealed thing. In clear are only a random id, the part it is, its revision and key generation; whose it is and
 * what it says is inside. `body`: a document's bytes. `segment`: up to 256 catalogue entries. `directory`: the list
 * of a person's segments.
 */
export type SealedObject = {
  id: string;
  part: 'body' | 'segment' | 'directory';
  revision: number;
  generation: number;
  ct: Bytes;
};

export type ArchiveDb = Dexie & { objects: EntityTable<SealedObject, 'id'> };

/** Every transaction is strict: success is said when the browser has handed the bytes to the disk. */
export function openArchiveDb(name = 'archive'): ArchiveDb {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' }) as ArchiveDb;
  db.version(1).stores({ objects: 'id, part' });
  return db;
}

import { type DBSchema, openDB } from '../platform/idb';

/** Rows of a restore that no list names yet, and the database they lie in. */
export type Staged = { database: string; ids: string[] };
export type StagedMark = {
  read(): Promise<Staged | null>;
  /** Resolves when the mark is on disk. */
  write(staged: Staged): Promise<void>;
  clear(): Promise<void>;
};

interface MarkDb extends DBSchema {
  staged: { key: 'restore'; value: Staged };
}

/**
 * In a store of its own, written before the first row it speaks of: so a row of a restore that died can always be told
 * from one that got into the archive by a fault.
 */
export function storedMark(name = 'restore'): StagedMark {
  const within = async <T>(work: (db: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> => {
    const db = await open();
    return work(db).finally(() => db.close());
  };
  const open = () => openDB<MarkDb>(name, 1, { upgrade: (fresh) => void fresh.createObjectStore('staged') });
  const change = (staged: Staged | null) =>
    within(async (db) => {
      const tx = db.transaction('staged', 'readwrite', { durability: 'strict' });
      await (staged ? tx.store.put(staged, 'restore') : tx.store.delete('restore'));
      await tx.done;
    });
  return {
    read: () => within(async (db) => (await db.get('staged', 'restore')) ?? null),
    write: change,
    clear: () => change(null),
  };
}

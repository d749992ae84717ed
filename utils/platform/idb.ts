import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import { homeStores } from './stores';

export type { DBSchema, IDBPDatabase } from 'idb';

type Asked<Schema extends DBSchema> = { upgrade: (db: IDBPDatabase<Schema>, from: number) => void };

/** Opens a database of ours where they live now (stores.ts); it lets go when somebody wants to change or delete it. */
export async function openDB<Schema extends DBSchema>(
  name: string,
  version: number,
  { upgrade }: Asked<Schema>,
): Promise<IDBPDatabase<Schema>> {
  const asked = (await homeStores()).indexedDB.open(name, version);
  const open = () => wrap(asked.result) as unknown as IDBPDatabase<Schema>;
  asked.onupgradeneeded = ({ oldVersion }) => upgrade(open(), oldVersion);
  await wrap(asked);
  const db = open();
  db.onversionchange = () => db.close();
  return db;
}

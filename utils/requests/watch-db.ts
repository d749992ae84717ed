import type { Bytes } from '../kernel';
import { type DBSchema, type IDBPDatabase, openDB } from '../platform/idb';
import type { OutboxState } from './types';

type Box = { key: string; value: { id: string; box: Bytes } };

export interface WatchDb extends DBSchema {
  requests: Box;
  outbox: { key: string; value: { id: string; box: Bytes; state: OutboxState; notBefore?: number } };
  state: Box;
  /** Statuses the person pointed at; since version 2. */
  picked: Box;
}

/** Each version with the stores it brought; a database of any earlier one is brought up to date in one transaction. */
const BROUGHT = [['requests', 'outbox', 'state'], ['picked']] as const;

export const openWatchDb = (name: string): Promise<IDBPDatabase<WatchDb>> =>
  openDB<WatchDb>(name, BROUGHT.length, {
    upgrade(db, from) {
      for (const store of BROUGHT.slice(from).flat()) db.createObjectStore(store, { keyPath: 'id' });
    },
  });

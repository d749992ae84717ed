import type { Bytes } from '../kernel';
import { type DBSchema, type IDBPDatabase, openDB } from '../platform/idb';
import type { RowSeal } from './at-rest';
import type { Baseline, OutboxState, RequestEvent, Schedule, WatchId } from './types';

interface WatchDb extends DBSchema {
  requests: { key: string; value: { id: string; box: Bytes } };
  outbox: { key: string; value: { id: string; box: Bytes; state: OutboxState } };
  state: { key: string; value: { id: string; box: Bytes } };
}

export type Step = {
  baselines?: readonly Baseline[];
  events?: readonly RequestEvent[];
  schedule?: Schedule;
  countersKey?: string | null;
  removed?: readonly WatchId[];
};

export type OutboxRow = { event: RequestEvent; state: OutboxState };
export type WatchStore = Awaited<ReturnType<typeof openWatchStore>>;

/**
 * The watch's memory. A change and its event are written in one strict transaction, so that a worker which dies
 * between «seen» and «shown» has either both or neither.
 */
export async function openWatchStore(seal: RowSeal, name = 'watch') {
  const db: IDBPDatabase<WatchDb> = await openDB<WatchDb>(name, 1, {
    upgrade(fresh) {
      for (const store of ['requests', 'outbox', 'state'] as const) fresh.createObjectStore(store, { keyPath: 'id' });
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });

  const opened = async <T>(rows: readonly { box: Bytes }[]): Promise<T[]> =>
    (await Promise.all(rows.map(({ box }) => seal.open(box)))).filter((value): value is T => value !== null);
  const single = async <T>(id: string): Promise<T | null> => {
    const row = await db.get('state', id);
    return row ? ((await seal.open(row.box)) as T | null) : null;
  };

  return {
    baselines: async () => opened<Baseline>(await db.getAll('requests')),
    schedule: () => single<Schedule>('schedule'),
    countersKey: () => single<string>('counters'),

    async outbox(): Promise<OutboxRow[]> {
      const rows = await db.getAll('outbox');
      const events = await Promise.all(rows.map(({ box }) => seal.open(box) as Promise<RequestEvent | null>));
      return rows.flatMap(({ state }, at) => (events[at] ? [{ event: events[at], state }] : []));
    },

    /** Writes all or nothing; resolves when the browser says the transaction is on disk. */
    async commit({ baselines = [], events = [], schedule, countersKey, removed = [] }: Step): Promise<void> {
      // Sealing waits for WebCrypto and an IndexedDB transaction ends while one waits: so everything is sealed first.
      const boxes = await Promise.all(baselines.map(async (one) => ({ id: one.id, box: await seal.seal(one) })));
      const rows = await Promise.all(
        events.map(async (one) => ({ id: one.id, box: await seal.seal(one), state: 'pending' as const })),
      );
      const plan = schedule ? { id: 'schedule', box: await seal.seal(schedule) } : null;
      const counters = countersKey === undefined ? null : { id: 'counters', box: await seal.seal(countersKey) };
      const tx = db.transaction(['requests', 'outbox', 'state'], 'readwrite', { durability: 'strict' });
      const requests = tx.objectStore('requests');
      const known = new Set(await requests.getAllKeys());
      // A request removed while it was being polled stays removed.
      for (const row of boxes) if (known.has(row.id)) requests.put(row);
      const outbox = tx.objectStore('outbox');
      const told = new Set(await outbox.getAllKeys());
      for (const row of rows) if (!told.has(row.id)) outbox.put(row);
      if (plan) tx.objectStore('state').put(plan);
      if (counters) tx.objectStore('state').put(counters);
      for (const id of removed) requests.delete(id);
      await tx.done;
    },

    async add(baseline: Baseline): Promise<void> {
      const row = { id: baseline.id, box: await seal.seal(baseline) };
      const tx = db.transaction('requests', 'readwrite', { durability: 'strict' });
      tx.store.put(row);
      await tx.done;
    },

    /** New requests and, if there is none yet, the plan for them, in one transaction. */
    async addAll(baselines: readonly Baseline[], schedule: Schedule): Promise<void> {
      const boxes = await Promise.all(baselines.map(async (one) => ({ id: one.id, box: await seal.seal(one) })));
      const plan = { id: 'schedule', box: await seal.seal(schedule) };
      const tx = db.transaction(['requests', 'state'], 'readwrite', { durability: 'strict' });
      for (const row of boxes) tx.objectStore('requests').put(row);
      if (!(await tx.objectStore('state').getKey('schedule'))) tx.objectStore('state').put(plan);
      await tx.done;
    },

    async setOutbox(id: string, state: OutboxState): Promise<void> {
      const tx = db.transaction('outbox', 'readwrite', { durability: 'strict' });
      const row = await tx.store.get(id);
      if (row) tx.store.put({ ...row, state });
      await tx.done;
    },

    /** Events that were dealt with long ago; an event's id never comes back once its baseline has moved. */
    async pruneOutbox(before: number): Promise<void> {
      const done = (await this.outbox()).filter(({ event, state }) => state === 'done' && event.at < before);
      if (done.length === 0) return;
      const tx = db.transaction('outbox', 'readwrite');
      for (const { event } of done) tx.store.delete(event.id);
      await tx.done;
    },

    close: () => db.close(),
  };
}

import type { Bytes } from '../kernel';
import type { RowSeal } from './at-rest';
import { newBaseline } from './baseline';
import { newSchedule } from './schedule';
import { NO_TOPICS } from './topics';
import type { Baseline, OutboxState, RequestEvent, Schedule, Topics, WatchId } from './types';
import { openWatchDb } from './watch-db';

export type Step = {
  baselines?: readonly Baseline[];
  /** Requests not watched before. */
  added?: readonly Baseline[];
  events?: readonly RequestEvent[];
  topics?: Topics;
  schedule?: Schedule;
  countersKey?: string | null;
  removed?: readonly WatchId[];
};

/** `notBefore`: put off by the person until then, ms since the epoch. */
export type OutboxRow = { event: RequestEvent; state: OutboxState; notBefore: number };
/** All that the watch remembers, as it was at one moment. */
export type Memory = {
  baselines: Baseline[];
  schedule: Schedule | null;
  topics: Topics;
  countersKey: string | null;
  outbox: OutboxRow[];
  /** Whether the person has pointed at anything: what watches it is read only then. */
  hasPicked: boolean;
};
export type WatchStore = Awaited<ReturnType<typeof openWatchStore>>;

/**
 * The watch's memory. A change and its event are written in one strict transaction, so that a worker which dies
 * between «seen» and «shown» has either both or neither.
 */
export async function openWatchStore(seal: RowSeal, name = 'watch') {
  const db = await openWatchDb(name);
  let last: Promise<unknown> = Promise.resolve();

  const opened = async <T>(rows: readonly { box: Bytes }[]): Promise<T[]> =>
    (await Promise.all(rows.map(({ box }) => seal.open(box)))).filter((value): value is T => value !== null);
  const sealed = (rows: readonly Baseline[]) =>
    Promise.all(rows.map(async (one) => ({ id: one.id, box: await seal.seal(one) })));
  /** One transaction, where each question for itself is one: a wake and a look need nearly all of it. */
  const memory = async (): Promise<Memory> => {
    const tx = db.transaction(['requests', 'state', 'outbox', 'picked']);
    const [requests, state, outbox, picked] = await Promise.all([
      tx.objectStore('requests').getAll(),
      tx.objectStore('state').getAll(),
      tx.objectStore('outbox').getAll(),
      tx.objectStore('picked').count(),
    ]);
    const single = async <T>(id: string) => (await opened<T>(state.filter((row) => row.id === id)))[0] ?? null;
    const schedule = await single<Schedule>('schedule');
    const events = await Promise.all(outbox.map(({ box }) => seal.open(box) as Promise<RequestEvent | null>));
    return {
      baselines: (await opened<Baseline>(requests)).map(whole),
      schedule: schedule && { ...newSchedule(schedule.nextRunAt), ...schedule },
      topics: { ...NO_TOPICS, ...(await single<Topics>('topics')) },
      countersKey: await single<string>('counters'),
      outbox: outbox.flatMap(({ state, notBefore = 0 }, at) =>
        events[at] ? [{ event: events[at], state, notBefore }] : [],
      ),
      hasPicked: picked > 0,
    };
  };

  /** All or nothing; resolves when the browser says the transaction is on disk. */
  const write = async ({
    baselines = [],
    added = [],
    events = [],
    schedule,
    topics,
    countersKey,
    removed = [],
  }: Step): Promise<void> => {
    // Sealing waits for WebCrypto and an IndexedDB transaction ends while one waits: so everything is sealed first.
    const boxes = await sealed([...baselines, ...added]);
    const rows = await Promise.all(
      events.map(async (one) => ({ id: one.id, box: await seal.seal(one), state: 'pending' as const })),
    );
    const single = async (id: string, value: unknown) =>
      value === undefined ? [] : [{ id, box: await seal.seal(value) }];
    const state = [
      ...(await single('schedule', schedule)),
      ...(await single('topics', topics)),
      ...(await single('counters', countersKey)),
    ];
    const tx = db.transaction(['requests', 'outbox', 'state'], 'readwrite', { durability: 'strict' });
    const outbox = tx.objectStore('outbox');
    const told = new Set(await outbox.getAllKeys());
    for (const row of rows) if (!told.has(row.id)) outbox.put(row);
    const requests = tx.objectStore('requests');
    for (const row of boxes) requests.put(row);
    for (const id of removed) requests.delete(id);
    for (const row of state) tx.objectStore('state').put(row);
    await tx.done;
  };

  return {
    memory,
    baselines: async () => (await memory()).baselines,
    schedule: async () => (await memory()).schedule,
    topics: async () => (await memory()).topics,
    outbox: async () => (await memory()).outbox,

    /**
     * One change after another, each made of what the last one left: a row read before and written whole would undo what
     * came between. Answers with what was written; null: nothing is to be.
     */
    commit<S extends Step>(change: (now: Memory) => S | null): Promise<S | null> {
      const written = last.then(async () => {
        const step = change(await memory());
        if (step) await write(step);
        return step;
      });
      last = written.catch(() => {});
      return written;
    },

    async setOutbox(id: string, state: OutboxState, notBefore = 0): Promise<void> {
      const tx = db.transaction('outbox', 'readwrite', { durability: 'strict' });
      const row = await tx.store.get(id);
      if (row) tx.store.put({ ...row, state, notBefore });
      await tx.done;
    },

    /** Events that were dealt with long ago; an event's id never comes back once its baseline has moved. */
    async pruneOutbox(before: number, rows?: readonly OutboxRow[]): Promise<void> {
      const done = (rows ?? (await memory()).outbox).filter(
        ({ event, state }) => state === 'done' && event.at < before,
      );
      if (done.length === 0) return;
      const tx = db.transaction('outbox', 'readwrite');
      for (const { event } of done) tx.store.delete(event.id);
      await tx.done;
    },

    close: () => db.close(),
  };
}

/** Rows written before a field was there get it with its beginning. */
const whole = (row: Baseline): Baseline => ({ ...newBaseline(row.id, row.face, row.number, row.since), ...row });

import type { Bytes } from '../kernel';
import { type DBSchema, openDB } from '../platform/idb';
import type { SealedStream } from '../vault';
import { fileMarks, type InboxMark, type InboxMarks, isAsMarked, markOf, markOfFlow } from './inbox-marks';
import { piecesOf } from './pieces';

type Item = { id: string; pieces: number; aside?: boolean; held?: boolean };

interface InboxDb extends DBSchema {
  /** `aside`: it could not be read, and the person knows. `held`: the person has not said yet whether it is wanted. */
  items: { key: string; value: Item };
  pieces: { key: [string, number]; value: { id: string; n: number; sealed: Bytes } };
  intents: { key: string; value: { id: string; box: Bytes } };
}

/** Marks by the id of their item. */
export type KnownMarks = ReadonlyMap<string, InboxMark>;
export type InboxStore = Awaited<ReturnType<typeof openInbox>>;

/**
 * Documents sealed to the vault's public key, waiting for the archive to be opened; and `intents`, plans of captures
 * under way. An item exists from the moment its row is on disk, and not before. It is marked after that and before
 * anybody is told of it, and loses its mark before its row: a death leaves an item without a mark, never the reverse.
 */
export async function openInbox(name = 'inbox', marks: InboxMarks = fileMarks()) {
  const db = await openDB<InboxDb>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('items', { keyPath: 'id' });
      fresh.createObjectStore('pieces', { keyPath: ['id', 'n'] });
      fresh.createObjectStore('intents', { keyPath: 'id' });
    },
  });
  const range = (id: string, from = 0) => IDBKeyRange.bound([id, from], [id, Number.MAX_SAFE_INTEGER]);
  const strict = { durability: 'strict' } as const;
  const idsOf = async (wanted: (item: Item) => boolean): Promise<string[]> =>
    (await db.getAll('items')).filter(wanted).map(({ id }) => id);

  /** Where the browser has no place for marks, or no room, an item does without. */
  const mark = (one: InboxMark): Promise<void> => marks.add(one).catch(() => undefined);
  const marked = () => marks.all().catch(() => []);
  const markOfId = async (id: string, known?: KnownMarks): Promise<InboxMark | undefined> =>
    known ? known.get(id) : (await marked()).find((one) => one.id === id);

  /** Null when there is no such item or a piece of it is missing. */
  const read = async (id: string): Promise<Bytes | null> => {
    const tx = db.transaction(['items', 'pieces']);
    const item = await tx.objectStore('items').get(id);
    const found = await tx.objectStore('pieces').getAll(range(id));
    if (!item || found.length !== item.pieces) return null;
    const whole = new Uint8Array(found.reduce((sum, { sealed }) => sum + sealed.length, 0));
    let at = 0;
    for (const { sealed } of found) {
      whole.set(sealed, at);
      at += sealed.length;
    }
    return whole;
  };

  /** An item that is there already: its mark may have been cut off by a death. */
  const isThere = async (id: string): Promise<boolean> => {
    if ((await db.getKey('items', id)) === undefined) return false;
    if ((await marked()).some((one) => one.id === id)) return true;
    const sealed = await read(id);
    if (sealed) await mark(await markOf(id, sealed));
    return true;
  };

  /** One piece is written while the next arrives; the row that makes the item exist comes with the last, and strictly. */
  const layDown = async (id: string, sealed: Bytes | ReadableStream<Bytes>, held: boolean): Promise<void> => {
    let [last, writing] = [0, Promise.resolve<unknown>(null)];
    let waiting: Bytes | null = null;
    for await (const piece of piecesOf(sealed)) {
      if (waiting) {
        await writing;
        writing = db.put('pieces', { id, n: last++, sealed: waiting });
        // Heard of at the next piece; until then nobody waits for it.
        writing.catch(() => undefined);
      }
      waiting = piece;
    }
    await writing;
    const tx = db.transaction(['items', 'pieces'], 'readwrite', strict);
    // An attempt that died may have left more pieces than there are now.
    tx.objectStore('pieces').delete(range(id, last));
    tx.objectStore('pieces').put({ id, n: last, sealed: waiting ?? new Uint8Array(0) });
    tx.objectStore('items').put({ id, pieces: last + 1, held });
    await tx.done;
  };

  return {
    has: isThere,
    /** Those that wait to be taken in. */
    ids: () => idsOf(({ aside, held }) => !aside && !held),
    asideIds: () => idsOf(({ aside }) => aside === true),
    heldIds: () => idsOf(({ held, aside }) => held === true && !aside),

    /** Kept where they are, no longer among those that wait; and back. */
    async setAside(ids: readonly string[], aside: boolean): Promise<void> {
      const tx = db.transaction('items', 'readwrite', strict);
      for (const id of ids) {
        const item = await tx.store.get(id);
        if (item) tx.store.put({ ...item, aside });
      }
      await tx.done;
    },

    /** The person wants it: it waits to be taken in as the others do. */
    async release(id: string): Promise<void> {
      const tx = db.transaction('items', 'readwrite', strict);
      const item = await tx.store.get(id);
      if (item) tx.store.put({ ...item, held: false });
      await tx.done;
    },

    /**
     * Resolves when the item is on disk. One that is there already stays as it is: two attempts at one document (a
     * capture that was resumed while it still ran) are sealed apart, and their pieces must never mix.
     */
    put: (id: string, sealed: Bytes | SealedStream, held = false): Promise<void> =>
      navigator.locks.request(`inbox ${id}`, async () => {
        const flowing = 'done' in sealed ? sealed : null;
        if (await isThere(id)) return flowing?.sealed.cancel();
        try {
          await layDown(id, flowing?.sealed ?? (sealed as Bytes), held);
        } catch (cause) {
          // It may never come again: no half of it stays. Where even that fails, it is swept later.
          await db.delete('pieces', range(id)).catch(() => undefined);
          throw cause;
        }
        await mark(flowing ? await markOfFlow(id, flowing) : await markOf(id, sealed as Bytes));
      }),

    /** All marks at once, for who goes through the whole inbox: to find one they must all be listed. */
    marks: async (): Promise<KnownMarks> => new Map((await marked()).map((one) => [one.id, one])),

    /** Null when there is no such item, a piece of it is missing, or it is not what was put. */
    async get(id: string, known?: KnownMarks): Promise<Bytes | null> {
      const sealed = await read(id);
      const mark = await markOfId(id, known);
      return sealed && mark && !(await isAsMarked(mark, sealed)) ? null : sealed;
    },

    /** Ids of what was put and has gone without anybody taking it out. */
    async missing(): Promise<string[]> {
      const before = await marked();
      const there = new Set(await db.getAllKeys('items'));
      const gone = before.filter(({ id }) => !there.has(id));
      // Another page may have taken one out meanwhile; then its mark went first.
      const still = new Set(gone.length > 0 ? (await marked()).map(({ id }) => id) : []);
      return gone.map(({ id }) => id).filter((id) => still.has(id));
    },

    /** The person knows of what is missing. */
    async forgetMissing(ids: readonly string[]): Promise<void> {
      for (const id of ids) if ((await db.getKey('items', id)) === undefined) await marks.remove(id);
    },

    async remove(id: string, known?: KnownMarks): Promise<void> {
      // One that was not marked yet when the marks were listed may have got its mark since.
      await marks.remove(id, known?.get(id)).catch(() => undefined);
      const tx = db.transaction(['items', 'pieces'], 'readwrite', strict);
      tx.objectStore('items').delete(id);
      tx.objectStore('pieces').delete(range(id));
      await tx.done;
    },

    /**
     * Drops pieces of captures that never ended: neither an item nor a plan knows them. A plan lives for a day at most,
     * and one that still arrives holds the lock and is passed over; so nothing that may yet become a document goes.
     */
    async sweep(): Promise<number> {
      const owners = new Set((await db.getAllKeys('pieces')).map(([id]) => id));
      let swept = 0;
      for (const id of owners) {
        await navigator.locks.request(`inbox ${id}`, { ifAvailable: true }, async (free) => {
          if (!free) return;
          const tx = db.transaction(['items', 'pieces', 'intents'], 'readwrite');
          const known = (await tx.objectStore('items').getKey(id)) ?? (await tx.objectStore('intents').getKey(id));
          if (known === undefined) {
            tx.objectStore('pieces').delete(range(id));
            swept++;
          }
          await tx.done;
        });
      }
      return swept;
    },

    async plan(id: string, box: Bytes): Promise<void> {
      const tx = db.transaction('intents', 'readwrite', strict);
      tx.store.put({ id, box });
      await tx.done;
    },
    plans: () => db.getAll('intents'),
    dropPlan: (id: string) => db.delete('intents', id),
    close: () => db.close(),
  };
}

import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type DBSchema, openDB } from './idb';
import { BUCKET, bucketAfter, dropBucket, everyStores, rescueStores } from './rescue-stores';
import { homeStores, storesIn } from './stores';

interface Small extends DBSchema {
  a: { key: string; value: number };
}

const written = vi.hoisted(() => new Map<string, unknown>());
vi.mock('./storage', () => ({ writeStored: async (key: string, value: unknown) => void written.set(key, value) }));

const refusing = (times = Number.POSITIVE_INFINITY): IDBFactory => {
  const place = new IDBFactory();
  const open = place.open.bind(place);
  place.open = (name, version) => {
    if (times-- <= 0) return open(name, version);
    const asked = {} as IDBOpenDBRequest;
    queueMicrotask(() => asked.onerror?.({} as Event));
    return asked;
  };
  return place;
};

/** Takes little: what needs a megabyte meets the end of the disk. */
const nearlyFull = (): IDBFactory => {
  const place = new IDBFactory();
  const open = place.open.bind(place);
  place.open = (name, version) => {
    const asked = open(name, version);
    asked.addEventListener('success', () => {
      const db = asked.result;
      const begin = db.transaction.bind(db);
      db.transaction = (...given) => {
        const tx = begin(...given);
        const storeOf = tx.objectStore.bind(tx);
        tx.objectStore = (named) => {
          const store = storeOf(named);
          const put = store.put.bind(store);
          store.put = (value: Uint8Array, key) => {
            if (value.byteLength > 1_000_000) queueMicrotask(() => tx.abort());
            return put(value, key);
          };
          return store;
        };
        return tx;
      };
    });
    return asked;
  };
  return place;
};

/** A browser whose own place is given, and which makes buckets of the others in turn. */
function browserWith(own: IDBFactory, buckets: IDBFactory[] | null): Map<string, IDBFactory> {
  const there = new Map<string, IDBFactory>();
  const storageBuckets = buckets && {
    keys: async () => [...there.keys()].reverse(),
    delete: async (name: string) => void there.delete(name),
    open: async (name: string) => {
      const place = there.get(name) ?? buckets.shift();
      if (!place) throw new Error('no bucket');
      there.set(name, place);
      return { indexedDB: place };
    },
  };
  const locks = { request: (_name: string, work: () => unknown) => work() };
  vi.stubGlobal('navigator', { locks, ...(storageBuckets ? { storageBuckets } : {}) });
  vi.stubGlobal('indexedDB', own);
  return there;
}

beforeEach(() => written.clear());

describe('the home of the databases', () => {
  it('is the browser’s own place while it gives any, and nothing is made', async () => {
    const own = new IDBFactory();
    const there = browserWith(own, [new IDBFactory()]);
    expect(await rescueStores(0)).toBe('gives');
    expect(await homeStores()).toEqual({ indexedDB: own });
    expect([there.size, written.size]).toEqual([0, 0]);
    // What it was tried with goes a moment later.
    await vi.waitFor(async () => expect(await own.databases()).toEqual([]));
  });

  it('stays when the refusal passes by itself', async () => {
    const there = browserWith(refusing(9), [new IDBFactory()]);
    expect(await rescueStores(0)).toBe('gives');
    expect([there.size, written.size]).toEqual([0, 0]);
  });

  it('is a bucket once it is refused for good, then the next one; each is remembered by being there', async () => {
    const [first, second] = [new IDBFactory(), new IDBFactory()];
    const there = browserWith(refusing(), [first, second]);
    expect(await rescueStores(0)).toBe('moved');
    expect(await homeStores()).toEqual({ bucket: 'rescue-0001', indexedDB: first });
    expect(written.get('storesMoved')).toBe(true);
    expect(await rescueStores(0)).toBe('gives');
    first.open = refusing().open;
    expect(await rescueStores(0)).toBe('moved');
    expect(await homeStores()).toEqual({ bucket: 'rescue-0002', indexedDB: second });
    expect((await everyStores()).map(({ bucket }) => bucket)).toEqual([undefined, 'rescue-0001', 'rescue-0002']);
    expect((await storesIn('rescue-0001')).indexedDB).toBe(first);
    await dropBucket('rescue-0001');
    expect([...there.keys()]).toEqual(['rescue-0002']);
  });

  it.each<[string, IDBFactory[] | null]>([
    ['the browser has no buckets', null],
    ['none can be made', []],
    ['what is made takes nothing either', [refusing()]],
    ['the disk has no room for more than a little', [nearlyFull()]],
  ])('stays where %s', async (_why, buckets) => {
    const own = refusing();
    const there = browserWith(own, buckets);
    expect(await rescueStores(0)).toBe('nowhere');
    expect(await homeStores()).toEqual({ indexedDB: own });
    expect([there.size, written.size]).toEqual([0, 0]);
  });

  it('is where a database is opened', async () => {
    const bucket = new IDBFactory();
    browserWith(refusing(), [bucket]);
    await rescueStores(0);
    const db = await openDB<Small>('small', 1, { upgrade: (fresh) => void fresh.createObjectStore('a') });
    await db.put('a', 1, 'b');
    expect((await bucket.databases()).map(({ name }) => name)).toEqual(['small']);
    db.close();
  });
});

it('counts buckets so that the newest is the last in the order of letters', () => {
  const names = Array.from({ length: 12 }).reduce<string[]>((all) => [...all, bucketAfter(all.at(-1))], []);
  expect(names).toEqual([...names].sort());
  expect(names[0]).toBe('rescue-0001');
  expect(names.every((name) => BUCKET.test(name))).toBe(true);
});

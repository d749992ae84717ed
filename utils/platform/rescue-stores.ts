import { writeStored } from './storage';
import { bucketsOf, homeStores, type Stores, storesIn } from './stores';

/** Named so that the newest is the last in the order of letters. */
export const BUCKET = /^rescue-\d{4}$/;
const TRIES = 10;
const PAUSE_MS = 1_000;
/** To open what there is a browser may have to write some megabytes first; a disk without them is full, not broken. */
const ROOM = 8 * 1024 * 1024;

/** `moved`: there is a new home. `gives`: the home there is gives stores. `nowhere`: none does, and none can be made. */
export type Rescued = 'moved' | 'gives' | 'nowhere';

/** `rescue-0001`, `rescue-0002` … */
export const bucketAfter = (bucket?: string): string =>
  `rescue-${String(Number(bucket?.slice(-4) ?? 0) + 1).padStart(4, '0')}`;

/**
 * Chromium keeps all databases of ours in one folder, and refuses all of them when it cannot make sense of it. Then a
 * bucket becomes their home, where they begin anew: they are empty, and the person is to be told. There is no way back,
 * so what passes by itself in nine seconds, a full disk and a single bad database move nothing.
 */
export function rescueStores(pause = PAUSE_MS): Promise<Rescued> {
  return navigator.locks.request('rescue-stores', async () => {
    const home = await homeStores();
    for (let tried = 1; tried <= TRIES; tried++) {
      if (await gives(home)) return 'gives';
      if (tried < TRIES) await new Promise((wake) => setTimeout(wake, pause));
    }
    const buckets = bucketsOf();
    if (!buckets) return 'nowhere';
    const next = bucketAfter(home.bucket);
    const made = await buckets.open(next, { durability: 'strict' }).catch(() => null);
    if (made && (await gives(made, ROOM))) {
      await writeStored('storesMoved', true).catch(() => undefined);
      return 'moved';
    }
    await buckets.delete(next).catch(() => undefined);
    return 'nowhere';
  });
}

/** Every place where something of ours may lie. */
export async function everyStores(): Promise<Stores[]> {
  const names = (await bucketsOf()?.keys()) ?? [];
  return Promise.all([undefined, ...names.sort()].map(storesIn));
}

/** A bucket with all that is in it. */
export const dropBucket = async (bucket: string): Promise<void> => bucketsOf()?.delete(bucket);

const TRIAL = 'trial';

/** Whether a database never seen before can be made there and keeps so many bytes. */
function gives({ indexedDB: place }: Stores, bytes = 1): Promise<boolean> {
  return new Promise((done) => {
    const asked = place.open(TRIAL, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('trial');
    asked.onerror = () => done(false);
    asked.onsuccess = () => {
      const db = asked.result;
      const tx = db.transaction('trial', 'readwrite', { durability: 'strict' });
      const end = (given: boolean) => {
        db.close();
        place.deleteDatabase(TRIAL);
        done(given);
      };
      tx.objectStore('trial').put(new Uint8Array(bytes), 'trial');
      tx.oncomplete = () => end(true);
      tx.onabort = () => end(false);
    };
  });
}

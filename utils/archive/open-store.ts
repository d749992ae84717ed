import { homeStores, type Rescued, rescueStores, type Stores, storesIn } from '../platform';
import type { PersonId } from '../vault';
import { type Archive, openArchive } from './archive';
import { type ArchiveDb, DATABASE, isNewer, openArchiveDb } from './archive-db';
import type { Copies } from './copies';
import type { ArchiveParts, Finding, Ref } from './parts';
import { fetchSealed, restoreRow } from './rows';
import type { Sentinel, SentinelStore } from './sentinel';

/**
 * `newer`: a later version of ourselves has changed the store. `fresh`: the old one could not be opened at all. `moved`:
 * nor could any other in its place, and the fresh one lies in a bucket of its own.
 */
export type OpenedStore = { db: ArchiveDb; newer: boolean; fresh: boolean; moved: boolean };

type Told = Awaited<ReturnType<SentinelStore['read']>>;

type StoreParts = {
  sentinel: SentinelStore;
  /** What a fresh store is filled from. */
  copies: Copies | null;
  onOutdated?: () => void;
  open?: typeof openArchiveDb;
  pause?: number;
  /** Where the small databases live, and how another such place is made; tests have places of their own. */
  home?: () => Promise<Stores>;
  rescue?: () => Promise<Rescued>;
};

const TRIES = 3;

/**
 * Opens the store the sentinel names. Some failures of a browser pass by themselves, so it is tried again; a store that
 * stays shut is left as it is and an empty one of another name is opened, which second copies then fill: beside the old
 * one, or where that place is refused as a whole, in a bucket.
 */
export async function openStore(parts: StoreParts): Promise<OpenedStore> {
  const { sentinel, onOutdated, open = openArchiveDb, pause = 300, home = homeStores } = parts;
  const told = await sentinel.read();
  const place = typeof told === 'object' ? await storesIn(told.bucket) : await home();
  const name = typeof told === 'object' ? told.database : await newest(place);
  for (let tried = 1; ; tried++) {
    const db = open(name, onOutdated, place);
    try {
      return { db, newer: await isNewer(db), fresh: false, moved: false };
    } catch (cause) {
      db.close();
      if (tried === TRIES) return openNext(name, place, told, parts, cause);
      await new Promise((wake) => setTimeout(wake, pause));
    }
  }
}

async function openNext(
  name: string,
  place: Stores,
  told: Told,
  { copies, onOutdated, open = openArchiveDb, home = homeStores, rescue = rescueStores }: StoreParts,
  cause: unknown,
): Promise<OpenedStore> {
  // An empty store that nothing can fill would only hide the old one, which may yet open another time.
  if (!(await canFill(told, copies))) throw cause;
  const tryIn = async (stores: Stores): Promise<ArchiveDb | null> => {
    const db = open(nameAfter(name), onOutdated, stores);
    return db.open().then(
      () => db,
      () => {
        db.close();
        return null;
      },
    );
  };
  const beside = await tryIn(place);
  if (beside) return { db: beside, newer: false, fresh: true, moved: false };
  await rescue();
  const other = await home();
  const apart = other.bucket !== place.bucket ? await tryIn(other) : null;
  if (!apart) throw cause;
  return { db: apart, newer: false, fresh: true, moved: true };
}

/** Whether a list that was here can be read from its second copy; where nothing tells of a list, whether there was none. */
async function canFill(told: Told, copies: Copies | null): Promise<boolean> {
  const heads: Sentinel['heads'] = typeof told === 'object' ? told.heads : [];
  for (const { hash } of heads) if (await copies?.read(hash)) return true;
  const names = (await copies?.names().catch(() => null)) ?? new Set();
  return heads.length === 0 && told !== 'damaged' && names.size === 0;
}

/** The archive's database where no sentinel names it. */
async function newest({ indexedDB: place }: Stores): Promise<string> {
  const found = await place.databases().catch(() => []);
  const number = ({ name = '' }) => Number(/^archive-(\d+)$/.exec(name)?.[1] ?? 0);
  const last = Math.max(0, ...found.map(number));
  return last > 0 ? `${DATABASE}-${last}` : DATABASE;
}

/** `archive`, `archive-2`, `archive-3` … */
export function nameAfter(name: string): string {
  return `${DATABASE}-${Number(/-(\d+)$/.exec(name)?.[1] ?? 1) + 1}`;
}

/** Fills a new store with all that can be read of an old one that no longer takes writes; the list must be reloaded. */
export async function moveStore(
  { from, to, copies }: { from: ArchiveDb; to: ArchiveDb; copies: Copies | null },
  refs: readonly Ref[],
): Promise<void> {
  for (const ref of refs) {
    const fetched = await fetchSealed({ db: from, copies }, ref);
    if (fetched && (await restoreRow({ db: to }, ref, fetched.ct)) !== 'restored') throw new Error('no room');
  }
}

/** Opens the archives of all persons; from a store that refuses what was mended all of them move to a new one. */
export async function openKept(
  parts: Omit<ArchiveParts, 'person'>,
  persons: readonly PersonId[],
  onOutdated?: () => void,
): Promise<{ archives: Archive[]; db: ArchiveDb }> {
  const archives = persons.map((person) => openArchive({ ...parts, person }));
  const refs: Ref[] = [];
  let whole = true;
  for (const archive of archives) {
    const read = await archive.refs();
    if (read.ok) refs.push(...read.value);
    else whole = false;
  }
  const refused = archives.some((archive) => archive.findings().some(({ how }) => how === 'held'));
  if (!refused || !whole || parts.readOnly) return { archives, db: parts.db };
  const to = openArchiveDb(nameAfter(parts.db.name), onOutdated, parts.db.stores);
  try {
    await moveStore({ from: parts.db, to, copies: parts.copies }, refs);
  } catch {
    to.close();
    return { archives, db: parts.db };
  }
  const moved = persons.map((person, n) => openArchive({ ...parts, person, db: to }, told(archives[n])));
  return { archives: moved, db: to };
}

const told = (archive: Archive | undefined): Finding[] =>
  (archive?.findings() ?? []).map((one) => (one.how === 'held' ? { ...one, how: 'restored' } : one));

import type { PersonId } from '../vault';
import { type Archive, openArchive } from './archive';
import { type ArchiveDb, DATABASE, isNewer, openArchiveDb } from './archive-db';
import type { Copies } from './copies';
import type { ArchiveParts, Finding, Ref } from './parts';
import { fetchSealed, restoreRow } from './rows';
import type { SentinelStore } from './sentinel';

/** `newer`: a later version of ourselves has changed the store. `fresh`: the old one could not be opened at all. */
export type OpenedStore = { db: ArchiveDb; newer: boolean; fresh: boolean };

type StoreParts = { sentinel: SentinelStore; onOutdated?: () => void; open?: typeof openArchiveDb; pause?: number };

const TRIES = 3;

/**
 * Opens the store the sentinel names. Some failures of a browser pass by themselves, so it is tried again; a store that
 * stays shut is left as it is and an empty one of another name is opened, which second copies then fill.
 */
export async function openStore(parts: StoreParts): Promise<OpenedStore> {
  const { sentinel, onOutdated, open = openArchiveDb, pause = 300 } = parts;
  const told = await sentinel.read();
  const name = typeof told === 'object' ? told.database : DATABASE;
  for (let tried = 1; ; tried++) {
    const db = open(name, onOutdated);
    try {
      return { db, newer: await isNewer(db), fresh: false };
    } catch (cause) {
      db.close();
      if (tried === TRIES) return { db: await openNext(name, parts, cause), newer: false, fresh: true };
      await new Promise((wake) => setTimeout(wake, pause));
    }
  }
}

async function openNext(name: string, { onOutdated, open = openArchiveDb }: StoreParts, cause: unknown) {
  const db = open(nameAfter(name), onOutdated);
  await db.open().catch(() => {
    throw cause;
  });
  return db;
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
  const to = openArchiveDb(nameAfter(parts.db.name), onOutdated);
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

import { err, ok, type Result } from '../kernel';
import { type Amendment, joined, together } from './amend';
import type { Archive, NewDocument } from './archive';
import type { ArchiveDb } from './archive-db';
import type { Entry } from './catalogue';
import { type Change, commitAll, sealBranches } from './commit';
import { isDeletingOnly } from './disk-full';
import { loadTree } from './load';
import { type ArchiveFailure, type ArchiveParts, writeFailure } from './parts';
import { readIds } from './rows';
import { sealBodies } from './seal-bodies';
import type { StagedMark } from './staged-mark';
import { entriesOf, isDamaged, type Tree } from './tree';

/** Held from the first row of a restore to its last: whoever gets it knows that what is marked belongs to nobody. */
export const RESTORING = 'archive-restore';

/** What lies ready for one person. */
export type Ready = { parts: ArchiveParts; entries: readonly Entry[] };

const inTurn = <T>(work: () => Promise<Result<T, ArchiveFailure>>): Promise<Result<T, ArchiveFailure>> =>
  navigator.locks.request('archive-write', async () => {
    try {
      return await work();
    } catch (cause) {
      return err(writeFailure(cause));
    }
  });

/**
 * Whether a person's list can be added to; who has none yet gets an empty one, for rows without any list look like an
 * archive that lost it.
 */
export function prepareList(parts: ArchiveParts): Promise<Result<null, ArchiveFailure>> {
  return inTurn(async () => {
    const tree = await writable(parts);
    if (!tree.ok) return tree;
    if (tree.value.head) return ok(null);
    const made = await commitAll([{ parts, before: tree.value, change: { branches: [], written: [] } }]);
    return made.ok ? ok(null) : made;
  });
}

/** Seals documents and writes their rows, which no list names: nobody sees them. Their ids must be free. */
export async function stageDocuments(
  parts: ArchiveParts,
  documents: readonly NewDocument[],
): Promise<Result<Entry[], ArchiveFailure>> {
  const { db } = parts;
  const done = await sealBodies(parts, documents);
  if (!done.ok) return done;
  const rows = done.value.map(({ body }) => body.row);
  const write = () => db.transaction('rw', db.objects, () => db.objects.bulkAdd(rows).then(() => undefined));
  try {
    await write().catch((cause) => (isDeletingOnly(cause) ? write() : Promise.reject(cause)));
  } catch (cause) {
    return err(writeFailure(cause));
  }
  return ok(done.value.map(({ entry }) => entry));
}

/**
 * All that lies ready becomes part of everybody's lists in one transaction: before it nothing of it can be seen, after
 * it everything. What came in meanwhile by another road is not added again; what had been deleted is brought back.
 */
export function switchTo(ready: readonly Ready[]): Promise<Result<{ added: number }, ArchiveFailure>> {
  return inTurn(async () => {
    const writes = [];
    let added = 0;
    for (const { parts, entries } of ready) {
      const before = await writable(parts);
      if (!before.ok) return before;
      const more = await join(parts, before.value, entries);
      if (!more.ok) return more;
      added += more.value.added;
      writes.push({ parts, before: before.value, change: more.value.change });
    }
    const done = await commitAll(writes);
    return done.ok ? ok({ added }) : done;
  });
}

async function join(
  parts: ArchiveParts,
  before: Tree,
  entries: readonly Entry[],
): Promise<Result<{ added: number; change: Change }, ArchiveFailure>> {
  const here = new Map(entriesOf(before).map((entry) => [entry.sha256, entry]));
  const back = new Map<string, Amendment>();
  const dropped: string[] = [];
  const fresh: Entry[] = [];
  for (const entry of entries) {
    const same = here.get(entry.sha256);
    if (same) dropped.push(entry.id);
    else fresh.push(entry);
    if (same?.removedAt !== undefined) back.set(same.id, { removedAt: null });
    if (!same) here.set(entry.sha256, entry);
  }
  const { kept, news } = joined(before.branches, fresh, together(entriesOf(before), back));
  const sealed = await sealBranches(parts, kept, news);
  if (!sealed.ok) return sealed;
  const change = { ...sealed.value, dropped, present: fresh.map(({ id }) => id) };
  return ok({ added: fresh.length + back.size, change });
}

async function writable(parts: ArchiveParts): Promise<Result<Tree, ArchiveFailure>> {
  if (parts.readOnly) return err('newer');
  const tree = await loadTree(parts);
  return tree.ok && isDamaged(tree.value) ? err('damaged') : tree;
}

type Listed = Pick<Archive, 'refs' | 'setAside' | 'findings'>;
export type Leftovers = { db: ArchiveDb; mark: StagedMark; archives: readonly Listed[] };

/**
 * Takes away what a restore that did not come to its switch has left; nothing that a list names, and nothing at all
 * while a list cannot be vouched for. Under {@link RESTORING}. Gives how many rows went.
 */
export async function sweepStaged({ db, mark, archives }: Leftovers): Promise<Result<number, ArchiveFailure>> {
  const staged = await mark.read();
  if (!staged) return ok(0);
  const claimed = new Set<string>();
  for (const archive of archives) {
    const [refs, aside] = [await archive.refs(), await archive.setAside()];
    if (!refs.ok) return refs;
    if (!aside.ok) return aside;
    if (archive.findings().some(({ what, how }) => what !== 'document' && how === 'lost')) return err('damaged');
    for (const id of [...refs.value.map((ref) => ref.id), ...aside.value]) claimed.add(id);
  }
  const marked = new Set(staged.database === db.name ? staged.ids : []);
  const going = (await readIds(db)).filter((id) => marked.has(id) && !claimed.has(id));
  await db.transaction('rw', db.objects, () => db.objects.bulkDelete(going));
  await mark.clear();
  return ok(going.length);
}

/** At each opening, unless a restore is under way on another page. */
export const sweepLeftovers = (parts: Leftovers): Promise<void> =>
  navigator.locks.request(RESTORING, { ifAvailable: true }, async (free) => {
    if (free) await sweepStaged(parts).catch(() => undefined);
  });

import { err, ok, type Result, randomId } from '../kernel';
import { type Amendment, joined, together, without } from './amend';
import type { Entry } from './catalogue';
import { commitAll, sealBranches } from './commit';
import { digest } from './digest';
import { loadTree } from './load';
import { type ArchiveFailure, type ArchiveParts, type Sealed, sealPart, unsealPart } from './parts';
import { fetchSealed } from './rows';
import { besides } from './signatures';
import { bodyRef, entriesOf, isDamaged } from './tree';

/**
 * Records go from one person to another: opened with the one's key, sealed with the other's under new ids, and both
 * lists written in one transaction. At no moment is a record in two lists or in none. What the other has already is
 * only taken out here, and brought back there if it had been deleted: it is the last copy. Signatures go with the
 * documents they lie beside; one that cannot be read stays, and keeps nothing else here. Gives the new ids.
 */
export function moveRecords(
  from: ArchiveParts,
  to: ArchiveParts,
  ids: readonly string[],
): Promise<Result<string[], ArchiveFailure>> {
  return navigator.locks.request('archive-write', async () => {
    try {
      return await move(from, to, new Set(ids));
    } catch {
      return err('failed' as const);
    }
  });
}

async function move(from: ArchiveParts, to: ArchiveParts, ids: ReadonlySet<string>) {
  if (from.person === to.person) return err('failed' as const);
  const [source, target] = [await loadTree(from), await loadTree(to)];
  if (!source.ok) return source;
  if (!target.ok) return target;
  if (isDamaged(source.value) || isDamaged(target.value)) return err('damaged' as const);
  const [mine, theirs] = [entriesOf(source.value), entriesOf(target.value)];
  const there = new Map(theirs.map((entry) => [entry.sha256, entry]));
  const back = new Map<string, Amendment>();
  const beside = besides(mine, ids);
  const dropped: string[] = [];
  const entries: Entry[] = [];
  const bodies: Sealed[] = [];
  for (const entry of mine.filter(({ id }) => ids.has(id) || beside.has(id))) {
    const twin = there.get(entry.sha256);
    if (twin?.removedAt !== undefined) back.set(twin.id, { removedAt: laterEnd(entry, twin.removedAt) });
    if (!twin) {
      const signs = beside.get(entry.id);
      const moved = await sealAnew(from, to, signs === undefined ? entry : { ...entry, signs });
      if (!moved.ok && moved.error === 'damaged' && !ids.has(entry.id)) continue;
      if (!moved.ok) return moved;
      entries.push(moved.value.entry);
      bodies.push(moved.value.body);
    }
    dropped.push(entry.id);
  }
  if (dropped.length === 0) return ok([]);
  const left = without(source.value.branches, new Set(dropped));
  const shrunk = await sealBranches(from, left.kept, left.news);
  if (!shrunk.ok) return shrunk;
  const more = joined(target.value.branches, entries, together(theirs, back));
  const grown = await sealBranches(to, more.kept, more.news);
  if (!grown.ok) return grown;
  const { branches, written } = grown.value;
  const done = await commitAll([
    { parts: from, before: source.value, change: { ...shrunk.value, dropped } },
    ...(more.news.length > 0
      ? [{ parts: to, before: target.value, change: { branches, written: [...bodies, ...written] } }]
      : []),
  ]);
  return done.ok ? ok(entries.map(({ id }) => id)) : done;
}

/** What lies in the other's trash must not go before the one that is taken out for its sake would have gone. */
const laterEnd = ({ removedAt }: Entry, twins: number): number | null =>
  removedAt === undefined ? null : Math.max(removedAt, twins);

async function sealAnew(from: ArchiveParts, to: ArchiveParts, entry: Entry) {
  const ref = bodyRef(entry);
  const fetched = await fetchSealed(from, ref);
  const opened = fetched ? await unsealPart(from, ref, fetched.ct) : err('damaged' as const);
  if (!opened.ok) return opened;
  if ((await digest(opened.value)) !== entry.sha256) return err('damaged' as const);
  const id = randomId();
  const body = await sealPart(to, { id, part: 'body', revision: 1 }, opened.value);
  if (!body.ok) return body;
  const { revision, generation, hash, size } = body.value.ref;
  return ok({ body: body.value, entry: { ...entry, id, revision, generation, sealed: { hash, size } } });
}

import { type Bytes, err, ok, type Result, randomId } from '../kernel';
import type { ArchiveDb } from './archive-db';
import { type Entry, encodeManifest, encodeSegment, SEGMENT_SIZE, type Tombstone } from './catalogue';
import { isDeletingOnly } from './disk-full';
import { rememberHead } from './head';
import { type ArchiveFailure, type ArchiveParts, type Sealed, sealPart, writeFailure } from './parts';
import type { Head } from './sentinel';
import { sideBySide } from './side-by-side';
import type { Branch, Tree } from './tree';

/** `written`: rows to put; `dropped`: ids of rows that go; `present`: ids of rows that must lie there already. */
export type Change = {
  branches: readonly Branch[];
  written: readonly Sealed[];
  dropped?: readonly string[];
  present?: readonly string[];
  setAside?: readonly string[];
};

/** One person's part of a write. */
export type Write = { parts: ArchiveParts; before: Tree; change: Change };

/**
 * Writes rows and the manifest that lists them in one strict transaction, then the sentinel, then the second copies.
 * Success is said when all of it was taken; copies that were not are made up for later (`copying`). The tree that was
 * read must still be the newest.
 */
export async function commit(parts: ArchiveParts, before: Tree, change: Change): Promise<Result<Tree, ArchiveFailure>> {
  const written = await commitAll([{ parts, before, change }]);
  const [tree] = written.ok ? written.value : [];
  if (!written.ok) return written;
  return tree ? ok(tree) : err('failed');
}

/** The same for several persons of one store: one transaction, so that all of it happens or nothing. */
export async function commitAll(writes: readonly Write[]): Promise<Result<Tree[], ArchiveFailure>> {
  const [first] = writes;
  if (!first) return ok([]);
  if (first.parts.readOnly) return err('newer');
  const { db, sentinel: outside } = first.parts;
  const sealed: Prepared[] = [];
  const sentinel = await outside.read();
  // Another page has moved to another store.
  const { vaultId } = first.parts;
  const moved = typeof sentinel === 'object' && sentinel.vaultId === vaultId && sentinel.database !== db.name;
  if (moved) return err('failed');
  for (const write of writes) {
    const one = await prepare(write, sentinel);
    if (!one.ok) return one;
    sealed.push(one.value);
  }
  try {
    // The turn for deleting only is used up: what the disk says now is the answer.
    await put(db, sealed).catch((cause) => (isDeletingOnly(cause) ? put(db, sealed) : Promise.reject(cause)));
    for (const { parts, head } of sealed) await rememberHead(parts, await outside.read(), head);
    for (const { parts, before, change, rows } of sealed) {
      if (parts.copies) await copy(parts.copies, rows, gone(before, change.branches));
    }
    return ok(sealed.map(({ tree }) => tree));
  } catch (cause) {
    return err(writeFailure(cause));
  }
}

const put = (db: ArchiveDb, writes: readonly Prepared[]): Promise<void> =>
  db.transaction('rw', db.objects, async () => {
    for (const { before, change, rows } of writes) {
      const there = await db.objects.get(before.id);
      if (before.head && there?.revision !== before.head.revision) throw new Error('somebody wrote in between');
      await demand(db, change.present ?? []);
      await db.objects.bulkDelete([...(change.dropped ?? [])]);
      await db.objects.bulkPut(rows.map(({ row }) => row));
    }
  });

async function demand(db: ArchiveDb, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const there = new Set(await db.objects.toCollection().primaryKeys());
  if (!ids.every((id) => there.has(id))) throw new Error('a row is gone that was laid ready');
}

type Prepared = Write & { rows: Sealed[]; head: Head; tree: Tree };

async function prepare(
  { parts, before, change }: Write,
  sentinel: Awaited<ReturnType<ArchiveParts['sentinel']['read']>>,
): Promise<Result<Prepared, ArchiveFailure>> {
  const { branches, written, setAside = before.setAside } = change;
  // After a lost manifest the sentinel's count goes on, or the new one would look older than it.
  const remembered = typeof sentinel === 'object' ? sentinel.heads.find(({ id }) => id === before.id) : undefined;
  const last = before.head ?? remembered ?? null;
  const refs = branches.map(({ ref }) => ref);
  const listed = await encodeManifest({ previous: last?.hash ?? null, segments: refs, setAside: [...setAside] });
  const place = { id: before.id, part: 'manifest', revision: (last?.revision ?? 0) + 1 } as const;
  const manifest = await sealPart(parts, place, listed);
  if (!manifest.ok) return manifest;
  const { part: _, ...head } = manifest.value.ref;
  const tree = { ...before, head, branches, setAside };
  return ok({ parts, before, change, rows: [...written, manifest.value], head, tree });
}

async function copy(
  copies: NonNullable<ArchiveParts['copies']>,
  written: readonly Sealed[],
  old: readonly string[],
): Promise<void> {
  try {
    const done = await sideBySide(
      written,
      ({ row }) => row.ct.length,
      ({ ref, row }) =>
        copies.write(ref.hash, row.ct).then(
          () => ok(null),
          () => err(null),
        ),
    );
    if (!done.ok) return;
    for (const hash of old) await copies.remove(hash);
  } catch {
    // No room, or the browser has no such place: `copying.ts` counts what is missing and tries again.
  }
}

const hashesOf = (branches: readonly Branch[]): string[] =>
  branches.flatMap(({ ref, entries }) => [ref.hash, ...entries.map(({ sealed }) => sealed.hash)]);

/** Ciphertexts nothing points at any more. */
function gone(before: Tree, branches: readonly Branch[]): string[] {
  // What stands in both unchanged is the same object: of a long list only what was written anew is looked through.
  const [old, now] = [new Set(before.branches), new Set(branches)];
  const kept = new Set(hashesOf(branches.filter((branch) => !old.has(branch))));
  const had = hashesOf(before.branches.filter((branch) => !now.has(branch)));
  return [...had, ...(before.head ? [before.head.hash] : [])].filter((hash) => hash !== '' && !kept.has(hash));
}

export type NewBranch = { id?: string; revision?: number; entries: readonly Entry[]; deleted?: readonly Tombstone[] };

async function sealBranch(
  parts: ArchiveParts,
  { id = randomId(), revision = 1, entries, deleted = [] }: NewBranch,
): Promise<Result<{ branch: Branch; sealed: Sealed }, ArchiveFailure>> {
  const bytes: Bytes = await encodeSegment({ entries: [...entries], deleted: [...deleted] });
  const sealed = await sealPart(parts, { id, part: 'segment', revision }, bytes);
  if (!sealed.ok) return sealed;
  const { part: _, ...place } = sealed.value.ref;
  return ok({ branch: { ref: { ...place, count: entries.length }, entries, deleted }, sealed: sealed.value });
}

/** Segments that stay, and those that are written anew or for the first time. */
export async function sealBranches(parts: ArchiveParts, kept: readonly Branch[], news: readonly NewBranch[]) {
  const sealed = await sideBySide(
    news,
    () => 0,
    (one) => sealBranch(parts, one),
  );
  if (!sealed.ok) return sealed;
  const branches = [...kept, ...sealed.value.map(({ branch }) => branch)];
  return ok({ branches, written: sealed.value.map((one) => one.sealed) });
}

/** Fills the last segment, then opens new ones; full segments are never touched again. */
export function growth(branches: readonly Branch[], added: readonly Entry[]): { kept: Branch[]; grown: NewBranch[] } {
  const last = branches.at(-1);
  const open = last && last.entries.length < SEGMENT_SIZE ? last : null;
  const loose = [...(open?.entries ?? []), ...added];
  const grown: NewBranch[] = [];
  for (let at = 0; at < loose.length; at += SEGMENT_SIZE) {
    const entries = loose.slice(at, at + SEGMENT_SIZE);
    const again = at === 0 && open ? { id: open.ref.id, revision: open.ref.revision + 1, deleted: open.deleted } : {};
    grown.push({ ...again, entries });
  }
  return { kept: open ? branches.slice(0, -1) : [...branches], grown };
}

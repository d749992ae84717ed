import { err, ok, type Result } from '../kernel';
import { type BareEntry, decodeDirectory, decodeSegment, type Entry } from './catalogue';
import { commit, growth, sealBranches } from './commit';
import { digest } from './digest';
import { type ArchiveFailure, type ArchiveParts, unsealPart } from './parts';
import { readRow, readRows } from './rows';
import { withSealed } from './salvage';
import { newTree, type Tree } from './tree';

/**
 * An archive of version 1 gets its manifest: every hash is taken, the segments are written anew with them, the directory
 * goes, all in one transaction. Null when there is no such archive or it is not whole; then nothing was written.
 */
export async function adopt(parts: ArchiveParts): Promise<Result<Tree, ArchiveFailure> | null> {
  for (const row of await readRows(parts.db, 'directory')) {
    const opened = await unsealPart(parts, row, row.ct);
    if (!opened.ok) {
      if (opened.error === 'damaged') continue;
      return opened;
    }
    const directory = await decodeDirectory(opened.value);
    if (!directory.ok) return null;
    const entries = await entriesIn(parts, directory.value.segments);
    if (!entries) return null;
    return move(parts, entries, [row.id, ...directory.value.segments.map(({ id }) => id)]);
  }
  return null;
}

type OldRef = { id: string; revision: number; generation: number; count: number };

async function entriesIn(parts: ArchiveParts, refs: readonly OldRef[]): Promise<Entry[] | null> {
  const bare: BareEntry[] = [];
  for (const ref of refs) {
    const row = await readRow(parts.db, ref.id);
    if (row?.part !== 'segment' || row.revision !== ref.revision || row.generation !== ref.generation) return null;
    const opened = await unsealPart(parts, row, row.ct);
    const segment = opened.ok ? await decodeSegment(opened.value) : err('malformed' as const);
    if (!segment.ok || segment.value.entries.length !== ref.count) return null;
    bare.push(...segment.value.entries);
  }
  const entries: Entry[] = [];
  for (const entry of bare) entries.push(await vouched(parts, await withSealed(parts, entry)));
  return entries;
}

/** Of a body that does not open no hash may be taken for good: it would look whole ever after. */
async function vouched(parts: ArchiveParts, entry: Entry): Promise<Entry> {
  const row = await readRow(parts.db, entry.id);
  const opened = row ? await unsealPart(parts, row, row.ct) : null;
  const whole = opened?.ok && (await digest(opened.value)) === entry.sha256;
  return whole ? entry : { ...entry, sealed: { hash: NOTHING, size: 0 } };
}

const NOTHING = '0'.repeat(64);

async function move(parts: ArchiveParts, entries: readonly Entry[], dropped: readonly string[]) {
  const sealed = await sealBranches(parts, [], growth([], entries).grown);
  if (!sealed.ok) return sealed;
  const moved = await commit(parts, newTree(), { ...sealed.value, dropped });
  return moved.ok ? ok(moved.value) : moved;
}

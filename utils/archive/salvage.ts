import { sniff } from '../documents';
import { type Bytes, err, ok, type Result } from '../kernel';
import type { SealedObject } from './archive-db';
import { type BareEntry, decodeSegment, type Entry } from './catalogue';
import { digest } from './digest';
import { type ArchiveFailure, type ArchiveParts, unsealPart } from './parts';
import { readIds, readRow, readRows } from './rows';
import { type Branch, entriesOf, type Tree } from './tree';

/**
 * What can still be read when the manifest or a segment is lost and has no second copy: segments and bodies are
 * authentic by themselves, only whether they are all can no longer be told. Writes nothing.
 */
export async function salvage(parts: ArchiveParts, found: Tree): Promise<Result<Tree, ArchiveFailure>> {
  const findings = found.head
    ? found.findings
    : [...found.findings, { what: 'manifest', id: found.id, count: 0, how: 'lost' } as const];
  const branches = [...found.branches];
  const listed = new Set(entriesOf(found).map(({ id }) => id));
  for (const row of await readRows(parts.db, 'segment')) {
    if (branches.some(({ ref }) => ref.id === row.id)) continue;
    const branch = await readLoose(parts, row);
    if (!branch.ok) return branch;
    if (!branch.value) continue;
    const entries = branch.value.entries.filter(({ id }) => !listed.has(id));
    for (const { id } of entries) listed.add(id);
    branches.push({ ...branch.value, entries });
  }
  const undescribed: Entry[] = [];
  const known = new Set([...listed, ...branches.map(({ ref }) => ref.id)]);
  for (const id of await readIds(parts.db)) {
    if (known.has(id)) continue;
    const row = await readRow(parts.db, id);
    const entry = row?.part === 'body' ? await describe(parts, row) : null;
    if (entry) undescribed.push(entry);
  }
  if (undescribed.length > 0) branches.push({ ref: NOWHERE, entries: undescribed, deleted: [] });
  if (branches.length === 0) return err('damaged');
  return ok({ ...found, branches, findings });
}

/** In place of a segment's reference where there is no segment. */
const NOWHERE = { id: '', revision: 0, generation: 0, hash: '', size: 0, count: 0 };

async function readLoose(parts: ArchiveParts, row: SealedObject): Promise<Result<Branch | null, ArchiveFailure>> {
  if (!(row.ct instanceof Uint8Array)) return ok(null);
  const opened = await unsealPart(parts, row, row.ct);
  if (!opened.ok) return opened.error === 'damaged' ? ok(null) : opened;
  const segment = await decodeSegment(opened.value);
  if (!segment.ok) return segment.error === 'newer' ? err('newer') : ok(null);
  const entries = await Promise.all(segment.value.entries.map((entry) => withSealed(parts, entry)));
  const { ct, part: _, ...place } = row;
  const ref = { ...place, hash: await digest(ct), size: ct.length, count: entries.length };
  return ok({ ref, entries, deleted: segment.value.deleted });
}

/** An entry of version 1 learns what its ciphertext is from the row itself: that it is authentic shows when it is read. */
export async function withSealed({ db }: Pick<ArchiveParts, 'db'>, entry: BareEntry): Promise<Entry> {
  if (entry.sealed) return { ...entry, sealed: entry.sealed };
  const row = await readRow(db, entry.id);
  const ct: Bytes = row?.ct instanceof Uint8Array ? row.ct : new Uint8Array(0);
  return { ...entry, sealed: { hash: await digest(ct), size: ct.length } };
}

async function describe(parts: ArchiveParts, row: SealedObject): Promise<Entry | null> {
  if (!(row.ct instanceof Uint8Array)) return null;
  const opened = await unsealPart(parts, row, row.ct);
  if (!opened.ok) return null;
  const { id, revision, generation } = row;
  const bytes = opened.value;
  const nothing = { title: '', name: id, source: 'own-file', route: '', contentType: null, capturedAt: 0, addedAt: 0 };
  const what = { kind: sniff(bytes), size: bytes.length, sha256: await digest(bytes) };
  const sealed = { hash: await digest(row.ct), size: row.ct.length };
  return { id, revision, generation, ...nothing, source: 'own-file', ...what, sealed };
}

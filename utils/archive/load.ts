import { err, ok, type Result } from '../kernel';
import { adopt } from './adopt';
import { decodeSegment, type Entry, type SegmentRef } from './catalogue';
import { findHead, rememberHead } from './head';
import { type ArchiveFailure, type ArchiveParts, type Finding, type Ref, unsealPart } from './parts';
import { fetchSealed, readIds, restoreRow } from './rows';
import { salvage } from './salvage';
import { type Branch, bodyRef, entriesOf, isDamaged, newTree, type Tree } from './tree';

/**
 * Reads the list and sets right what its second copies allow. To be called under the writers' lock. Whether each body
 * has the right bytes is not looked at here (`check.ts` does, by and by), only whether it is there.
 */
export async function loadTree(parts: ArchiveParts): Promise<Result<Tree, ArchiveFailure>> {
  const sentinel = await parts.sentinel.read();
  const found = await findHead(parts, sentinel);
  if (!found.ok) return found;
  if (found.value.state === 'new') return ok(newTree());
  if (found.value.state === 'lost') {
    const adopted = sentinel === 'absent' && !parts.readOnly ? await adopt(parts) : null;
    if (adopted) return adopted.ok ? loadTree(parts) : adopted;
    return salvage(parts, newTree(found.value.known?.id));
  }
  const { head, manifest, finding } = found.value;
  const tree: Tree = { ...newTree(head.id), head, setAside: manifest.setAside };
  const findings: Finding[] = finding ? [finding] : [];
  const branches: Branch[] = [];
  const read = await Promise.all(manifest.segments.map((ref) => readSegment(parts, ref)));
  for (const segment of read) {
    if (!segment.ok) return segment;
    if (segment.value.branch) branches.push(segment.value.branch);
    if (segment.value.finding) findings.push(segment.value.finding);
  }
  const listed = { ...tree, branches, findings };
  if (isDamaged(listed)) return salvage(parts, listed);
  if (!parts.readOnly) await rememberHead(parts, sentinel, head);
  return ok({ ...listed, findings: [...findings, ...(await restoreMissing(parts, listed))] });
}

type ReadSegment = { branch: Branch | null; finding: Finding | null };

async function readSegment(parts: ArchiveParts, ref: SegmentRef): Promise<Result<ReadSegment, ArchiveFailure>> {
  const { count, ...place } = ref;
  const finding = (how: Finding['how']): Finding => ({ what: 'list', id: ref.id, count, how });
  const sealed: Ref = { ...place, part: 'segment' };
  const fetched = await fetchSealed(parts, sealed);
  if (!fetched) return ok({ branch: null, finding: finding('lost') });
  const opened = await unsealPart(parts, sealed, fetched.ct);
  if (!opened.ok) return opened.error === 'damaged' ? ok({ branch: null, finding: finding('lost') }) : opened;
  const segment = await decodeSegment(opened.value);
  if (!segment.ok && segment.error === 'newer') return err('newer');
  const entries = segment.ok ? segment.value.entries.filter(isFull) : [];
  if (!segment.ok || entries.length !== count) return ok({ branch: null, finding: finding('lost') });
  const branch = { ref, entries, deleted: segment.value.deleted };
  if (fetched.from === 'row') return ok({ branch, finding: null });
  return ok({ branch, finding: finding(await restoreRow(parts, sealed, fetched.ct)) });
}

const isFull = (entry: { sealed?: unknown }): entry is Entry => entry.sealed !== undefined;

async function restoreMissing(parts: ArchiveParts, tree: Tree): Promise<Finding[]> {
  const present = new Set(await readIds(parts.db));
  const findings: Finding[] = [];
  for (const entry of entriesOf(tree)) {
    if (present.has(entry.id)) continue;
    const ct = await parts.copies?.read(entry.sealed.hash);
    const how = ct ? await restoreRow(parts, bodyRef(entry), ct) : 'lost';
    findings.push({ what: 'document', id: entry.id, count: 1, how });
  }
  return findings;
}

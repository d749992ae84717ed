import { type Bytes, err, ok, type Result } from '../kernel';
import { decodeManifest, type Manifest } from './catalogue';
import { digest } from './digest';
import { type ArchiveFailure, type ArchiveParts, type Finding, type Ref, unsealPart } from './parts';
import { readRows, restoreRow } from './rows';
import type { Head, Sentinel } from './sentinel';

type Found = { state: 'found'; head: Head; manifest: Manifest; finding: Finding | null };
/**
 * `new`: this person has kept nothing yet. `lost`: something was here and its list cannot be found; `known` is what the
 * sentinel remembers of it.
 */
export type HeadSearch = { state: 'new' } | { state: 'lost'; known: Head | null } | Found;

type Told = Sentinel | 'absent' | 'damaged';

/** A sentinel of another vault tells nothing of this one. */
export const headsOf = (sentinel: Told, { vaultId }: Pick<ArchiveParts, 'vaultId'>): readonly Head[] =>
  typeof sentinel === 'object' && sentinel.vaultId === vaultId ? sentinel.heads : [];

/**
 * The newest manifest of this person, held against the sentinel. An older one than it remembers is a store that was put
 * back, and is not believed.
 */
export async function findHead(parts: ArchiveParts, sentinel: Told): Promise<Result<HeadSearch, ArchiveFailure>> {
  const heads = headsOf(sentinel, parts);
  const others = new Set<string>();
  let mine: Omit<Found, 'state' | 'finding'> | null = null;
  for (const { ct, ...place } of await readRows(parts.db, 'manifest')) {
    if (!(ct instanceof Uint8Array)) continue;
    const ref = { ...place, hash: await digest(ct), size: ct.length };
    const opened = await openManifest(parts, ref, ct);
    if (opened.ok) mine = opened.value;
    else if (opened.error !== 'damaged') return opened;
    // Whose a manifest is does not show: what the sentinel remembers, is whole and is not ours, is another person's.
    else if (heads.some((head) => isSame(head, ref))) others.add(ref.id);
  }
  if (!mine) return missing(parts, sentinel, others);
  const remembered = heads.find(({ id }) => id === mine.head.id);
  if (remembered && mine.head.revision <= remembered.revision && mine.head.hash !== remembered.hash) {
    return ok((await fromCopy(parts, remembered)) ?? { state: 'lost', known: remembered });
  }
  const finding = follows(mine, remembered, sentinel, heads) ? null : sentinelFinding;
  return ok({ state: 'found', ...mine, finding });
}

const isSame = (head: Head, ref: Ref): boolean =>
  head.id === ref.id && head.hash === ref.hash && head.revision === ref.revision && head.generation === ref.generation;

const sentinelFinding: Finding = { what: 'sentinel', id: 'sentinel', count: 0, how: 'restored' };

/** A sentinel one step behind was caught by a crash between the two writes, which is nothing to speak of. */
function follows(
  { head, manifest }: Pick<Found, 'head' | 'manifest'>,
  remembered: Head | undefined,
  sentinel: Told,
  heads: readonly Head[],
): boolean {
  if (remembered) {
    if (remembered.hash === head.hash) return true;
    return head.revision === remembered.revision + 1 && manifest.previous === remembered.hash;
  }
  const nothingTold = sentinel === 'absent' || heads.length > 0;
  return nothingTold && head.revision === 1;
}

async function missing(parts: ArchiveParts, sentinel: Told, others: ReadonlySet<string>) {
  const unseen = headsOf(sentinel, parts).filter(({ id }) => !others.has(id));
  for (const head of unseen) {
    const copy = await fromCopy(parts, head);
    if (copy) return ok(copy);
  }
  const [known = null] = unseen;
  const told = typeof sentinel === 'object' && sentinel.vaultId === parts.vaultId;
  const isNew = told ? !known : sentinel === 'absent' && (await holdsNothing(parts));
  return ok<HeadSearch>(isNew ? { state: 'new' } : { state: 'lost', known });
}

/** Nor a second copy: what is named by nothing any more was something once, and must not be swept as rubbish. */
async function holdsNothing({ db, copies }: ArchiveParts): Promise<boolean> {
  if ((await db.objects.count()) > 0) return false;
  const names = await copies?.names().catch(() => null);
  return !names || names.size === 0;
}

async function fromCopy(parts: ArchiveParts, head: Head): Promise<Found | null> {
  const ct = await parts.copies?.read(head.hash);
  if (!ct) return null;
  const ref: Ref = { ...head, part: 'manifest' };
  const opened = await openManifest(parts, ref, ct);
  if (!opened.ok) return null;
  const how = await restoreRow(parts, ref, ct);
  return { state: 'found', ...opened.value, finding: { what: 'manifest', id: head.id, count: 0, how } };
}

async function openManifest(parts: ArchiveParts, ref: Ref, ct: Bytes) {
  const opened = await unsealPart(parts, ref, ct);
  if (!opened.ok) return opened;
  const manifest = await decodeManifest(opened.value);
  if (!manifest.ok) return err<ArchiveFailure>(manifest.error === 'newer' ? 'newer' : 'damaged');
  const { part: _, ...head } = ref;
  return ok({ head, manifest: manifest.value });
}

/** The sentinel with this person's newest manifest in it. */
export async function rememberHead(
  parts: Pick<ArchiveParts, 'sentinel' | 'vaultId' | 'db'>,
  before: Sentinel | 'absent' | 'damaged',
  head: Head,
): Promise<void> {
  const heads = headsOf(before, parts);
  const {
    name: database,
    stores: { bucket },
  } = parts.db;
  const same = typeof before === 'object' && before.database === database && before.bucket === bucket;
  if (same && heads.some(({ hash }) => hash === head.hash)) return;
  const others = heads.filter(({ id }) => id !== head.id);
  const where = { database, ...(bucket ? { bucket } : {}) };
  await parts.sentinel.write({ vaultId: parts.vaultId, ...where, heads: [...others, head] });
}

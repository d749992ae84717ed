import { ok, type Result } from '../kernel';
import type { ArchiveFailure, ArchiveParts, Finding, Ref } from './parts';
import { fetchSealed, restoreRow } from './rows';
import { isDamaged, refsOf, type Tree } from './tree';

/**
 * A slice of the ciphertexts in the order of their ids, beginning after `from` and going round: `share` of their number,
 * and more while it stays within so many `bytes`; all of them by default. `first`: ids to look at whatever the slice.
 */
export type CheckAsked = {
  from?: string;
  share?: number;
  bytes?: number;
  first?: readonly string[];
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
};

/**
 * `checked` of `total` ciphertexts; `next`: where the next slice begins. `copied`: second copies written because they
 * were missing or damaged; `uncopied`: those that could not be.
 */
export type CheckReport = {
  checked: number;
  total: number;
  cancelled: boolean;
  next: string;
  copied: number;
  uncopied: number;
};

type CheckParts = ArchiveParts & {
  inTurn: <T>(work: () => Promise<Result<T, ArchiveFailure>>) => Promise<Result<T, ArchiveFailure>>;
  tree: () => Promise<Result<Tree, ArchiveFailure>>;
  note: (findings: readonly Finding[]) => void;
  /** Writes a segment or the manifest anew from what is in memory. */
  again: (tree: Tree, id: string) => Promise<Result<null, ArchiveFailure>>;
};

export async function checkRefs(
  parts: CheckParts,
  { from = '', share = 0, bytes = Number.POSITIVE_INFINITY, first = [], signal, onProgress }: CheckAsked,
): Promise<Result<CheckReport, ArchiveFailure>> {
  const read = await parts.inTurn(parts.tree);
  if (!read.ok) return read;
  const all = refsOf(read.value).sort((a, b) => (a.id < b.id ? -1 : 1));
  const start = all.findIndex(({ id }) => id > from);
  const around = start < 0 ? all : [...all.slice(start), ...all.slice(0, start)];
  const slice = new Set(around.slice(0, reach(around, share, bytes)).map(({ id }) => id));
  const asked = [...new Set([...first.filter((id) => all.some((ref) => ref.id === id)), ...slice])];
  const look = looker(parts);
  const report = { checked: 0, total: asked.length, cancelled: false, next: from, copied: 0, uncopied: 0 };
  for (const id of asked) {
    if (signal?.aborted) return ok({ ...report, cancelled: true });
    const one = await parts.inTurn(() => look(id));
    if (!one.ok) return one;
    report.checked++;
    if (one.value === 'copied') report.copied++;
    if (one.value === 'uncopied') report.uncopied++;
    if (slice.has(id)) report.next = id;
    onProgress?.(report.checked, report.total);
  }
  return ok(report);
}

function reach(refs: readonly Ref[], share: number, bytes: number): number {
  let [n, sum] = [0, 0];
  for (const { size } of refs) {
    sum += size;
    if (sum > bytes) break;
    n++;
  }
  return Math.max(n, Math.ceil(refs.length * share));
}

type Looked = 'whole' | 'copied' | 'uncopied';

/** The list may move on while it is checked: what is current is looked up again each time, under the lock. */
function looker(parts: CheckParts): (id: string) => Promise<Result<Looked, ArchiveFailure>> {
  let tree: Tree | null = null;
  let refs = new Map<string, Ref>();
  return async (id) => {
    const read = await parts.tree();
    if (!read.ok) return read;
    if (read.value !== tree) {
      tree = read.value;
      refs = new Map(refsOf(tree).map((ref) => [ref.id, ref]));
    }
    const ref = refs.get(id);
    return ref ? checkOne(parts, tree, ref) : ok('whole');
  };
}

async function checkOne(parts: CheckParts, tree: Tree, ref: Ref): Promise<Result<Looked, ArchiveFailure>> {
  const fetched = await fetchSealed(parts, ref);
  if (!fetched) {
    const again = ref.part !== 'body' && !parts.readOnly && !isDamaged(tree) ? await parts.again(tree, ref.id) : null;
    parts.note([findingOf(ref, again?.ok ? 'restored' : 'lost')]);
    return ok('whole');
  }
  if (fetched.from === 'copy') {
    parts.note([findingOf(ref, await restoreRow(parts, ref, fetched.ct))]);
    return ok('whole');
  }
  if (!parts.copies || parts.readOnly || (await parts.copies.read(ref.hash))) return ok('whole');
  return parts.copies.write(ref.hash, fetched.ct).then(
    () => ok('copied' as const),
    () => ok('uncopied' as const),
  );
}

const WHAT = { body: 'document', segment: 'list', manifest: 'manifest', directory: 'manifest' } as const;

const findingOf = (ref: Ref, how: Finding['how']): Finding => ({
  what: WHAT[ref.part],
  id: ref.id,
  count: ref.part === 'body' ? 1 : 0,
  how,
});

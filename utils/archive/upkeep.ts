import { err, ok, type Result } from '../kernel';
import type { Archive } from './archive';
import type { ArchiveDb } from './archive-db';
import type { Copies } from './copies';
import type { ArchiveFailure, Ref } from './parts';
import { isWhole, readIds, readRow } from './rows';
import { readAhead } from './side-by-side';

type Listed = Pick<Archive, 'refs' | 'setAside' | 'findings'>;

/**
 * Rows that no list of the archive's persons names: put there by a fault or by somebody else. Left as they are.
 * @param ready rows that a restore under way will put into the lists
 */
export async function strayRows(
  db: ArchiveDb,
  archives: readonly Listed[],
  ready: readonly string[] = [],
): Promise<Result<string[], ArchiveFailure>> {
  const ids = await readIds(db);
  const claimed = new Set<string>(ready);
  for (const archive of archives) {
    const [refs, aside] = [await archive.refs(), await archive.setAside()];
    if (!refs.ok) return refs;
    if (!aside.ok) return aside;
    for (const { id } of refs.value) claimed.add(id);
    for (const id of aside.value) claimed.add(id);
  }
  return ok(ids.filter((id) => !claimed.has(id)));
}

/** `written` of `missing` second copies; `full`: the rest found no room. `swept`: copies of what is no more. */
export type CopyReport = { written: number; missing: number; swept: number; full: boolean };
export type CopyAsked = { signal?: AbortSignal; onProgress?: (done: number, total: number) => void };

/**
 * Brings the second copies up to what the archive holds: after a crash, after room was made, after they were switched
 * on. Several at a time: a file takes many times as long as its row.
 */
export async function catchUp(
  { db, copies, archives }: { db: ArchiveDb; copies: Copies; archives: readonly Listed[] },
  { signal, onProgress }: CopyAsked = {},
): Promise<Result<CopyReport, ArchiveFailure>> {
  const names = await copies.names().catch(() => null);
  if (!names) return err('failed');
  const refs: Ref[] = [];
  for (const archive of archives) {
    const read = await archive.refs();
    if (!read.ok) return read;
    refs.push(...read.value);
  }
  const missing = refs.filter(({ hash }) => !names.has(hash));
  const report: CopyReport = { written: 0, missing: missing.length, swept: 0, full: false };
  const copyOne = async (ref: Ref): Promise<'written' | 'damaged' | 'full'> => {
    const row = signal?.aborted ? undefined : await readRow(db, ref.id);
    // A damaged row is no original; the check speaks of it.
    if (!row || !(await isWhole(row, ref))) return 'damaged';
    return copies.write(ref.hash, row.ct).then(
      () => 'written',
      () => 'full',
    );
  };
  for await (const [, done] of readAhead(missing, ({ size }) => size, copyOne)) {
    if (done === 'full') return ok({ ...report, full: true });
    if (done === 'written') {
      report.written++;
      onProgress?.(report.written, missing.length);
    }
    if (signal?.aborted) return ok(report);
  }
  return ok({ ...report, swept: await sweep(copies, names, archives) });
}

/** What was there before and is named by nobody now; what was written meanwhile is not among those `names`. */
async function sweep(copies: Copies, names: ReadonlySet<string>, archives: readonly Listed[]): Promise<number> {
  const needed = new Set<string>();
  for (const archive of archives) {
    const read = await archive.refs();
    // Without the whole list nothing is rubbish: it may be the very copy that mends it.
    if (!read.ok || archive.findings().some(({ how }) => how !== 'restored')) return 0;
    for (const { hash } of read.value) needed.add(hash);
  }
  const old = [...names].filter((name) => !needed.has(name));
  for (const name of old) await copies.remove(name).catch(() => undefined);
  return old.length;
}

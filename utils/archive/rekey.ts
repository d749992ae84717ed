import { err, ok, type Result } from '../kernel';
import { headsOf } from './head';
import { loadTree } from './load';
import { moveRecords } from './move';
import { type ArchiveFailure, type ArchiveParts, writeFailure } from './parts';
import { entriesOf, refsOf } from './tree';

/** What is sealed anew in one transaction: few enough bytes to hold, many enough not to write the list each time. */
export const BATCH = { documents: 64, bytes: 16 * 2 ** 20 } as const;

/** `moved`: sealed with the new keys this time. `stuck`: ids of documents that cannot be read and stay where they are. */
export type HandedOver = { moved: number; stuck: string[] };

type Told = { onProgress?: (moved: number, all: number) => void };

/**
 * Seals everything one person has with the keys of another, batch by batch; each batch is in one list or in the other
 * at every moment. Begun again after a death it goes on with what is left.
 */
export async function handOver(
  from: ArchiveParts,
  to: ArchiveParts,
  { onProgress = () => undefined }: Told = {},
): Promise<Result<HandedOver, ArchiveFailure>> {
  const tree = await loadTree(from);
  if (!tree.ok) return tree;
  const entries = entriesOf(tree.value);
  const report: HandedOver = { moved: 0, stuck: [] };
  onProgress(0, entries.length);
  for (const ids of batchesOf(entries)) {
    const done = await moveRecords(from, to, ids);
    if (done.ok) report.moved += ids.length;
    else if (done.error === 'damaged') {
      const apart = await oneByOne(from, to, ids);
      if (!apart.ok) return apart;
      report.moved += ids.length - apart.value.length;
      report.stuck.push(...apart.value);
    } else return done;
    onProgress(report.moved, entries.length);
  }
  return ok(report);
}

/** One damaged document holds back nothing but itself. Gives the ids of those that stay. */
async function oneByOne(
  from: ArchiveParts,
  to: ArchiveParts,
  ids: readonly string[],
): Promise<Result<string[], ArchiveFailure>> {
  const stuck: string[] = [];
  for (const id of ids) {
    const done = await moveRecords(from, to, [id]);
    if (!done.ok && done.error !== 'damaged') return done;
    if (!done.ok) stuck.push(id);
  }
  return ok(stuck);
}

/**
 * Takes the lists of a person who has nothing any more out of the store: without their keys nobody could tell them from
 * damage. The sentinel first: an empty list it does not know is nothing, a list it knows and nobody finds is a loss.
 */
export function forgetPerson(parts: ArchiveParts): Promise<Result<null, ArchiveFailure>> {
  return navigator.locks.request('archive-write', async () => {
    try {
      const tree = await loadTree(parts);
      if (!tree.ok) return tree;
      if (entriesOf(tree.value).length > 0 || parts.readOnly) return err('failed' as const);
      const refs = refsOf(tree.value);
      const sentinel = await parts.sentinel.read();
      if (typeof sentinel === 'object' && sentinel.vaultId === parts.vaultId) {
        const heads = headsOf(sentinel, parts).filter(({ id }) => id !== tree.value.id);
        await parts.sentinel.write({ ...sentinel, heads });
      }
      await parts.db.transaction('rw', parts.db.objects, () => parts.db.objects.bulkDelete(refs.map(({ id }) => id)));
      for (const { hash } of refs) await parts.copies?.remove(hash).catch(() => undefined);
      return ok(null);
    } catch (cause) {
      return err(writeFailure(cause));
    }
  });
}

function batchesOf(entries: readonly { id: string; size: number }[]): string[][] {
  const batches: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const { id, size } of entries) {
    if (bytes + size > BATCH.bytes || (batches.at(-1)?.length ?? 0) >= BATCH.documents) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)?.push(id);
    bytes += size;
  }
  return batches;
}

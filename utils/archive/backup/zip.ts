import { makeZip } from 'client-zip';
import { type Bytes, timeIn } from '../../kernel';
import type { Entry } from '../catalogue';
import type { BackupFile } from './backup-files';

/** Where no folder can be chosen, an export is ZIP files that fit into memory. */
const PART = 400 * 2 ** 20;

/** One ZIP of the files, not compressed. Held in memory: clear text goes to no temporary file of ours. */
export async function zipOf(files: AsyncIterable<BackupFile>): Promise<Blob> {
  const inputs = async function* () {
    for await (const { name, bytes, mtime } of files)
      yield { name, input: bytes, lastModified: new Date(timeIn(mtime)) };
  };
  const parts: Bytes[] = [];
  const reader = makeZip(inputs(), { buffersAreUTF8: true }).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts, { type: 'application/zip' });
    parts.push(value as Bytes);
  }
}

/** Records in groups that each fit into one ZIP; a document larger than that goes alone. */
export function zipGroups<T extends Pick<Entry, 'size'>>(entries: readonly T[], limit = PART): T[][] {
  const groups: T[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    if (size + entry.size > limit) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(entry);
    size += entry.size;
  }
  return groups;
}

import type { Amendment, Archive } from '../../../utils/archive/store';
import type { FactsReader } from '../read-facts';

/** Documents described before the list is written once more. */
const BATCH = 16;

/**
 * Asks documents that were never asked what they say of themselves: those kept before we could, and files of the
 * person's own. One that says nothing is not asked again. Gives whether anything changed.
 */
export async function describeOld(archive: Archive, facts: FactsReader, signal: AbortSignal): Promise<boolean> {
  const entries = await archive.entries();
  const unasked = (entries.ok ? entries.value : []).filter(
    ({ facts: told, kind }) => told === undefined && (kind === 'pdf' || kind === 'semd'),
  );
  let changes = new Map<string, Amendment>();
  const write = async () => {
    const written = changes.size === 0 || (await archive.amend(changes)).ok;
    changes = new Map();
    return written;
  };
  for (const entry of unasked) {
    if (signal.aborted) break;
    const read = await archive.read(entry);
    if (!read.ok) continue;
    const told = await facts.read(entry.kind, read.value);
    changes.set(entry.id, { facts: typeof told === 'string' ? {} : told });
    if (changes.size >= BATCH && !(await write())) return false;
  }
  await write();
  return unasked.length > 0;
}

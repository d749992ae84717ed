import type { BackupStage } from '../../../components/archive';
import { type Belongings, zipGroups, zipOf } from '../../../utils/archive/store';
import { downloadBlob, type FolderTarget } from '../../../utils/platform';
import { diskWhy, filesOf, type Job } from './job';
import { countOf } from './people';

/** Ordinary files in a folder, or ZIPs where this browser cannot choose one. */
export async function exportOpen(
  job: Job,
  people: readonly Belongings[],
  folder: FolderTarget | null,
  name: string,
): Promise<BackupStage> {
  const { signal, show } = job;
  const all = countOf(people);
  const groups = folder ? [people] : zipParts(people);
  let [before, documents, left] = [0, 0, 0];
  try {
    for (const [at, group] of groups.entries()) {
      const source = filesOf(
        job,
        group,
        (done) => show({ at: 'work', work: 'export', done: before + done, all }),
        true,
      );
      const files = async function* () {
        for (;;) {
          signal.throwIfAborted();
          const { done, value } = await source.next();
          if (!done) yield value;
          else if (!value.ok) throw new Error(value.error);
          else {
            documents += value.value.documents;
            left += value.value.left.length;
            return;
          }
        }
      };
      if (folder) for await (const file of files()) await folder.write(file.name, file.bytes);
      else downloadBlob(await zipOf(files()), `${name}${groups.length > 1 ? `-${at + 1}` : ''}.zip`);
      before += countOf(group);
    }
  } catch (cause) {
    if (signal.aborted) return { at: 'stopped', what: folder ? 'exportCancelled' : 'cancelled' };
    return { at: 'failed', why: diskWhy(cause), file: null };
  }
  return { at: 'exported', documents, left };
}

/** Everybody in parts that each fit into one ZIP: which records of whom. */
function zipParts(people: readonly Belongings[]): Belongings[][] {
  const owned = people.flatMap(({ id, entries }) => entries.map((entry) => ({ id, entry, size: entry.size })));
  return zipGroups(owned).map((group) =>
    people
      .map((person) => ({
        ...person,
        entries: group.filter(({ id }) => id === person.id).map(({ entry }) => entry),
      }))
      .filter((person, _at, all) => person.entries.length > 0 || all.length === 1),
  );
}

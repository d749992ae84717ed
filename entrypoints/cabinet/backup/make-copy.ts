import type { BackupStage } from '../../../components/archive';
import type { ArchiveFailure, Belongings, FilesSummary, Metadata } from '../../../utils/archive/store';
import type { Result } from '../../../utils/kernel';
import type { SaveTarget } from '../../../utils/platform';
import type { BackupLock } from '../../../utils/vault';
import { diskWhy, filesOf, type Job, refused, startWorker, troubled } from './job';
import { countOf } from './people';
import { bytesInChunks, streamFrom } from './streams';

/**
 * Writes the copy, then reads it back from where it lies: only a copy that was read in full is called one. Of one that
 * goes to the downloads this is not yet the file on the disk, which the person may still refuse.
 */
export async function makeCopy(
  job: Job,
  people: readonly Belongings[],
  target: SaveTarget,
  lock: BackupLock,
  remember: (copy: Metadata) => Promise<void>,
): Promise<BackupStage> {
  const { signal, show } = job;
  const all = countOf(people);
  const client = startWorker(signal);
  let summary: Result<FilesSummary, ArchiveFailure> | null = null;
  const fail = async (stage: BackupStage): Promise<BackupStage> => {
    await target.discard().catch(() => undefined);
    return signal.aborted ? { at: 'stopped', what: 'cancelled' } : stage;
  };
  try {
    show({ at: 'work', work: 'make', done: 0, all });
    const files = streamFrom(
      filesOf(job, people, (done) => show({ at: 'work', work: 'make', done, all })),
      (value) => {
        summary = value;
      },
    );
    const sealed = await client.seal(files, lock);
    if (!sealed.ok) {
      await target.sink.abort().catch(() => undefined);
      return await fail(troubled(sealed.error));
    }
    await sealed.value.pipeThrough(bytesInChunks()).pipeTo(target.sink, { signal });
    const wrote = summary as Result<FilesSummary, ArchiveFailure> | null;
    if (!wrote?.ok) return await fail(refused(wrote?.error ?? 'failed'));
    const { documents } = wrote.value;
    show({ at: 'work', work: 'reread', done: 0, all: documents });
    const file = await target.finished();
    const seen = await client.inspect(file, 'same', (progress) =>
      show({ at: 'work', work: 'reread', done: progress.documents, all: documents }),
    );
    if (!seen.ok || seen.value.documents.length !== documents) {
      return await fail({ at: 'failed', why: 'reread', file: null });
    }
    await target.deliver();
    await remember(seen.value);
    return { at: 'made', name: target.name, place: target.place, documents, all };
  } catch (cause) {
    const wrote = summary as Result<FilesSummary, ArchiveFailure> | null;
    return await fail(wrote && !wrote.ok ? refused(wrote.error) : { at: 'failed', why: diskWhy(cause), file: null });
  } finally {
    client.close();
  }
}

import { err, type Result } from '../../kernel';
import { type BackupKey, openBackup, sealBackup } from '../../vault';
import type { BackupOrder, BackupWord, Extracted, OpenWith } from './backup-protocol';
import { type BackupFault, inspectBackup, wantedFiles } from './read-backup';
import { tarOf } from './tar';

type Say = (word: BackupWord, moved?: Transferable[]) => void;

/**
 * The worker's side: one order after another. What is typed to open a copy, and the copy's clear text on its way, are
 * only here; they go when the page ends the worker.
 */
export function serveBackup(say: Say, isolation: () => readonly string[]): (event: MessageEvent) => void {
  let last: BackupKey | null = null;

  const opened = async (file: Blob, key: OpenWith): Promise<Result<ReadableStream<Uint8Array>, BackupFault>> => {
    const opener = key === 'same' ? last : key;
    if (!opener) throw new Error('nothing was opened here before');
    const stream = await openBackup(opener, file, (again) => {
      last = again;
    });
    return stream.ok ? stream : err({ code: stream.error, file: null });
  };

  const perform = async (order: BackupOrder): Promise<void> => {
    if (isolation().length > 0) return say({ word: 'failed' });
    if (order.order === 'seal') {
      const { sealed, reread } = await sealBackup(order.lock, tarOf(order.files));
      last = reread;
      return say({ word: 'sealed', sealed }, [sealed]);
    }
    const stream = await opened(order.file, order.key);
    if (!stream.ok) return say({ word: 'refused', fault: stream.error });
    if (order.order === 'extract') {
      const files = extracted(wantedFiles(stream.value, order.wanted));
      return say({ word: 'extracted', files }, [files]);
    }
    const seen = await inspectBackup(stream.value, (progress) => say({ word: 'progress', progress }));
    say(seen.ok ? { word: 'inspected', metadata: seen.value } : { word: 'refused', fault: seen.error });
  };

  return ({ data }) => void perform(data as BackupOrder).catch(() => say({ word: 'failed' }));
}

function extracted(files: ReturnType<typeof wantedFiles>): ReadableStream<Extracted> {
  return new ReadableStream<Extracted>(
    {
      async pull(controller) {
        const { done, value } = await files.next();
        if (!done) return controller.enqueue(value);
        if (value) controller.enqueue({ fault: value });
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

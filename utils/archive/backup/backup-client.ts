import { err, ok, type Result } from '../../kernel';
import type { BackupLock } from '../../vault';
import type { BackupFile } from './backup-files';
import type { BackupOrder, BackupWord, Extracted, OpenWith } from './backup-protocol';
import type { Metadata } from './metadata';
import type { BackupFault, Progress } from './read-backup';

/** What is needed of a dedicated Worker. */
export type BackupWorker = {
  postMessage(message: unknown, moved: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: never) => unknown) | null;
  terminate(): void;
};

/** `ended`: the worker was ended, by a cancel or by a crash; `failed`: our own mistake. */
export type BackupTrouble = BackupFault | { code: 'ended' | 'failed'; file: null };

/**
 * The page's side of one backup worker: one order at a time. `close` ends it at once, in the middle of anything, and
 * with it the phrase and the clear text it held; the order under way then answers `ended`.
 */
export type BackupClient = {
  seal(files: ReadableStream<BackupFile>, lock: BackupLock): Promise<Result<ReadableStream<Uint8Array>, BackupTrouble>>;
  inspect(
    file: Blob,
    key: OpenWith,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<Metadata, BackupTrouble>>;
  /** @param wanted SHA-256 by file name */
  extract(
    file: Blob,
    key: OpenWith,
    wanted: ReadonlyMap<string, string>,
  ): Promise<Result<ReadableStream<Extracted>, BackupTrouble>>;
  close(): void;
};

export function connectBackupWorker(worker: BackupWorker): BackupClient {
  let answer: ((word: BackupWord | 'ended') => void) | null = null;
  let hear: (progress: Progress) => void = () => undefined;
  let ended = false;

  const settle = (word: BackupWord | 'ended') => {
    answer?.(word);
    answer = null;
  };
  const end = () => {
    ended = true;
    worker.terminate();
    settle('ended');
  };
  worker.onmessage = ({ data }: MessageEvent<BackupWord>) => {
    if (data.word === 'progress') hear(data.progress);
    else settle(data);
  };
  worker.onerror = end;

  const order = (what: BackupOrder, moved: Transferable[] = []): Promise<BackupWord | 'ended'> =>
    new Promise((resolve) => {
      if (ended) return resolve('ended');
      answer = resolve;
      worker.postMessage(what, moved);
    });

  return {
    async seal(files, lock) {
      const word = await order({ order: 'seal', files, lock }, [files]);
      return word !== 'ended' && word.word === 'sealed' ? ok(word.sealed) : trouble(word);
    },
    async inspect(file, key, onProgress) {
      hear = onProgress;
      const word = await order({ order: 'inspect', file, key });
      return word !== 'ended' && word.word === 'inspected' ? ok(word.metadata) : trouble(word);
    },
    async extract(file, key, wanted) {
      const word = await order({ order: 'extract', file, key, wanted });
      return word !== 'ended' && word.word === 'extracted' ? ok(word.files) : trouble(word);
    },
    close: end,
  };
}

function trouble(word: BackupWord | 'ended'): Result<never, BackupTrouble> {
  if (word !== 'ended' && word.word === 'refused') return err(word.fault);
  return err({ code: word === 'ended' ? 'ended' : 'failed', file: null });
}

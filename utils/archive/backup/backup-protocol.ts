import type { Bytes } from '../../kernel';
import type { BackupKey, BackupLock } from '../../vault';
import type { BackupFile } from './backup-files';
import type { Metadata } from './metadata';
import type { BackupFault, Progress } from './read-backup';

/** `same`: as the copy this worker sealed or opened last. The page need not keep a phrase for a second reading. */
export type OpenWith = BackupKey | 'same';

/** What a page asks of the backup worker. Streams and files are handed over, nothing is held whole. */
export type BackupOrder =
  | { order: 'seal'; files: ReadableStream<BackupFile>; lock: BackupLock }
  | { order: 'inspect'; file: Blob; key: OpenWith }
  | { order: 'extract'; file: Blob; key: OpenWith; wanted: ReadonlyMap<string, string> };

/** A stream cannot carry a named error from one context to another: a fault comes as its last piece. */
export type Extracted = { file: string; bytes: Bytes } | { fault: BackupFault };

export type BackupWord =
  | { word: 'sealed'; sealed: ReadableStream<Uint8Array> }
  | { word: 'progress'; progress: Progress }
  | { word: 'inspected'; metadata: Metadata }
  | { word: 'extracted'; files: ReadableStream<Extracted> }
  | { word: 'refused'; fault: BackupFault }
  /** Our own mistake; its text stays in the worker. */
  | { word: 'failed' };

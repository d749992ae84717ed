import type { AddingReport, ArchiveView } from '../../components/archive';
import type { Entry } from '../../utils/archive/store';
import type { Bytes } from '../../utils/kernel';
import type { OpenedArchive } from './backup/backup-session';
import type { FileWork } from './inbox-desk';
import type { KeyChanges } from './key-changes';
import type { RecordActions } from './records/actions';

/** What may be asked of an archive that stands open. */
export type OpenArchiveCalls = {
  /** What could not be read is set aside, so that it is told once. */
  dismissIntake: () => void;
  /** Everything, at the person's word. */
  check: () => Promise<void>;
  cancelCheck: () => void;
  /** What can be read of a damaged list becomes the list. */
  rebuildList: () => Promise<void>;
  /** The open archive and what opens it, for work on the whole of it; null while it is closed. */
  opened: () => OpenedArchive | null;
  /** What can be done with records and people of the open archive. */
  records: RecordActions;
  /** A restore has ended: the list is read anew, second copies follow. */
  restored: () => Promise<void>;
  /** Tries what was set aside once more. */
  retryAside: () => Promise<void>;
  /** What was set aside goes for good. */
  dropAside: () => Promise<boolean>;
  /** A copy that was held becomes a record or goes. */
  decideHeld: (id: string, wanted: boolean) => Promise<void>;
  /** Keeps files of the person's own; what is refused does not keep the rest out. */
  addFiles: (files: readonly File[], work: FileWork) => Promise<AddingReport>;
  /** A record's entry and original bytes. */
  read: (id: string) => Promise<{ entry: Entry; bytes: Bytes } | 'damaged'>;
};

/** What the cabinet's parts may ask of the archive. */
export type ArchiveSession = OpenArchiveCalls & {
  view: () => ArchiveView;
  onChange: (listener: () => void) => () => void;
  create: (passphrase: string) => Promise<void>;
  unlock: (passphrase: string) => Promise<void>;
  unlockByPasskey: () => Promise<void>;
  lock: () => void;
  /** The passphrase and the recovery key. */
  keys: KeyChanges;
};

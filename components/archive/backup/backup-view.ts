import type { BackupTexts } from '../../../utils/text';

export type BackupFailure = keyof BackupTexts['failed'];
export type BackupWork = 'make' | 'reread' | 'check' | 'look' | 'restore' | 'export';

/** What the page shows below its header. `at` times are ms since the epoch. */
export type BackupStage =
  | { at: 'idle' }
  | { at: 'choosing' }
  /** `all`: null while it is not known how many there are. */
  | { at: 'work'; work: BackupWork; done: number; all: number | null }
  | { at: 'made'; name: string; place: 'chosen' | 'downloads'; documents: number; all: number }
  | { at: 'checked'; documents: number; missing: number; madeAt: number }
  /** `isNew`: nobody of this name is here yet; they are added with their documents. `needed`: bytes. */
  | { at: 'plan'; madeAt: number; people: readonly PersonPlan[]; room: { needed: number; enough: boolean } }
  | { at: 'restored'; added: number }
  | { at: 'exported'; documents: number; left: number }
  | { at: 'stopped'; what: 'cancelled' | 'restoreCancelled' | 'exportCancelled' }
  | { at: 'failed'; why: BackupFailure; file: string | null };

export type PersonPlan = { name: string; isNew: boolean; fresh: number; same: number; differ: number };

export type ReminderView = { state: 'none' | 'never' | 'left' | 'fresh' | 'old' | 'many' | 'check'; fresh: number };

export type CopyScope = 'everybody' | 'shown';

export type BackupView = {
  documents: number;
  /** Who is on the screen, where there are several persons. */
  shown: { name: string; documents: number } | null;
  /** There is a recovery key that can lock a copy. */
  recoverable: boolean;
  /** Bytes of all originals. */
  size: number;
  last: { at: number; documents: number } | null;
  reminder: ReminderView;
  /** What this browser can do: write to a chosen place, or only hand files to the downloads. */
  chooses: { file: boolean; folder: boolean };
  stage: BackupStage;
};

export type BackupEvents = {
  /** `passphrase`: null locks the copy with the recovery key. */
  onMake: (passphrase: string | null, scope: CopyScope) => void;
  onCheck: (file: File, key: string) => void;
  onLook: (file: File, key: string) => void;
  onRestore: () => void;
  onExport: (scope: CopyScope) => void;
  onCancel: () => void;
  /** The outcome was read: back to the choices. */
  onReset: () => void;
  onClose: () => void;
};

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
  /** `persons`: who is in the archive. `needed`: bytes. */
  | {
      at: 'plan';
      madeAt: number;
      people: readonly PersonPlan[];
      persons: readonly { id: string; name: string }[];
      room: { needed: number; enough: boolean };
    }
  | { at: 'restored'; added: number }
  | { at: 'exported'; documents: number; left: number }
  | { at: 'stopped'; what: 'cancelled' | 'restoreCancelled' | 'exportCancelled' }
  | { at: 'failed'; why: BackupFailure; file: string | null };

/**
 * What goes to one person. `from`: their name in the copy, null where it has none. `to`: an id, `NEW_PERSON`, or null
 * until the person at the screen has said it; `name` is theirs. `asks`: they may choose another. `takesName`: who was here
 * without a name gets that of the copy.
 */
export type PersonPlan = {
  from: string | null;
  to: string | null;
  name: string;
  isNew: boolean;
  takesName: boolean;
  asks: boolean;
  fresh: number;
  same: number;
  differ: number;
};

export const NEW_PERSON = 'new';

/** `fresh`, the number: documents that are in no copy. */
export type ReminderView = {
  state: 'none' | 'never' | 'left' | 'fresh' | 'old' | 'many' | 'unchecked' | 'check';
  fresh: number;
};

/** What the page can be opened for. */
export type BackupCard = 'make' | 'check' | 'restore';

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
  /** Documents in the inbox that nobody has filed yet. */
  waiting: number;
  /** What this browser can do: write to a chosen place, or only hand files to the downloads. */
  chooses: { file: boolean; folder: boolean };
  stage: BackupStage;
};

export type BackupEvents = {
  /** `passphrase`: null locks the copy with the recovery key. */
  onMake: (passphrase: string | null, scope: CopyScope) => void;
  onCheck: (file: File, key: string) => void;
  onLook: (file: File, key: string) => void;
  /** `to`: a person's id or `NEW_PERSON`. */
  onPlace: (at: number, to: string) => void;
  onRestore: () => void;
  onExport: (scope: CopyScope) => void;
  onCancel: () => void;
  /** The outcome was read: back to the choices. */
  onReset: () => void;
  onClose: () => void;
};

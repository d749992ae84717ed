import type { FileKind } from '../../utils/documents';
import type { ArchiveTexts } from '../../utils/text';

/** One line of the list. `at`: of the document if it is known, else when it was kept; ms since the epoch. */
export type RecordItem = {
  id: string;
  title: string;
  kind: FileKind;
  at: number;
  source: keyof ArchiveTexts['record']['sources'];
  /** Bytes. */
  size: number;
  isNew: boolean;
};

/** `full`: the disk had no room for the rest, which goes on waiting. */
export type IntakeView = { added: number; duplicates: number; unreadable: number; full?: boolean };

export type CreateFailure = keyof ArchiveTexts['create']['failed'];
/** Reasons that no other passphrase would mend; a wrong one is `wrong`. */
export type UnlockFailure = keyof ArchiveTexts['unlock']['failed'];
export type ViewerFailure = keyof ArchiveTexts['viewer']['failed'];

export type WeakReason = keyof ArchiveTexts['strength']['why'];
/** `score` 0–4 as zxcvbn counts; a `weak` one is refused. */
export type StrengthView = { score: 0 | 1 | 2 | 3 | 4; weak: boolean; why?: WeakReason | null };

/** All states of the archive page but the viewer. */
export type ArchiveView =
  | { state: 'loading' }
  | { state: 'none'; busy: boolean; failure: CreateFailure | null }
  | {
      state: 'locked';
      waiting: number;
      busy: boolean;
      wrong: boolean;
      retryAt: number | null;
      failure: UnlockFailure | null;
    }
  | { state: 'open'; records: readonly RecordItem[]; intake: IntakeView | null };

export type ArchiveEvents = {
  onCreate: (passphrase: string) => void;
  onUnlock: (passphrase: string) => void;
  onOpenRecord: (id: string) => void;
  onDismissIntake: () => void;
  onOpenPortal: () => void;
};

/** What the page asks while the person types. The answers come from the vault room. */
export type PassphraseAdvice = {
  strength: (passphrase: string) => Promise<StrengthView>;
  looksLikeWrongLayout: (passphrase: string) => boolean;
};

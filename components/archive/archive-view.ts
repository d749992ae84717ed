import type { KeepKind } from '../../utils/archive';
import type { FileKind } from '../../utils/documents';
import type { ArchiveTexts, KeyTexts, RecordTexts } from '../../utils/text';
import type { PeopleView } from './records/people-view';

/** A copy that waits for the person's word. */
export type HeldItem = { id: string; name: string };

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
  /** Its bytes are gone and there is no second copy. */
  damaged?: boolean;
  /** What kind of the portal's documents it is; absent for a file of the person's own. */
  from?: KeepKind;
  /** Ids of the signatures that lie beside it. */
  signatures?: readonly string[];
  /** `YYYY-MM-DD`, when the document or the person tells it. */
  day?: string;
  /** Empty: the person says that there is none. */
  organisation?: string;
  /** The kind that the person says, where its name would tell another. */
  saidKind?: Exclude<keyof RecordTexts['kinds'], 'all'>;
  /** Whom the document names. */
  patient?: string;
  /** That is another one than the documents it lies with name. */
  isOutOfPlace?: boolean;
  /** The person has put something of their own in place. */
  corrected?: boolean;
  /** Id of the newest version of the same document, where this is an earlier one. */
  newer?: string;
  /** Ids of the earlier versions, where this is the newest. */
  older?: readonly string[];
  /** Deleted; when it goes for good, ms since the epoch. */
  goesAt?: number;
};

/** `checking`: a check of everything under way. `checked`: how the last one ended; null total: it failed. */
export type IntegrityView = {
  restored: number;
  lost: number;
  list: 'whole' | 'restored' | 'lost';
  /** `spare`: it or the header was lost where the browser keeps settings, and came back from a spare. */
  sentinel: 'whole' | 'restored' | 'spare';
  strays: number;
  copies: keyof ArchiveTexts['integrity']['copies'];
  /** A later version wrote here: nothing may be changed. */
  newer: boolean;
  /** The browser refused its stores, and the archive has just been filled anew in a place apart. */
  moved: boolean;
  checking: { done: number; total: number } | null;
  checked: { total: number | null; cancelled: boolean } | null;
};

/** `whole`: ZIPs kept as they came. `full`: the disk had no room for the rest, which goes on waiting. */
export type IntakeView = {
  added: number;
  duplicates: number;
  unreadable: number;
  whole?: number;
  missing?: number;
  full?: boolean;
};

export type CreateFailure = keyof ArchiveTexts['create']['failed'];
/** Reasons that no other passphrase would mend; a wrong one is `wrong`. */
export type UnlockFailure = keyof ArchiveTexts['unlock']['failed'];
export type ViewerFailure = keyof ArchiveTexts['viewer']['failed'];

export type WeakReason = keyof ArchiveTexts['strength']['why'];
/** `score` 0–4 as zxcvbn counts; a `weak` one is refused. */
export type StrengthView = { score: 0 | 1 | 2 | 3 | 4; weak: boolean; why?: WeakReason | null };

/** All states of the archive page but the viewer. `aside`: copies that could not be read and were set aside. */
export type ArchiveView =
  | { state: 'loading' }
  | { state: 'none'; busy: boolean; failure: CreateFailure | null }
  /** Records are being sealed with new keys; nothing is shown until that is done. */
  | { state: 'rekeying'; done: number; all: number }
  | {
      state: 'locked';
      waiting: number;
      busy: boolean;
      wrong: boolean;
      retryAt: number | null;
      failure: UnlockFailure | null;
      /** A passkey opens it, in this browser. */
      passkey?: boolean;
      passkeyTrouble?: keyof KeyTexts['passkey']['failed'] | null;
    }
  | {
      state: 'open';
      records: readonly RecordItem[];
      intake: IntakeView | null;
      aside?: number;
      held?: readonly HeldItem[];
      integrity: IntegrityView;
      people?: PeopleView;
      free?: number | null;
    };

export type ArchiveEvents = {
  onCreate: (passphrase: string) => void;
  onUnlock: (passphrase: string) => void;
  onForgot: () => void;
  onPasskey: () => void;
  onOpenRecord: (id: string) => void;
  onDismissIntake: () => void;
  onCheck: () => void;
  onCancelCheck: () => void;
  onRebuildList: () => void;
  onRetryAside: () => void;
  onDropAside: () => Promise<boolean>;
  onOpenPortal: () => void;
};

/** What the page asks while the person types. The answers come from the vault room. */
export type PassphraseAdvice = {
  strength: (passphrase: string) => Promise<StrengthView>;
  looksLikeWrongLayout: (passphrase: string) => boolean;
  invent: () => Promise<InventedView>;
};

/** `of`: how many words there are to draw from; `bits`: what the phrase is worth to one who knows them. */
export type InventedView = { phrase: string; words: number; of: number; bits: number };

/** Why a change of the keys did not happen. `wrong`: the phrase; `wrong-key`: what was typed from the sheet. */
export type KeyTrouble =
  | { kind: 'wrong'; retryAt: number | null }
  | { kind: 'wrong-key'; why: keyof KeyTexts['recover']['wrongKey'] }
  | { kind: 'failed'; why: keyof KeyTexts['failed'] };
/** What has just been done with the keys. */
export type KeyNews = Exclude<keyof KeyTexts['done'], 'dismiss'>;

/** Who keeps the recovery key: one sheet, two with the same key, or two with half of it each. */
export type SheetWay = keyof KeyTexts['sheet']['ways'];
/** One sheet of paper. `vault`: short id; `part`: «Лист 1 из 2» or null. */
export type SheetPage = {
  code: string;
  half: boolean;
  qr: readonly (readonly boolean[])[];
  vault: string;
  date: string;
  part: string | null;
};

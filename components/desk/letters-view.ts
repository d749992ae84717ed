import type { LetterFact, LetterFacts, LetterKind, Tried } from '../../utils/guide/appeal';

export type LettersView = {
  kind: LetterKind;
  facts: LetterFacts;
  tried: readonly Tried[];
  /** What this browser is called, null when that is not known. */
  browser: string | null;
  saysBrowser: boolean;
  /** Watched requests a fact can be taken from. */
  requests: readonly { id: string; label: string }[];
  letter: string;
  /** The person has changed the letter: it no longer follows the answers. */
  edited: boolean;
  copied: 'done' | 'failed' | null;
  /** Whether the portal's form can be opened from here. */
  openable: boolean;
};

export type LettersEvents = {
  onKind: (kind: LetterKind) => void;
  onRequest: (id: string) => void;
  onFact: (fact: LetterFact, text: string) => void;
  onTried: (one: Tried, done: boolean) => void;
  onSayBrowser: (says: boolean) => void;
  onLetter: (text: string) => void;
  onAgain: () => void;
  onCopy: () => void;
  onPrint: () => void;
  onSave: () => void;
  onOpenForm: () => void;
};

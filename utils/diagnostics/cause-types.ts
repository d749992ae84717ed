import type { FactKey, ValueOf } from './fields';

/** Which facts must have one of which values; all of them together. */
export type Pattern = { readonly [K in FactKey]?: readonly ValueOf<K>[] };
/** What may be done about a cause by a button; `advice`: in words only. */
export type Remedy =
  | 'advice'
  | 'remove-twin'
  | 'clear-cookies'
  | 'clear-storage'
  | 'open-portal'
  | 'grant-hosts'
  | 'open-archive'
  | 'open-settings';
export type Confidence = 'certain' | 'likely' | 'possible';

/**
 * One known cause. `code` is what is read aloud and never changes its meaning; `when`: any of the patterns; `weight`
 * says which of two that are both seen explains more; `explains`: causes that are only its consequences and step back.
 * Words (what it is, what to do, what to ask, what to answer) stand in utils/text/ru/causes.ts under the same id.
 */
export type Cause = {
  code: number;
  when: readonly Pattern[];
  confidence: Confidence;
  weight: number;
  remedy: Remedy;
  explains: readonly string[];
  source: string;
};

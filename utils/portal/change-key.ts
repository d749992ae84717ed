import type { OrderFile } from './types';

/** FNV-1a, 2 × 32 bits: tells texts apart and hides nothing; it keeps a comment's words out of the stored key. */
export function fingerprint(text: string): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + i), 0x01000193);
  }
  return digits(low >>> 0) + digits(high >>> 0);
}

const THREE_DIGITS = 36 ** 3;
/** In base 36. By halves, for only small integers are quick to write down, and a list has hundreds of fingerprints. */
const digits = (value: number): string =>
  value < THREE_DIGITS
    ? inBase36(value)
    : inBase36((value / THREE_DIGITS) | 0) + inBase36((value % THREE_DIGITS) + THREE_DIGITS).slice(1);
const inBase36 = (value: number): string => value.toString(36);

export type KeySource = 'json' | 'list' | 'article' | 'lk' | 'generic';

/** Tells accounts apart without keeping their ids; null for an answer that names none. */
export const accountMark = (userId: string | number | null | undefined): string | null =>
  userId === null || userId === undefined ? null : fingerprint(`account ${userId}`);

/**
 * Tells people of one computer apart by the name a page's header shows. Twenty bits: many names share a mark, but whoever
 * knows the family can tell which of them it is, so it is sealed with the rest of its row.
 */
export const personMark = (name: string): string => fingerprint(`person ${name}`).slice(0, 4);

/** Joins what counts as a change (portal.md 3.4) into a key; strings are fingerprinted, null is kept apart from ''. */
export const changeKey = (source: KeySource, facts: readonly (string | number | boolean | null)[]): string =>
  `${source}:${facts.map((fact) => (typeof fact === 'string' ? fingerprint(fact) : String(fact ?? '-'))).join('.')}`;

/** Whether two keys were made by the same source, so that their difference is a change. */
export const keysCompare = (a: string, b: string): boolean => sourceOf(a) === sourceOf(b);

/** What stands before the facts of a key. */
export const sourceOf = (key: string): string => key.split(':', 1)[0] ?? '';

/** Facts of the files that take part in a key of a page: addresses, for names are shown in many ways. */
export const fileFacts = (files: readonly OrderFile[]): string => files.map(({ name, url }) => url ?? name).join('\n');

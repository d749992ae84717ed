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
  return [low, high].map((half) => (half >>> 0).toString(36)).join('');
}

export type KeySource = 'json' | 'article' | 'lk' | 'generic';

/** Joins what counts as a change (portal.md 3.4) into a key; strings are fingerprinted, null is kept apart from ''. */
export const changeKey = (source: KeySource, facts: readonly (string | number | boolean | null)[]): string =>
  `${source}:${facts.map((fact) => (typeof fact === 'string' ? fingerprint(fact) : String(fact ?? '-'))).join('.')}`;

/** Whether two keys were made by the same source, so that their difference is a change. */
export const keysCompare = (a: string, b: string): boolean => a.split(':', 1)[0] === b.split(':', 1)[0];

/** Facts of the files that take part in a key of a page: addresses, for names are shown in many ways. */
export const fileFacts = (files: readonly OrderFile[]): string => files.map(({ name, url }) => url ?? name).join('\n');

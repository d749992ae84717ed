/** What a person decides for: `health` — medical documents, `orders` — files of requests, `other` — everything else. */
export const KEEP_KINDS = ['health', 'orders', 'other'] as const;
export type KeepKind = (typeof KEEP_KINDS)[number];

/** `undecided`: kept, and asked about once; `ask`: sealed and held until the person says; `never`: not even fetched. */
export const KEEP_CHOICES = ['undecided', 'always', 'ask', 'never'] as const;
export type KeepChoice = (typeof KEEP_CHOICES)[number];

/** @param route kind of the page a document was taken from, as the portal room names it */
export function keepKindOf(route: string): KeepKind {
  if (route === 'health' || route === 'health-document') return 'health';
  return route === 'order' || route === 'orders' ? 'orders' : 'other';
}

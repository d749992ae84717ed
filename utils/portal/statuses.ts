import { normalise } from './normalise';
import { ARTICLE_WORDS, FEED_GROUPS, STATUSES, TERMINATED } from './status-table';
import type { StatusGroup, StatusSeen } from './types';

/** A group and, where the portal has a name for the id, its title. */
function byId(id: number): { group: StatusGroup; title: string } | null {
  const row = STATUSES.find(([, titles]) => Object.hasOwn(titles, id));
  return row ? { group: row[0], title: row[1][id] ?? '' } : null;
}

export const statusTitle = (id: number): string | null => byId(id)?.title || null;

/** What an answer said of a status besides its id; null where it said nothing. */
export type StatusFlags = { finalStatus?: boolean | null; closed?: boolean | null; color?: string | null };

/**
 * Builds the status of portal.md 3 from what was seen. The title shown wins over ours (departments write their own);
 * the group comes from the id, of an unknown id from the colour and the flags, and is `unknown` when they are silent.
 * A final status may still change later (new message, delivery, appeal).
 */
export function statusOf(id: number | null, title: string | null, flags: StatusFlags = {}): StatusSeen {
  const row = id === null ? null : byId(id);
  const said = flags.finalStatus === true || flags.closed === true;
  return {
    id,
    title: title || row?.title || '',
    group: row?.group ?? groupByFlags(flags, said),
    final: said || (id !== null && TERMINATED.includes(id)),
  };
}

function groupByFlags({ color }: StatusFlags, final: boolean): StatusGroup {
  const group = color ? feedGroup(color) : 'unknown';
  return group === 'unknown' && final ? 'information' : group;
}

/** Group of a feed's `status`: a word, or a bare status id as a string (portal.md 3.3). */
export function feedGroup(status: string): StatusGroup {
  if (/^-?\d{1,4}$/.test(status)) return byId(Number(status))?.group ?? 'unknown';
  return FEED_GROUPS.find(([, words]) => words.includes(status.toLowerCase()))?.[0] ?? 'unknown';
}

/** Knows the status a shown text names: one of the article's four labels or a title of the portal. */
export type StatusNames = (text: string) => StatusSeen | null;

/** Made once per page and not kept: normalising seventy titles for each text would cost more than the page. */
export function statusNames(): StatusNames {
  const known = new Map<string, StatusSeen>();
  for (const [, titles] of STATUSES) {
    for (const [id, title] of Object.entries(titles)) add(known, statusOf(Number(id), title));
  }
  for (const { title, group, final } of ARTICLE_WORDS) add(known, { id: null, title, group, final });
  known.delete('');
  return (text) => known.get(normalise(text)) ?? null;
}

/** Of two ids with one title the first in the table. */
function add(known: Map<string, StatusSeen>, status: StatusSeen): void {
  const name = normalise(status.title);
  if (!known.has(name)) known.set(name, status);
}

/** `statusNames` for a single text. */
export const statusByTitle = (text: string): StatusSeen | null => statusNames()(text);

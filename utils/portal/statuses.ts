import { ARTICLE_WORDS, FEED_GROUPS, STATUS_GROUPS, TERMINATED } from './status-table';
import type { StatusGroup, StatusSeen } from './types';

const groupOf = (id: number): StatusGroup | null => STATUS_GROUPS.find(([, ids]) => ids.includes(id))?.[0] ?? null;

/** What an answer said of a status besides its id; null where it said nothing. */
export type StatusFlags = { finalStatus?: boolean | null; closed?: boolean | null; color?: string | null };

/**
 * Builds the status of portal.md 3 from what was seen. The group comes from the id, of an unknown id from the colour and
 * the flags, and is `unknown` when they are silent. A final status may still change later (new message, delivery, appeal).
 */
export function statusOf(id: number | null, title: string, flags: StatusFlags = {}): StatusSeen {
  const said = flags.finalStatus === true || flags.closed === true;
  return {
    id,
    title,
    group: (id === null ? null : groupOf(id)) ?? groupByFlags(flags, said),
    final: said || (id !== null && TERMINATED.includes(id)),
  };
}

function groupByFlags({ color }: StatusFlags, final: boolean): StatusGroup {
  const group = color ? feedGroup(color) : 'unknown';
  return group === 'unknown' && final ? 'information' : group;
}

/** Group of a feed's `status`: a word, or a bare status id as a string (portal.md 3.3). */
export function feedGroup(status: string): StatusGroup {
  if (/^-?\d{1,4}$/.test(status)) return groupOf(Number(status)) ?? 'unknown';
  return FEED_GROUPS.find(([, words]) => words.includes(status.toLowerCase()))?.[0] ?? 'unknown';
}

/** The status that one of the article's four labels names. */
export function articleStatus(label: string): StatusSeen | null {
  const row = ARTICLE_WORDS.find(({ title }) => title.toLowerCase() === label);
  return row ? { id: null, ...row } : null;
}

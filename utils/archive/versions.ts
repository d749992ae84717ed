import type { Entry } from './catalogue';

/** `newer`: id of the newest one here, on each earlier version; `older`: ids of the earlier ones, on the newest. */
export type Versions = { newer?: string; older?: readonly string[] };

type Told = Pick<Entry, 'id' | 'facts' | 'removedAt'>;

/**
 * Which documents are versions of one (CDA `setId`, `versionNumber`). A deleted one is none; where two say that they are
 * the newest, both are.
 */
export function versionsOf(entries: readonly Told[]): Map<string, Versions> {
  const series = Map.groupBy(
    entries.filter(({ facts, removedAt }) => facts?.series && removedAt === undefined),
    ({ facts }) => facts?.series,
  );
  const found = new Map<string, Versions>();
  for (const all of series.values()) {
    const last = Math.max(...all.map(versionOf));
    const earlier = all.filter((one) => versionOf(one) < last);
    const newest = all.filter((one) => versionOf(one) === last);
    if (earlier.length === 0 || !newest[0]) continue;
    for (const { id } of earlier) found.set(id, { newer: newest[0].id });
    for (const { id } of newest) found.set(id, { older: earlier.map((one) => one.id) });
  }
  return found;
}

const versionOf = ({ facts }: Told): number => facts?.version ?? 0;

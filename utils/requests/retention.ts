import { DAY } from '../kernel';
import type { Baseline } from './types';

/** How long the history of a request is kept once it is final. */
export const KEEPING = ['always', 'year', 'month'] as const;
export type Keeping = (typeof KEEPING)[number];

const DAYS: Readonly<Record<Exclude<Keeping, 'always'>, number>> = { year: 365, month: 30 };

type Course = { history: readonly { final: boolean; at: number }[] };

/** Has the time of a past come? Its present status is not the past. @param course oldest first */
export function isPast({ history }: Course, keeping: Keeping, now: number): boolean {
  const last = history.at(-1);
  if (keeping === 'always' || history.length < 2 || !last?.final) return false;
  return now - last.at > DAYS[keeping] * DAY;
}

/**
 * A request without its past. The present status stays: it is what the next look is compared with, and without it a
 * change would go unnoticed.
 */
export const withoutPast = (one: Baseline): Baseline => ({ ...one, history: one.history.slice(-1) });

import { HOUR } from '../kernel';
import { type Stay, statusKey } from './stays';

/** So few own cases say nothing. */
export const FEWEST = 3;
/** A change is seen as much as six hours late (`LONGEST` in schedule.ts): less is no difference. */
export const SLACK = 6 * HOUR;
const SHARE = 0.9;

/** What one request went through; `service` is null while its name is not in memory. */
export type Course = { service: string | null; stays: readonly Stay[] };

/**
 * How long a status usually lasts, from this person's own requests and nothing else: norms of the portal are not public
 * and we make none up. `basis`: requests for the same service, or all of them. Times in ms.
 */
export type Usual = { basis: 'service' | 'all'; count: number; median: number; p90: number };

/** What to compare a stay with; null while there are fewer than three cases besides it. */
export function usualOf(stay: Stay, service: string | null, courses: readonly Course[]): Usual | null {
  const same = courses.filter((course) => service !== null && course.service === service);
  return summary('service', lengths(stay, same)) ?? summary('all', lengths(stay, courses));
}

/** By how much it lasts longer than nine of ten; null where that is not so or cannot be said. */
export function longerBy(stay: Stay, usual: Usual | null): number | null {
  if (!usual || stay.ms === null || stay.doubtful || stay.ms <= usual.p90 + SLACK) return null;
  return stay.ms - usual.p90;
}

/** Only whole cases count: not the first status, older than our watching, nor one that still goes on. */
const lengths = (stay: Stay, courses: readonly Course[]): number[] =>
  courses
    .flatMap(({ stays }) => stays)
    .filter((one) => one !== stay && !one.atLeast && !one.doubtful && one.to !== null)
    .filter((one) => statusKey(one) === statusKey(stay))
    .flatMap(({ ms }) => (ms === null ? [] : [ms]));

function summary(basis: Usual['basis'], values: readonly number[]): Usual | null {
  if (values.length < FEWEST) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return { basis, count: sorted.length, median: rank(sorted, 0.5), p90: rank(sorted, SHARE) };
}

/** Nearest rank: always one of the values themselves. */
const rank = (sorted: readonly number[], share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;

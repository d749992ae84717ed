import type { Facts } from './fields';
import { factOf } from './fields';

/** How many, in steps: an exact number may tell people apart. */
export function few(count: number | null): Facts['cookies'] {
  if (count === null || !Number.isFinite(count)) return null;
  if (count <= 0) return '0';
  if (count === 1) return '1';
  return count <= 5 ? '2-5' : count <= 20 ? '6-20' : count <= 100 ? '21-100' : 'over-100';
}

export function timeOf(ms: number, answered: boolean): Facts['wwwTime'] {
  if (!answered || !Number.isFinite(ms)) return 'none';
  if (ms < 300) return 'under-300-ms';
  return ms < 1_000 ? 'under-1-s' : ms < 3_000 ? 'under-3-s' : ms < 8_000 ? 'under-8-s' : 'none';
}

export function httpOf(status: number): NonNullable<Facts['wwwHttp']> {
  const known = factOf('wwwHttp', String(status));
  if (known !== null) return known;
  const kind = Math.floor(status / 100);
  return kind === 2 ? '2xx' : kind === 3 ? '3xx' : kind === 4 ? '4xx' : kind === 5 ? '5xx' : 'other';
}

export const yesNo = (value: boolean | null): 'yes' | 'no' | null => (value === null ? null : value ? 'yes' : 'no');

const MINUTE = 60_000;
/** @param skew how far this computer's clock is ahead of the portal's, ms. Below 5 minutes nobody's login breaks. */
export function clockOf(skew: number | null): Facts['clock'] {
  if (skew === null || !Number.isFinite(skew)) return null;
  const minutes = Math.abs(skew) / MINUTE;
  if (minutes < 5) return 'right';
  if (minutes < 60) return skew > 0 ? 'ahead-5-min' : 'behind-5-min';
  if (minutes < 1_440) return skew > 0 ? 'ahead-hour' : 'behind-hour';
  return skew > 0 ? 'ahead-day' : 'behind-day';
}

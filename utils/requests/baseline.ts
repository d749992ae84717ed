import type { Face, OrderNumber } from '../portal';
import { newSchedule, plan } from './schedule';
import type { Baseline, Schedule, WatchId } from './types';

/** Nothing seen yet: the first positive answer becomes the point of departure and no event. */
export const newBaseline = (id: string, face: Face, number: OrderNumber, now: number): Baseline => ({
  id: id as WatchId,
  face,
  number,
  since: now,
  lastOkAt: null,
  keys: {},
  files: 0,
  feedKey: null,
  history: [],
  doubted: null,
  attention: false,
});

/** The page itself was the first look; the portal was not asked, so nothing is counted against the day. */
export function firstPlan(now: number, random: number): Schedule {
  const fresh = newSchedule(now);
  return { ...plan(fresh, { state: 'ok', retryAfterMs: null }, now, random), lastRunAt: null, day: fresh.day };
}

import type { Face, OrderNumber } from '../portal';
import { newSchedule, plan } from './schedule';
import type { Baseline, Schedule, Source, SourceMark, SourceTrouble, WatchId } from './types';

/** Nothing seen yet: the first positive answer becomes the point of departure and no event. */
export const newBaseline = (id: string, face: Face, number: OrderNumber, now: number, type = 'ORDER'): Baseline => ({
  id: id as WatchId,
  face,
  number,
  type,
  since: now,
  paused: false,
  lastOkAt: null,
  keys: {},
  stale: {},
  files: 0,
  feedKey: null,
  owed: false,
  sources: {},
  account: null,
  shownTo: null,
  due: null,
  history: [],
  doubted: null,
  attention: false,
});

/** Writes down how a road to a request went; null: it told something. */
export function tried(before: Baseline, source: Source, trouble: SourceTrouble | null, now: number): Baseline {
  const okAt = trouble === null ? now : (before.sources[source]?.okAt ?? null);
  const mark: SourceMark = { triedAt: now, okAt, trouble };
  return { ...before, sources: { ...before.sources, [source]: mark } };
}

/** The page itself was the first look; the portal was not asked, so nothing is counted against the day. */
export function firstPlan(now: number, random: number): Schedule {
  const fresh = newSchedule(now);
  return { ...plan(fresh, { state: 'ok', retryAfterMs: null }, now, random), lastRunAt: null, recent: [] };
}

import { PERIOD, plan } from './schedule';
import type { Baseline, Schedule } from './types';

/**
 * The plan after the person opened a page of a request. It counts as a check of that request; when every other one was
 * seen so within the period, the portal has nothing to be asked for yet. Wishes no page shows wait for two periods at
 * most, and a portal that asked for patience gets it.
 * @param baselines with what the page told
 * @param wishes how many things are watched besides requests
 */
export function afterVisit(
  before: Schedule,
  baselines: readonly Pick<Baseline, 'paused' | 'sources' | 'history'>[],
  wishes: number,
  now: number,
  random: number,
): Schedule {
  const { lastRunAt, recent, state, waitsForPerson } = before;
  const active = baselines.filter(({ paused }) => !paused);
  const seen = active.every(({ sources }) => Math.abs(now - (sources.visit?.okAt ?? 0)) < PERIOD);
  if (!seen || waitsForPerson || state === 'rate') return { ...before, lastOkAt: now, blindSince: null };
  const urgent = active.some(({ history }) => history.at(-1)?.group === 'needs-person');
  const next = plan(before, { state: 'ok', retryAfterMs: null, urgent }, now, random);
  const latest = wishes > 0 && lastRunAt !== null ? lastRunAt + 2 * PERIOD : Number.POSITIVE_INFINITY;
  // No look of ours: the day's count and the minute between looks know nothing of it.
  return { ...next, lastRunAt, recent: recent ?? [], nextRunAt: Math.min(next.nextRunAt, latest) };
}

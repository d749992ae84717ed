import { MINUTE } from '../kernel';
import type { Face, PortalState, StatusGroup } from '../portal';
import { mayCheckNow, newSchedule } from './schedule';
import type { Baseline, Names, Schedule } from './types';

export type MarkView = { title: string | null; group: StatusGroup; at: number };

/** `service`, `title`, `comment` are null until the first look after a browser restart: they are kept in memory only. */
export type WatchedView = {
  id: string;
  face: Face;
  number: string;
  service: string | null;
  status: { title: string | null; group: StatusGroup; final: boolean };
  since: number;
  /** Newest first. */
  history: readonly MarkView[];
  comment: string | null;
  lastOkAt: number | null;
  attention: boolean;
};

export type WatchView = {
  requests: readonly WatchedView[];
  state: PortalState | 'never';
  lastCheckAt: number | null;
  lastOkAt: number | null;
  /** Null while the watch waits for the person. */
  nextCheckAt: number | null;
  checkNowAllowedAt: number;
};

/** What popup and cabinet draw: what needs the person first. */
export function viewOf(
  baselines: readonly Baseline[],
  schedule: Schedule | null,
  names: Names,
  now: number,
): WatchView {
  const plan = schedule ?? newSchedule(now);
  const allowed = mayCheckNow(plan, now);
  const requests = baselines.map((one) => watched(one, names));
  return {
    requests: requests.sort((a, b) => Number(b.attention) - Number(a.attention) || b.since - a.since),
    state: plan.state,
    lastCheckAt: plan.lastRunAt,
    lastOkAt: plan.lastOkAt,
    nextCheckAt: plan.waitsForPerson || baselines.length === 0 ? null : Math.max(plan.nextRunAt, now - MINUTE),
    checkNowAllowedAt: allowed.ok ? now : allowed.error,
  };
}

function watched(one: Baseline, names: Names): WatchedView {
  const name = names[one.id];
  const last = one.history.at(-1);
  return {
    id: one.id,
    face: one.face,
    number: one.number,
    service: name?.service || null,
    status: { title: name?.title || null, group: last?.group ?? 'unknown', final: last?.final ?? false },
    since: last?.at ?? one.since,
    history: one.history
      .map(({ group, at }, index) => ({
        title: index === one.history.length - 1 ? (name?.title ?? null) : null,
        group,
        at,
      }))
      .reverse(),
    comment: name?.comment ?? null,
    lastOkAt: one.lastOkAt,
    attention: one.attention,
  };
}

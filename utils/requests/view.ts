import { MINUTE } from '../kernel';
import { type Due, type Face, isDocumentDownload, type PortalState, type StatusGroup } from '../portal';
import { mayCheckNow, newSchedule } from './schedule';
import type { OutboxRow } from './store';
import { isBlind } from './trouble';
import type { Baseline, EventKind, Names, Schedule, Source, SourceMark, SourceTrouble, Topics, Wish } from './types';

export type MarkView = { id: number | null; title: string | null; group: StatusGroup; final: boolean; at: number };

/** `service`, `title`, `comment` are null until the first look after a browser restart: they are kept in memory only. */
export type WatchedView = {
  id: string;
  face: Face;
  number: string;
  service: string | null;
  status: { title: string | null; group: StatusGroup; final: boolean };
  since: number;
  /** When watching began: the first status may be older. */
  watchedFrom: number;
  files: number;
  /** Newest first. */
  history: readonly MarkView[];
  comment: string | null;
  /** Files of the result that can be asked for, known while the browser is open only. */
  results: readonly { name: string; size: number | null; url: string }[];
  lastOkAt: number | null;
  attention: boolean;
  paused: boolean;
  /** The portal's own kind: `ORDER`, `EQUEUE`, `APPEAL` … */
  type: string;
  due: Due | null;
  /** Roads tried, the one that told something last comes first. */
  sources: readonly ({ source: Source } & SourceMark)[];
  /** Why the last attempt told nothing by any road; null when one did. */
  trouble: SourceTrouble | null;
};

/** News that belong to no single request. */
export type NewsView = { id: string; kind: EventKind; at: number };

export type WatchView = {
  requests: readonly WatchedView[];
  state: PortalState | 'never';
  lastCheckAt: number | null;
  lastOkAt: number | null;
  /** Null while the watch waits for the person. */
  nextCheckAt: number | null;
  checkNowAllowedAt: number;
  /** When the portal says its works will end. */
  until: number | null;
  /** Since when nothing could be seen, once that is longer than two intervals. */
  blindSince: number | null;
  /** What the watch has cost the portal today, and the pages a person would have loaded instead. */
  today: { requests: number; byHand: number };
  wishes: readonly Wish[];
  wishTrouble: Topics['trouble'];
  news: readonly NewsView[];
};

/** What popup and cabinet draw: what needs the person first. */
export function viewOf(
  baselines: readonly Baseline[],
  schedule: Schedule | null,
  names: Names,
  topics: Topics,
  outbox: readonly OutboxRow[],
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
    nextCheckAt:
      plan.waitsForPerson || (baselines.length === 0 && topics.on.length === 0)
        ? null
        : Math.max(plan.nextRunAt, now - MINUTE),
    checkNowAllowedAt: allowed.ok ? now : allowed.error,
    until: plan.until !== null && plan.until > now ? plan.until : null,
    blindSince: isBlind(plan) ? plan.blindSince : null,
    today: { requests: plan.day.requests, byHand: plan.day.byHand },
    wishes: topics.on,
    wishTrouble: topics.trouble,
    news: outbox.flatMap(({ event, state }) =>
      state !== 'done' && event.watchId.startsWith('topic:')
        ? [{ id: event.watchId, kind: event.kind, at: event.at }]
        : [],
    ),
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
    watchedFrom: one.since,
    files: one.files,
    history: one.history
      .map((mark, index) => ({ ...mark, title: index === one.history.length - 1 ? (name?.title ?? null) : null }))
      .reverse(),
    comment: name?.comment ?? null,
    results: (name?.files ?? []).flatMap(({ name: called, size, url }) =>
      url !== null && isDocumentDownload(url) ? [{ name: called, size, url }] : [],
    ),
    lastOkAt: one.lastOkAt,
    attention: one.attention,
    paused: one.paused,
    type: one.type,
    due: one.due,
    ...roads(one),
  };
}

function roads({ sources }: Baseline): Pick<WatchedView, 'sources' | 'trouble'> {
  const tried = (Object.entries(sources) as [Source, SourceMark][]).map(([source, mark]) => ({ source, ...mark }));
  const latest = Math.max(...tried.map(({ triedAt }) => triedAt));
  const last = tried.filter(({ triedAt }) => triedAt === latest);
  return {
    sources: tried.toSorted((a, b) => (b.okAt ?? 0) - (a.okAt ?? 0) || b.triedAt - a.triedAt),
    trouble: last.some(({ trouble }) => trouble === null) ? null : (last[0]?.trouble ?? null),
  };
}

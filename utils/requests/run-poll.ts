import { type RandomBytes, randomId } from '../kernel';
import type { Miss, PortalState } from '../portal';
import { newBaseline, tried } from './baseline';
import { climb } from './climb';
import { worksEnd } from './climb-pages';
import { counted } from './counted';
import { diff } from './diff';
import type { Ladder, Roads } from './ladder';
import { newSchedule, type Outcome, plan } from './schedule';
import type { WatchStore } from './store';
import type { Baseline, Names, RequestEvent } from './types';
import { type Found, type Holding, type Looked, whatHolds } from './what-holds';

export type PollParts = Roads & {
  store: WatchStore;
  /** In [0, 1). */
  random: () => number;
  bytes?: RandomBytes;
};

/** `names`, `listed` may be kept in memory only. `misses`: pages that have changed, for diagnostics. */
export type PollReport = {
  state: PortalState;
  events: RequestEvent[];
  names: Names;
  /** What the list alone calls the watched requests: for names that went with the last browser. */
  listed: Names;
  misses: Miss[];
};

/** Pages fetched at most in one look where the JSON of a request failed. */
const SPARE_PAGES = 10;

/**
 * One look at the portal. Nothing is written before the end, and then in one transaction: a worker that dies on the way
 * has changed nothing.
 */
export async function runPoll(parts: PollParts): Promise<PollReport> {
  const { store, clock, random } = parts;
  const { baselines: watched, topics, countersKey } = await store.memory();
  const active = watched.filter(({ paused }) => !paused);
  const ladder: Ladder = {
    sights: new Map(),
    asked: new Set(),
    owed: new Set(),
    attempts: [],
    listed: new Map(),
    names: {},
    misses: [],
    unread: 0,
    pagesLeft: SPARE_PAGES,
    countersKey,
    countersMoved: null,
    topics,
    fresh: [],
    topicEvents: [],
  };
  const roads = counted(parts);
  const halt = active.length > 0 || topics.on.length > 0 ? await climb(roads, active, ladder) : null;
  const until = halt?.state === 'maintenance' || halt?.state === 'server' ? await worksEnd(roads) : null;
  const now = clock();
  const looked = active.map((before) => lookedAt(before, ladder, halt === null, now));
  const added = halt ? [] : newRequests(ladder, parts.bytes, now);
  const lost = halt === null && ladder.sights.size === 0 && (ladder.misses.length > 0 || ladder.unread > 0);
  const state: PortalState = halt?.state ?? (lost ? 'unknown' : 'ok');
  const outcome: Outcome = {
    state,
    retryAfterMs: halt?.retryAfterMs ?? null,
    until,
    requests: roads.asked(),
    byHand: halt ? 0 : active.length,
    urgent: looked.some(({ baseline }) => baseline.history.at(-1)?.group === 'needs-person'),
  };
  const found: Found = { looked, added, topics: ladder.topics, topicEvents: halt ? [] : ladder.topicEvents };
  let holding: Holding = { ...found, whole: true };
  let events: RequestEvent[] = [];
  await store.commit((present) => {
    holding = whatHolds(found, topics, present);
    events = [...holding.looked.flatMap((one) => one.events), ...holding.topicEvents, ...holding.added.map(appeared)];
    return {
      baselines: holding.looked.flatMap(({ baseline, before }) => (baseline === before ? [] : [baseline])),
      added: holding.added,
      events,
      schedule: plan(present.schedule ?? newSchedule(now), outcome, now, random()),
      // While they seem to have moved, a request that left the list's page is asked for: one was forgotten here.
      ...(state === 'ok' && holding.whole ? { countersKey: ladder.countersKey } : {}),
      ...(halt || !holding.topics ? {} : { topics: holding.topics }),
    };
  });
  return { state, events, names: namesOf(ladder, holding), listed: ladder.names, misses: ladder.misses };
}

/** What the look means for one request; a look that had to end early leaves the ones it did not reach as they were. */
function lookedAt(before: Baseline, ladder: Ladder, finished: boolean, now: number): Looked {
  const { id } = before;
  const sight = ladder.sights.get(id);
  const feed = ladder.listed.get(id);
  const seen = sight ? diff(before, sight.seen, now) : { baseline: before, events: [] };
  let { baseline } = seen;
  for (const one of ladder.attempts) if (one.id === id) baseline = tried(baseline, one.source, one.trouble, now);
  if (sight) baseline = { ...baseline, feedKey: sight.feedKey ?? baseline.feedKey, owed: false };
  if (feed) baseline = { ...baseline, due: feed.due };
  if (ladder.owed.has(id)) baseline = { ...baseline, owed: before.history.length > 0 };
  const still = finished && !ladder.asked.has(id) && !ladder.owed.has(id) && before.history.length > 0;
  if (still) baseline = { ...baseline, lastOkAt: now };
  if (still && feed) baseline = tried(baseline, 'list', null, now);
  return { before, baseline, events: seen.events };
}

/** Requests that appeared in the list, watched from now on. */
function newRequests({ fresh }: Ladder, bytes: RandomBytes | undefined, now: number): Baseline[] {
  return fresh.flatMap(({ number, type, due, account }) =>
    number === null
      ? []
      : [{ ...newBaseline(randomId(bytes), 'lk', number, now, type), due, account, attention: true }],
  );
}

const appeared = ({ id, since }: Baseline): RequestEvent => ({
  id: `${id}|new`,
  watchId: id,
  kind: 'new',
  group: 'information',
  statusId: null,
  at: since,
});

/** Of what holds: a page that was seen meanwhile has said newer words. */
function namesOf({ sights, fresh }: Ladder, { looked, added }: Holding): Names {
  const seen = looked.flatMap(({ before: { id } }) => {
    const seen = sights.get(id)?.seen;
    return seen
      ? [[id, { service: seen.service, title: seen.status.title, comment: seen.comment, files: seen.files }] as const]
      : [];
  });
  const appeared = added.map(({ id, number }) => {
    const feed = fresh.find((one) => one.number === number);
    return [id, { service: feed?.service ?? '', title: feed?.title ?? '', comment: null }];
  });
  return Object.fromEntries([...seen, ...appeared]);
}

import type { Clock, Result } from '../kernel';
import {
  type Answer,
  classifyHtml,
  classifyJson,
  type FeedSeen,
  type Miss,
  type OrderSeen,
  orderUrl,
  type PageSeen,
  type PortalReply,
  type PortalRequest,
  type PortalState,
  portalCalls,
  readCounters,
  readFeeds,
  readOrder,
  readSession,
  type TroubleDetail,
} from '../portal';
import { diff } from './diff';
import { newSchedule, type Outcome, plan } from './schedule';
import type { WatchStore } from './store';
import type { Baseline, Names, RequestEvent } from './types';

export type PollParts = {
  store: WatchStore;
  fetchPortal: (request: PortalRequest) => Promise<PortalReply>;
  readHtml: (html: string, url: string) => Promise<Result<PageSeen, Miss>>;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
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

/** After «watch them all» a hundred requests wait for their first look: they get it over several polls. */
const FIRST_LOOKS = 10;

type Sight = { seen: OrderSeen; feedKey: string | null };
type Ladder = {
  sights: Map<string, Sight>;
  /** Requests whose own answer or page was asked for: without a sight, nothing was learnt of them. */
  asked: Set<string>;
  listed: Record<string, Names[string]>;
  misses: Miss[];
  /** Answers about single requests that could not be read as answers at all. */
  unread: number;
  countersKey: string | null;
};
type Trouble = { state: Exclude<PortalState, 'ok'>; retryAfterMs: number | null };

/**
 * One look at the portal: session probe, counters, list, details of what moved; then each page of the article face.
 * Nothing is written before the end, and then in one transaction: a worker that dies on the way has changed nothing.
 */
export async function runPoll(parts: PollParts): Promise<PollReport> {
  const { store, clock, random } = parts;
  const baselines = await store.baselines();
  const ladder: Ladder = {
    sights: new Map(),
    asked: new Set(),
    listed: {},
    misses: [],
    unread: 0,
    countersKey: await store.countersKey(),
  };
  const trouble = baselines.length === 0 ? null : await climb(parts, baselines, ladder);
  const now = clock();
  const changed = baselines.flatMap((before) => {
    const sight = ladder.sights.get(before.id);
    if (!sight) return [];
    const { baseline, events } = diff(before, sight.seen, now);
    return [{ baseline: { ...baseline, feedKey: sight.feedKey ?? baseline.feedKey }, events }];
  });
  const lost = trouble === null && ladder.sights.size === 0 && (ladder.misses.length > 0 || ladder.unread > 0);
  const outcome: Outcome = trouble ?? { state: lost ? 'unknown' : 'ok', retryAfterMs: null };
  const still = ({ id, history }: Baseline) => !ladder.asked.has(id) && history.length > 0;
  const quiet = outcome.state === 'ok' ? baselines.filter(still) : [];
  const events = changed.flatMap((one) => one.events);
  await store.commit({
    baselines: [...changed.map((one) => one.baseline), ...quiet.map((one) => ({ ...one, lastOkAt: now }))],
    events,
    schedule: plan((await store.schedule()) ?? newSchedule(now), outcome, now, random()),
    ...(outcome.state === 'ok' ? { countersKey: ladder.countersKey } : {}),
  });
  return { state: outcome.state, events, names: namesOf(ladder), listed: ladder.listed, misses: ladder.misses };
}

async function climb(parts: PollParts, baselines: readonly Baseline[], ladder: Ladder): Promise<Trouble | null> {
  const session = await askJson(parts, portalCalls.checkSession());
  if (session.state !== 'ok') return session;
  const loggedIn = readSession(session.value);
  if (!loggedIn.ok) return unreadable(ladder, loggedIn.error);
  if (!loggedIn.value) return { state: 'login', retryAfterMs: null };
  const orders = baselines.filter(({ face }) => face === 'lk');
  const trouble = orders.length > 0 ? await climbJson(parts, orders, ladder) : null;
  if (trouble) return trouble;
  for (const baseline of baselines.filter(({ face }) => face === 'article')) {
    const stop = await lookAtPage(parts, baseline, ladder);
    if (stop) return stop;
  }
  return null;
}

async function climbJson(parts: PollParts, orders: readonly Baseline[], ladder: Ladder): Promise<Trouble | null> {
  const answer = await askJson(parts, portalCalls.counters());
  if (answer.state !== 'ok') return answer;
  const counters = readCounters(answer.value);
  const before = ladder.countersKey;
  if (counters.ok) ladder.countersKey = counters.value.key;
  else ladder.misses.push(counters.error);
  const list = await askJson(parts, portalCalls.feeds());
  if (list.state !== 'ok') return list;
  const feeds = readFeeds(list.value);
  if (!feeds.ok) return unreadable(ladder, feeds.error);
  const byNumber = new Map(feeds.value.items.flatMap((item) => (item.number ? [[item.number, item] as const] : [])));
  const countersMoved = !counters.ok || counters.value.key !== before;
  let firstLooks = 0;
  for (const order of orders) {
    const feed = byNumber.get(order.number);
    if (feed) ladder.listed[order.id] = { service: feed.service, title: feed.title, comment: null };
    if (!mayHaveMoved(order, feed, countersMoved)) continue;
    if (order.history.length === 0 && ++firstLooks > FIRST_LOOKS) continue;
    const stop = await lookAtOrder(parts, order, feed, ladder);
    if (stop) return stop;
  }
  return null;
}

/** An order that left the list's first page is asked for itself whenever the counters moved. */
function mayHaveMoved(order: Baseline, feed: FeedSeen | undefined, countersMoved: boolean): boolean {
  if (order.history.length === 0 || order.doubted !== null) return true;
  return feed ? feed.key !== order.feedKey : countersMoved;
}

async function lookAtOrder(
  parts: PollParts,
  order: Baseline,
  feed: FeedSeen | undefined,
  ladder: Ladder,
): Promise<Trouble | null> {
  ladder.asked.add(order.id);
  const answer = await askJson(parts, portalCalls.order(order.number));
  if (answer.state === 'unknown') return single(ladder, answer.detail);
  if (answer.state !== 'ok') return answer;
  const seen = readOrder(answer.value, order.number);
  if (seen.ok) ladder.sights.set(order.id, { seen: seen.value, feedKey: feed?.key ?? null });
  else ladder.misses.push(seen.error);
  return null;
}

async function lookAtPage(parts: PollParts, baseline: Baseline, ladder: Ladder): Promise<Trouble | null> {
  const url = orderUrl(baseline.face, baseline.number);
  ladder.asked.add(baseline.id);
  const answer = classifyHtml(
    await parts.fetchPortal(portalCalls.orderPage(baseline.face, baseline.number)),
    parts.clock,
  );
  if (answer.state === 'unknown') return single(ladder, answer.detail);
  if (answer.state !== 'ok') return answer;
  const read = await parts.readHtml(answer.value, url);
  if (!read.ok) ladder.misses.push(read.error);
  else if (read.value.loggedIn === false) return { state: 'login', retryAfterMs: null };
  else if (read.value.page.kind === 'order') ladder.sights.set(baseline.id, { seen: read.value.page, feedKey: null });
  return null;
}

/** One order that is gone says nothing about the portal or about the others; one that is unreadable is remembered. */
function single(ladder: Ladder, detail: TroubleDetail): null {
  if (detail !== 'not-found') ladder.unread++;
  return null;
}

const askJson = async ({ fetchPortal, clock }: PollParts, request: PortalRequest): Promise<Answer<unknown>> =>
  classifyJson(await fetchPortal(request), clock);

function unreadable(ladder: Ladder, miss: Miss): Trouble {
  ladder.misses.push(miss);
  return { state: 'unknown', retryAfterMs: null };
}

const namesOf = ({ sights }: Ladder): Names =>
  Object.fromEntries(
    [...sights].map(([id, { seen }]) => [
      id,
      { service: seen.service, title: seen.status.title, comment: seen.comment },
    ]),
  );

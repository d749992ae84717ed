import { type FeedSeen, portalCalls, readCounters, readFeeds, readSession } from '../portal';
import { draftsDue, lookForDrafts } from './climb-drafts';
import { climbPages, lookForDocuments } from './climb-pages';
import { type Counted, counted } from './counted';
import { askJson, FIRST_LOOKS, type Halt, type Ladder, lookAtOrder, MOST_LOOKS, type Roads } from './ladder';
import { lookAtLetters, lookAtList, unheard } from './topics';
import type { Baseline, Wish } from './types';
import { isOthers } from './whose';

/** Further pages of the list, read only when the counters moved and a watched request is not on the first. */
const MORE_PAGES = 6;

/** What a look costs when nothing moved; only once a day, for drafts, does it come to that. */
const STILL_CALLS = 3;

/** The cheapest ladder that answers: session probe, list, counters where they are needed, then what moved. */
export async function climb(given: Roads, watched: readonly Baseline[], ladder: Ladder): Promise<Halt | null> {
  const roads = counted(given);
  const orders = watched.filter(({ face }) => face === 'lk');
  const { on } = ladder.topics;
  const before = { topics: ladder.topics, countersKey: ladder.countersKey };
  const opened = countersFirst(orders, on) ? await askCounters(roads, ladder) : await probe(roads, ladder);
  if (opened) return opened;
  if (orders.length > 0 || on.some((wish) => wish !== 'documents')) {
    const halt = await climbJson(roads, orders, ladder, before);
    if (halt) return halt;
  }
  const pages = watched.filter(({ face }) => face === 'article');
  const halt = pages.length > 0 ? await climbPages(roads, pages, ladder) : null;
  // Documents, too, cost a call or two: they wait for the next look when this one has asked for drafts.
  const { draftsAt, draftsAfter } = ladder.topics;
  const draftsSeen = draftsAt !== before.topics.draftsAt || draftsAfter !== before.topics.draftsAfter;
  if (!halt && !draftsSeen && on.includes('documents')) await lookForDocuments(roads, ladder);
  return halt;
}

/**
 * Counters are personal too: where they will be needed anyway they open the look instead of the session probe, so a
 * hundred requests cost no more calls than one. A request that left the list's page shows by its older mark.
 */
function countersFirst(orders: readonly Baseline[], on: readonly Wish[]): boolean {
  const latest = Math.max(0, ...orders.map(listedAt));
  return on.includes('letters') || orders.some((one) => listedAt(one) < latest);
}

const listedAt = ({ sources }: Baseline): number => sources.list?.triedAt ?? 0;

async function probe(roads: Roads, ladder: Ladder): Promise<Halt | null> {
  const session = await askJson(roads, portalCalls.checkSession());
  if (session.state !== 'ok') return session;
  const loggedIn = readSession(session.value);
  if (!loggedIn.ok) return unreadable(ladder, loggedIn.error);
  return loggedIn.value ? null : { state: 'login', retryAfterMs: null };
}

async function askCounters(roads: Roads, ladder: Ladder): Promise<Halt | null> {
  const answer = await askJson(roads, portalCalls.counters());
  if (answer.state !== 'ok') return answer;
  const counters = readCounters(answer.value);
  if (!counters.ok) ladder.misses.push(counters.error);
  ladder.countersMoved = !counters.ok || counters.value.key !== ladder.countersKey;
  if (!counters.ok) return null;
  ladder.countersKey = counters.value.key;
  if (!ladder.topics.on.includes('letters')) return null;
  const post = lookAtLetters(ladder.topics, counters.value.letters, roads.clock());
  ladder.topics = post.topics;
  ladder.topicEvents.push(...post.events);
  return null;
}

/** What the look found in the memory. */
type Before = Pick<Ladder, 'topics' | 'countersKey'>;

async function climbJson(
  roads: Counted,
  orders: readonly Baseline[],
  ladder: Ladder,
  before: Before,
): Promise<Halt | null> {
  const list = await askJson(roads, portalCalls.feeds());
  if (list.state !== 'ok') return list;
  const feeds = readFeeds(list.value);
  if (!feeds.ok) return unreadable(ladder, feeds.error);
  const now = roads.clock();
  const items = [...feeds.value.items];
  const strangers = items.length > 0 && items.every((item) => isOthers(ladder.topics, { account: item.account }));
  // Letters were counted before it was known whose they are: that is forgotten, and so is the key of the counters.
  if (strangers) Object.assign(ladder, { ...before, topics: unheard(before.topics), topicEvents: [] });
  else {
    const told = lookAtList(ladder.topics, items, now);
    ladder.topics = told.topics;
    ladder.topicEvents.push(...told.events);
    ladder.fresh = told.fresh.filter(({ number, account }) =>
      orders.every((order) => order.number !== number || isOthers(order, { account })),
    );
  }

  const missing = () => unlisted(orders, items);
  // An empty list may be that of nobody: then the honest probe has to say who is there.
  const doubt = items.length === 0 && ladder.countersMoved !== null ? await probe(roads, ladder) : null;
  if (doubt) return doubt;
  if (missing().length > 0 && ladder.countersMoved === null) {
    const halt = await askCounters(roads, ladder);
    if (halt) return halt;
  }
  const moved = ladder.countersMoved === true;
  let after = feeds.value.hasMore ? feeds.value.after : null;
  for (let page = 0; moved && after && page < MORE_PAGES && missing().length > 0; page++) {
    const more = await askJson(roads, portalCalls.feeds(after));
    if (more.state !== 'ok') return more;
    const read = readFeeds(more.value);
    if (!read.ok) return unreadable(ladder, read.error);
    items.push(...read.value.items);
    after = read.value.hasMore ? read.value.after : null;
  }
  const mayAsk = !strangers && feeds.value.hasMore && roads.asked() < STILL_CALLS;
  const halted = mayAsk && draftsDue(ladder.topics, now) ? await lookForDrafts(roads, ladder) : null;
  if (halted) return halted;
  const byNumber = feedsByNumber(items);
  const accounts = new Set(items.flatMap(({ account }) => account ?? []));
  for (const order of orders) {
    const feed = byNumber.get(order.number);
    if (feed) ladder.listed.set(order.id, feed);
    if (feed) ladder.names[order.id] = { service: feed.service, title: feed.title, comment: null };
    const others =
      isOthers(order, { account: feed?.account }) || (!feed && order.account && !accounts.has(order.account));
    if (others && accounts.size > 0) {
      ladder.asked.add(order.id);
      ladder.attempts.push({ id: order.id, source: 'list', trouble: 'other-account' });
    }
  }
  // Counters of another account would be compared with the next ones of this account.
  if (strangers || (orders.length > 0 && orders.every(({ id }) => ladder.asked.has(id))))
    ladder.countersKey = before.countersKey;
  const wanting = orders.filter((order) => !ladder.asked.has(order.id) && mayHaveMoved(order, ladder, moved));
  return lookAtThem(roads, wanting, ladder);
}

/** What moved first, then what waits longest; first looks are rationed, for nothing is missed by them. */
async function lookAtThem(roads: Roads, wanting: readonly Baseline[], ladder: Ladder): Promise<Halt | null> {
  const rank = (one: Baseline) => (one.history.length === 0 ? 2 : one.owed ? 1 : 0);
  const queue = wanting.toSorted((a, b) => rank(a) - rank(b) || triedAt(a) - triedAt(b));
  let firstLooks = 0;
  for (const [at, order] of queue.entries()) {
    const late = at >= MOST_LOOKS || (order.history.length === 0 && ++firstLooks > FIRST_LOOKS);
    if (late) {
      ladder.owed.add(order.id);
      continue;
    }
    const halt = await lookAtOrder(roads, order, ladder);
    if (halt) return halt;
  }
  return null;
}

const triedAt = ({ sources }: Baseline): number => Math.max(0, ...Object.values(sources).map(({ triedAt }) => triedAt));

/** A request that left the list's pages is asked for itself whenever the counters moved. */
function mayHaveMoved(order: Baseline, { listed }: Ladder, countersMoved: boolean): boolean {
  const feed = listed.get(order.id);
  // What the portal does not have is not asked for again until something moves there.
  const gone = order.sources.json?.trouble === 'not-found' && feed === undefined;
  if (!gone && (order.history.length === 0 || order.doubted !== null || order.owed)) return true;
  return feed ? feed.key !== order.feedKey : countersMoved;
}

function unlisted(orders: readonly Baseline[], items: readonly FeedSeen[]): Baseline[] {
  const there = new Set(items.map(({ number }) => number));
  return orders.filter(({ number }) => !there.has(number));
}

/** Pages overlap, and two feeds may bear one number: the newest speaks, and any of them moving is a move. */
function feedsByNumber(items: readonly FeedSeen[]): Map<string, FeedSeen> {
  const found = new Map<string, FeedSeen>();
  for (const item of items) {
    if (item.number === null) continue;
    const twin = found.get(item.number);
    if (!twin || twin.key === item.key) found.set(item.number, item);
    else {
      const newest = (item.date ?? 0) > (twin.date ?? 0) ? item : twin;
      found.set(item.number, { ...newest, key: [twin.key, item.key].toSorted().join(' ') });
    }
  }
  return found;
}

function unreadable(ladder: Ladder, miss: Ladder['misses'][number]): Halt {
  ladder.misses.push(miss);
  return { state: 'unknown', retryAfterMs: null };
}

import { type RandomBytes, randomId } from '../kernel';
import {
  classifyJson,
  type FeedCursor,
  type FeedSeen,
  type OrderNumber,
  type PortalReply,
  type PortalRequest,
  type PortalState,
  portalCalls,
  readFeeds,
  readSession,
} from '../portal';
import { firstPlan, newBaseline } from './baseline';
import { spent } from './schedule';
import type { WatchStore } from './store';
import { lookAtList } from './topics';
import type { Baseline, Names } from './types';
import { isOthers } from './whose';

/** Pages of the list asked for at most: 300 requests of one person are far more than anybody has open. */
const MOST_PAGES = 20;

export type WatchAllParts = {
  store: WatchStore;
  fetchPortal: (request: PortalRequest) => Promise<PortalReply>;
  clock: () => number;
  random: () => number;
  bytes?: RandomBytes;
};

/**
 * `added`: watched from now on; `known`: were watched already; both 0 unless `state` is `ok`. `more`: the list goes on
 * beyond what is read of it.
 */
export type WatchAllReport = { state: PortalState; added: number; known: number; more: boolean; names: Names };

/**
 * Starts watching every request in the portal's list. All or nothing: a list that could not be read to its end adds
 * nothing, so the person never believes that something is watched which is not. From then on requests that are new in
 * the list are watched too.
 */
export async function watchAll({ store, fetchPortal, clock, random, bytes }: WatchAllParts): Promise<WatchAllReport> {
  const nothing = (state: PortalState): WatchAllReport => ({
    state,
    added: 0,
    known: 0,
    more: false,
    names: {},
  });
  const ask = async (request: PortalRequest) => classifyJson(await fetchPortal(request), clock);
  const session = await ask(portalCalls.checkSession());
  if (session.state !== 'ok') return nothing(session.state);
  const loggedIn = readSession(session.value);
  if (!loggedIn.ok) return nothing('unknown');
  if (!loggedIn.value) return nothing('login');

  const found = new Map<OrderNumber, FeedSeen>();
  let after: FeedCursor | null = null;
  let asked = 1;
  for (let page = 0; page < MOST_PAGES; page++) {
    asked++;
    const answer = await ask(portalCalls.feeds(after));
    if (answer.state !== 'ok') return nothing(answer.state);
    const feeds = readFeeds(answer.value);
    if (!feeds.ok) return nothing('unknown');
    // Pages may overlap when something new came in between: a number counts once.
    for (const item of feeds.value.items) if (item.number && item.type !== 'DRAFT') found.set(item.number, item);
    after = feeds.value.hasMore ? feeds.value.after : null;
    if (!after) break;
  }

  const now = clock();
  let fresh: [OrderNumber, FeedSeen][] = [];
  let baselines: Baseline[] = [];
  await store.commit((present) => {
    const watched = present.baselines.filter(({ face }) => face === 'lk');
    fresh = [...found].filter(([number, { account }]) =>
      watched.every((one) => one.number !== number || isOthers(one, { account })),
    );
    baselines = fresh.map(([number, { type, due, account }]) => ({
      ...newBaseline(randomId(bytes), 'lk', number, now, type),
      due,
      account,
    }));
    const { on } = present.topics;
    const { topics } = lookAtList(
      { ...present.topics, account: null, known: [], on: [...new Set([...on, 'new' as const])] },
      [...found.values()],
      now,
    );
    const schedule = spent(present.schedule ?? firstPlan(now, random()), asked, now);
    return { added: baselines, topics, schedule };
  });
  const names = Object.fromEntries(
    fresh.map(([, { service, title }], at) => [baselines[at]?.id ?? '', { service, title, comment: null }]),
  );
  return { state: 'ok', added: fresh.length, known: found.size - fresh.length, more: after !== null, names };
}

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
import type { WatchStore } from './store';
import type { Names } from './types';

/** Pages of the list asked for at most: 300 requests of one person are far more than anybody has open. */
const MOST_PAGES = 20;

export type WatchAllParts = {
  store: WatchStore;
  fetchPortal: (request: PortalRequest) => Promise<PortalReply>;
  clock: () => number;
  random: () => number;
  bytes?: RandomBytes;
};

/** `added`: watched from now on; `known`: were watched already. Both 0 unless `state` is `ok`. */
export type WatchAllReport = { state: PortalState; added: number; known: number; names: Names };

/**
 * Starts watching every request in the portal's list. All or nothing: a list that could not be read to its end adds
 * nothing, so the person never believes that something is watched which is not.
 */
export async function watchAll({ store, fetchPortal, clock, random, bytes }: WatchAllParts): Promise<WatchAllReport> {
  const nothing = (state: PortalState): WatchAllReport => ({ state, added: 0, known: 0, names: {} });
  const ask = async (request: PortalRequest) => classifyJson(await fetchPortal(request), clock);
  const session = await ask(portalCalls.checkSession());
  if (session.state !== 'ok') return nothing(session.state);
  const loggedIn = readSession(session.value);
  if (!loggedIn.ok) return nothing('unknown');
  if (!loggedIn.value) return nothing('login');

  const found = new Map<OrderNumber, FeedSeen>();
  let after: FeedCursor | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await ask(portalCalls.feeds(after));
    if (answer.state !== 'ok') return nothing(answer.state);
    const feeds = readFeeds(answer.value);
    if (!feeds.ok) return nothing('unknown');
    // Pages may overlap when something new came in between: a number counts once.
    for (const item of feeds.value.items) if (item.number) found.set(item.number, item);
    after = feeds.value.after;
    if (!feeds.value.hasMore || !after) break;
  }

  const now = clock();
  const watched = new Set((await store.baselines()).flatMap(({ face, number }) => (face === 'lk' ? [number] : [])));
  const fresh = [...found].filter(([number]) => !watched.has(number));
  const baselines = fresh.map(([number]) => newBaseline(randomId(bytes), 'lk', number, now));
  await store.addAll(baselines, (await store.schedule()) ?? firstPlan(now, random()));
  const names = Object.fromEntries(
    fresh.map(([, { service, title }], at) => [baselines[at]?.id ?? '', { service, title, comment: null }]),
  );
  return { state: 'ok', added: fresh.length, known: found.size - fresh.length, names };
}

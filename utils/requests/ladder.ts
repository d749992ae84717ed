import type { Clock, Result } from '../kernel';
import {
  type Answer,
  classifyHtml,
  classifyJson,
  type FeedSeen,
  type Miss,
  type OrderSeen,
  type PageSeen,
  type PortalReply,
  type PortalRequest,
  type PortalState,
  portalCalls,
  readOrder,
} from '../portal';
import { listSight } from './list-sight';
import type { Baseline, Names, RequestEvent, Source, SourceTrouble, Topics } from './types';
import { isOthers } from './whose';

/** The ways out of the watch: the portal, and the reader of its pages. */
export type Roads = {
  fetchPortal: (request: PortalRequest) => Promise<PortalReply>;
  readHtml: (html: string, url: string) => Promise<Result<PageSeen, Miss>>;
  clock: Clock;
};

/** Requests asked for themselves in one look: what moved comes first, the rest waits for the next one. */
export const MOST_LOOKS = 30;
/** After «watch them all» a hundred requests wait for their first look: they get it over several looks. */
export const FIRST_LOOKS = 10;

/** Why the whole look has to end: what is wrong is wrong with the portal or the session, not with one request. */
export type Halt = { state: Exclude<PortalState, 'ok'>; retryAfterMs: number | null };

export type Sight = { seen: OrderSeen; feedKey: string | null };
export type Attempt = { id: string; source: Source; trouble: SourceTrouble | null };

/** What one look has learnt so far. Nothing of it is written before the end. */
export type Ladder = {
  sights: Map<string, Sight>;
  /** Requests that were asked for themselves: without a sight, nothing was learnt of them. */
  asked: Set<string>;
  /** Requests that have to wait for the next look. */
  owed: Set<string>;
  attempts: Attempt[];
  listed: Map<string, FeedSeen>;
  names: Record<string, Names[string]>;
  misses: Miss[];
  /** Answers about single requests that could not be read as answers at all. */
  unread: number;
  /** Pages that may still be fetched where the JSON failed. */
  pagesLeft: number;
  countersKey: string | null;
  /** Null: not asked in this look. */
  countersMoved: boolean | null;
  topics: Topics;
  /** Requests that are new in the list. */
  fresh: FeedSeen[];
  topicEvents: RequestEvent[];
};

export const askJson = async ({ fetchPortal, clock }: Roads, request: PortalRequest): Promise<Answer<unknown>> =>
  classifyJson(await fetchPortal(request), clock);

/**
 * One request by the roads that are open for it: the portal's JSON, then its page, then its line in the list. An answer
 * of another account or about another request is never merged; the road's mark says why.
 */
export async function lookAtOrder(roads: Roads, order: Baseline, ladder: Ladder): Promise<Halt | null> {
  const feed = ladder.listed.get(order.id);
  ladder.asked.add(order.id);
  const failed = (source: Source, trouble: SourceTrouble) => ladder.attempts.push({ id: order.id, source, trouble });
  const succeeded = (source: Source, seen: OrderSeen) => {
    ladder.attempts.push({ id: order.id, source, trouble: null });
    ladder.sights.set(order.id, { seen, feedKey: feed?.key ?? null });
    return null;
  };
  if (order.type === 'ORDER') {
    const answer = await askJson(roads, portalCalls.order(order.number));
    if (answer.state === 'ok') {
      const seen = readOrder(answer.value, order.number);
      if (seen.ok && !isOthers(order, seen.value)) return succeeded('json', seen.value);
      failed('json', seen.ok ? 'other-account' : 'page-changed');
      if (seen.ok) return null;
      ladder.misses.push(seen.error);
    } else if (answer.state === 'unknown') {
      failed('json', answer.detail);
      // An order that is not there any more is an answer, and no page will show it.
      if (answer.detail === 'not-found') return null;
      ladder.unread++;
    } else return answer;
    const page = await lookAtPage(roads, order, ladder);
    if (page === 'told') return null;
    if (page !== 'silent') return page;
  }
  // The list calls a status by fewer words than the JSON: where both were heard, they would contradict each other.
  if (feed && order.keys.json === undefined) return succeeded('list', listSight(feed, order.number));
  return null;
}

/** The page of a request, fetched and read. `silent`: it told nothing, and the marks say why. */
export async function lookAtPage(roads: Roads, order: Baseline, ladder: Ladder): Promise<Halt | 'told' | 'silent'> {
  ladder.asked.add(order.id);
  const spare = order.face === 'lk';
  if (spare && ladder.pagesLeft-- <= 0) return 'silent';
  const failed = (trouble: SourceTrouble) => {
    ladder.attempts.push({ id: order.id, source: 'page', trouble });
    return 'silent' as const;
  };
  const request = portalCalls.orderPage(order.face, order.number);
  const answer = classifyHtml(await roads.fetchPortal(request), roads.clock);
  if (answer.state === 'unknown') {
    if (answer.detail !== 'not-found' && !spare) ladder.unread++;
    return failed(answer.detail);
  }
  if (answer.state !== 'ok') return answer;
  const read = await roads.readHtml(answer.value, request.url);
  if (!read.ok) {
    if (!spare) ladder.misses.push(read.error);
    return failed('page-changed');
  }
  if (read.value.loggedIn === false) return spare ? failed('login-page') : { state: 'login', retryAfterMs: null };
  const { page } = read.value;
  if (page.kind !== 'order' || page.number !== order.number) return failed('not-shown');
  if (isOthers(order, page)) return failed('other-account');
  ladder.attempts.push({ id: order.id, source: 'page', trouble: null });
  ladder.sights.set(order.id, { seen: page, feedKey: null });
  return 'told';
}

import { err, ok, parseInstant, type Result } from '../../kernel';
import * as v from '../../kernel/shape';
import type { FeedCursor } from '../calls';
import { accountMark, changeKey } from '../change-key';
import { tidy } from '../normalise';
import { orderNumber } from '../order-number';
import { feedGroup } from '../statuses';
import type { Miss, OrderNumber, StatusGroup } from '../types';
import { type FeedItem, feedItem, type Snippet, snippetOf } from './feed-item';
import { apiMiss, maybe, shaped } from './miss';

const Page = v.object({ hasMore: maybe(v.boolean()), items: v.array(v.unknown()) });

/**
 * One event of the list. On orders `title` is the status in words and `service` the name of the service (portal.md 2.2).
 * `key` changes when the event moved: id + status + date + unread (3.4) + number of files. Letters of Госпочта carry no words here.
 */
export type FeedSeen = {
  id: string;
  type: string;
  number: OrderNumber | null;
  status: string;
  group: StatusGroup;
  title: string;
  service: string;
  date: number | null;
  unread: boolean;
  key: string;
  due: Due | null;
  account: string | null;
};

/** A day that matters to the person: an appointment, or the last day of something. Milliseconds since the epoch. */
export type Due = { kind: 'visit' | 'deadline'; at: number };

/** `skipped` counts items without a usable id; `after` asks for the next page. */
export type FeedsSeen = { items: readonly FeedSeen[]; skipped: number; hasMore: boolean; after: FeedCursor | null };

const ORDER_LIKE: ReadonlySet<string> = new Set(['ORDER', 'EQUEUE', 'APPEAL', 'CLAIM', 'COMPLEX_ORDER']);

/** `GET feeds/`. Unknown types are kept; a list in which no item can be read is a miss, an empty list is not. */
export function readFeeds(json: unknown): Result<FeedsSeen, Miss> {
  const page = shaped('feeds', Page, json);
  if (!page.ok) return page;
  const raw = page.value.items.map(feedItem).filter((item) => item !== null);
  if (raw.length === 0 && page.value.items.length > 0) return err(apiMiss('feeds', 'items.id', 'number'));
  const last = raw.at(-1);
  const markOf = ofEach(accountMark);
  return ok({
    items: raw.map((item) => feedOf(item, markOf(item.userId))),
    skipped: page.value.items.length - raw.length,
    hasMore: page.value.hasMore ?? false,
    after: last?.date ? { id: String(last.id), date: last.date } : null,
  });
}

/** Each answer is found once: a list has one account, or a few. */
function ofEach<Given, Answer>(find: (given: Given) => Answer): (given: Given) => Answer {
  const found = new Map<Given, Answer>();
  return (given) => {
    const known = found.get(given) ?? find(given);
    found.set(given, known);
    return known;
  };
}

function feedOf(item: FeedItem, account: string | null): FeedSeen {
  const type = item.feedType ?? '';
  const status = String(item.status ?? '');
  const unread = item.unread ?? false;
  const letter = type === 'GEPS';
  return {
    id: String(item.id),
    type,
    number: ORDER_LIKE.has(type) ? orderNumber(String(item.id)) : null,
    status,
    group: feedGroup(status),
    title: letter ? '' : tidy(item.title ?? ''),
    service: letter ? '' : tidy(item.subTitle ?? ''),
    date: parseInstant(item.date),
    unread,
    key: changeKey('json', [String(item.id), status, item.date, unread, item.data?.attachCnt ?? null]),
    due: letter ? null : dueOf(type, item),
    account,
  };
}

/** The day of an appointment stands in its snippet; last days in `data` or in a snippet (portal.md 2.2). */
function dueOf(type: string, { data }: FeedItem): Due | null {
  const snippets: Snippet[] = (data?.snippets ?? []).map(snippetOf).filter((one) => one !== null);
  const visit = snippets.map((one) => (one.type === 'EQUEUE' ? parseInstant(one.date) : null)).find(isInstant);
  if (type === 'EQUEUE' && visit !== undefined) return { kind: 'visit', at: visit };
  const days = [data?.expiryDate, data?.draftAutoDeleted, ...snippets.map(({ expiryDate }) => expiryDate)];
  const last = days.map(parseInstant).find(isInstant);
  return last === undefined ? null : { kind: 'deadline', at: last };
}

const isInstant = (value: number | null): value is number => value !== null;

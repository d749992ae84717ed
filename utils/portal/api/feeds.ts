import { err, ok, parseInstant, type Result } from '../../kernel';
import * as v from '../../kernel/shape';
import type { FeedCursor } from '../calls';
import { accountMark, changeKey } from '../change-key';
import { tidy } from '../normalise';
import { orderNumber } from '../order-number';
import { feedGroup } from '../statuses';
import type { Miss, OrderNumber, StatusGroup } from '../types';
import { type FeedItem, feedItem, snippetOf } from './feed-item';
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
  let [owner, account]: [FeedItem['userId'], string | null] = [null, null];
  return ok({
    items: raw.map((item) => {
      // Nearly always it is the account of the item before.
      if (item.userId !== owner) [owner, account] = [item.userId, accountMark(item.userId)];
      return feedOf(item, account);
    }),
    skipped: page.value.items.length - raw.length,
    hasMore: page.value.hasMore ?? false,
    after: last?.date ? { id: String(last.id), date: last.date } : null,
  });
}

function feedOf(item: FeedItem, account: string | null): FeedSeen {
  const id = String(item.id);
  const type = item.feedType ?? '';
  const status = String(item.status ?? '');
  const unread = item.unread ?? false;
  const letter = type === 'GEPS';
  return {
    id,
    type,
    number: ORDER_LIKE.has(type) ? orderNumber(id) : null,
    status,
    group: feedGroup(status),
    title: letter ? '' : tidy(item.title ?? ''),
    service: letter ? '' : tidy(item.subTitle ?? ''),
    date: parseInstant(item.date),
    unread,
    key: changeKey('json', [id, status, item.date, unread, item.data?.attachCnt ?? null]),
    due: letter ? null : dueOf(type, item),
    account,
  };
}

/** The day of an appointment stands in its snippet; last days in `data` or in a snippet (portal.md 2.2). */
function dueOf(type: string, { data }: FeedItem): Due | null {
  let last = parseInstant(data?.expiryDate) ?? parseInstant(data?.draftAutoDeleted);
  for (const raw of data?.snippets ?? []) {
    const snippet = snippetOf(raw);
    const visit = type === 'EQUEUE' && snippet?.type === type ? parseInstant(snippet.date) : null;
    if (visit !== null) return { kind: 'visit', at: visit };
    last ??= parseInstant(snippet?.expiryDate);
  }
  return last === null ? null : { kind: 'deadline', at: last };
}

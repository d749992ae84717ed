import { err, ok, parseInstant, type Result } from '../../kernel';
import * as v from '../../kernel/shape';
import type { FeedCursor } from '../calls';
import { changeKey } from '../change-key';
import { tidy } from '../normalise';
import { orderNumber } from '../order-number';
import { feedGroup } from '../statuses';
import type { Miss, OrderNumber, StatusGroup } from '../types';
import { apiMiss, maybe, shaped } from './miss';

const Page = v.object({ hasMore: maybe(v.boolean()), items: v.array(v.unknown()) });
const Item = v.object({
  id: v.union([v.pipe(v.number(), v.safeInteger()), v.pipe(v.string(), v.regex(/^\d{1,20}$/))]),
  feedType: maybe(v.string()),
  status: maybe(v.union([v.string(), v.number()])),
  title: maybe(v.string()),
  subTitle: maybe(v.string()),
  date: maybe(v.string()),
  unread: maybe(v.boolean()),
});

/**
 * One event of the list. On orders `title` is the status in words and `service` the name of the service (portal.md 2.2).
 * `key` changes when the event moved: id + status + date + unread (3.4). Letters of Госпочта carry no words here.
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
};

/** `skipped` counts items without a usable id; `after` asks for the next page. */
export type FeedsSeen = { items: readonly FeedSeen[]; skipped: number; hasMore: boolean; after: FeedCursor | null };

const ORDER_LIKE: ReadonlySet<string> = new Set(['ORDER', 'EQUEUE', 'CLAIM', 'COMPLEX_ORDER']);

/** `GET feeds/`. Unknown types are kept; a list in which no item can be read is a miss, an empty list is not. */
export function readFeeds(json: unknown): Result<FeedsSeen, Miss> {
  const page = shaped('feeds', Page, json);
  if (!page.ok) return page;
  const raw = page.value.items.map((item) => v.safeParse(Item, item)).flatMap((r) => (r.success ? [r.output] : []));
  if (raw.length === 0 && page.value.items.length > 0) return err(apiMiss('feeds', 'items.id', 'number'));
  const last = raw.at(-1);
  return ok({
    items: raw.map(feedOf),
    skipped: page.value.items.length - raw.length,
    hasMore: page.value.hasMore ?? false,
    after: last?.date ? { id: String(last.id), date: last.date } : null,
  });
}

function feedOf(item: v.InferOutput<typeof Item>): FeedSeen {
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
    key: changeKey('json', [String(item.id), status, item.date, unread]),
  };
}

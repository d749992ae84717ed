import { portalDate } from '../model/dates.ts';
import { currentOf, type PortalState } from '../model/state.ts';
import { feedStatusOf } from '../model/statuses.ts';
import type { Letter, OtherFeed, TrainingOrder } from '../model/types.ts';
import type { Twist } from '../server/exchange.ts';
import { UNKNOWN_STATUS } from './order-json.ts';

/** One item of `feeds/` (portal.md 2.2). For an ORDER `title` is the status in words and `subTitle` the service. */
export type FeedJson = {
  id: number;
  extId: string;
  feedType: string;
  status: string;
  title: string;
  subTitle: string;
  date: string;
  unread: boolean;
  isHidden: boolean;
  userId: number;
  data: Record<string, unknown>;
  [extra: string]: unknown;
};

const orderFeed = (order: TrainingOrder, owner: number, twist: Twist | null): FeedJson => {
  const last = currentOf(order);
  const row = twist === 'unknown-status' ? { ...last, ...UNKNOWN_STATUS } : last;
  const numbers = twist === 'missing-number' ? {} : { id: Number(order.number), extId: order.number };
  const feed = {
    ...numbers,
    feedType: 'ORDER',
    status: feedStatusOf(row.statusId),
    title: row.title,
    subTitle: order.service,
    date: portalDate(row.at),
    unread: order.unread,
    isHidden: false,
    userId: owner,
    ownerId: owner,
    servicePassportId: order.passportId,
    data: {
      snippets: row.comment === null ? [] : [{ type: 'CUSTOM', comment: row.comment, date: portalDate(row.at) }],
      attachCnt: order.files.length,
      ...(row.due === undefined ? {} : { expiryDate: portalDate(row.due) }),
      ...(twist === 'missing-number' ? {} : { orderId: order.number }),
    },
  };
  // The fault leaves the numbers out on purpose; the type describes a healthy answer.
  return feed as FeedJson;
};

const otherFeed = (
  { id, type, title, service, status, at, visitAt, deletedAt }: OtherFeed,
  owner: number,
): FeedJson => ({
  id,
  extId: String(id),
  feedType: type,
  status,
  title,
  subTitle: service,
  date: portalDate(at),
  unread: true,
  isHidden: false,
  userId: owner,
  data: {
    snippets:
      visitAt === undefined ? [] : [{ type: 'EQUEUE', date: portalDate(visitAt), orgName: 'Учебная поликлиника' }],
    attachCnt: 0,
    ...(type === 'EQUEUE' ? { toDoctor: true } : {}),
    ...(deletedAt === undefined ? {} : { draftAutoDeleted: portalDate(deletedAt) }),
  },
});

const letterFeed = (letter: Letter, owner: number): FeedJson => ({
  id: letter.id,
  extId: String(letter.id),
  feedType: 'GEPS',
  status: 'inbox',
  title: letter.sender,
  subTitle: letter.title,
  date: portalDate(letter.at),
  unread: !letter.served,
  isHidden: false,
  userId: owner,
  data: { snippets: [], attachCnt: 0, messageType: 'training', 'geps.receiveDatetime': portalDate(letter.at) },
});

/** All feeds, newest first; `types` empty means every type. */
export const feedsOf = (state: PortalState, types: readonly string[], twist: Twist | null = null): FeedJson[] => {
  const orders = [...state.orders.values()].filter((order) => order.shown !== 'article');
  const { id: owner } = state.patient;
  const feeds = [
    ...orders.map((order) => orderFeed(order, owner, twist)),
    ...state.otherFeeds.map((feed) => otherFeed(feed, owner)),
    ...state.letters.map((letter) => letterFeed(letter, owner)),
  ];
  const wanted = types.length === 0 ? feeds : feeds.filter((feed) => types.includes(feed.feedType));
  return wanted.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : b.id - a.id));
};

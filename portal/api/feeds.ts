import { portalDate } from '../model/dates.ts';
import { type Exchange, failure, json, type Reply } from '../server/exchange.ts';
import { feedsOf } from './feed-json.ts';
import { orderJson } from './order-json.ts';

const typesOf = ({ url }: Exchange): string[] => (url.searchParams.get('types') ?? '').split(',').filter(Boolean);

/** `feeds/`: cursor paging by id and date of the last item; a raw `+` in the date is refused (portal.md 2.2). */
export const listFeeds = (exchange: Exchange): Reply => {
  const { url, state, twist } = exchange;
  if (/[?&]lastFeedDate=[^&]*\+/.test(url.search)) return failure(400, 'lastFeedDate');
  const size = Math.min(100, Math.max(1, Number(url.searchParams.get('pageSize')) || 15));
  const all = feedsOf(state, typesOf(exchange), twist);
  const unreadOnly = url.searchParams.get('unread') === 'true';
  const feeds = unreadOnly ? all.filter((feed) => feed.unread) : all;
  const lastId = url.searchParams.get('lastFeedId') ?? '';
  const start = lastId === '' ? 0 : feeds.findIndex((feed) => String(feed.id) === lastId) + 1;
  return json({ hasMore: start + size < feeds.length, items: feeds.slice(start, start + size) });
};

/** `feeds/counters` (portal.md 2.3), in the success form of the error envelope. */
export const countFeeds = (exchange: Exchange): Reply => {
  const feeds = feedsOf(exchange.state, typesOf(exchange));
  const types = [...new Set(feeds.map((feed) => feed.feedType))];
  const unread = feeds.filter((feed) => feed.unread);
  const counter = types.map((type) => ({
    type,
    total: feeds.filter((feed) => feed.feedType === type).length,
    unread: unread.filter((feed) => feed.feedType === type).length,
  }));
  return json({
    total: feeds.length,
    unread: unread.length,
    counter,
    error: { code: 0, message: 'operation completed' },
  });
};

/** `feeds/{id}`. Asking for a letter serves it, exactly what nobody may do in the background (portal.md 2.9). */
export const feedDetails = ({ state, twist }: Exchange, match: RegExpMatchArray): Reply => {
  const id = match[1] ?? '';
  const feed = feedsOf(state, [], twist).find((row) => String(row.id) === id);
  if (!feed) return failure(404, 'feed not found');
  const letter = state.letters.find((row) => String(row.id) === id);
  if (letter) {
    letter.served = true;
    const message = {
      messageId: letter.id,
      threadId: letter.id,
      subject: letter.title,
      text: `<p>${letter.text}</p>`,
      sendDate: portalDate(letter.at),
      isRead: true,
      signed: false,
      fromName: letter.sender,
      attachments: [],
    };
    return json({
      ...feed,
      unread: false,
      detail: { threadId: letter.id, subject: letter.title, messages: [message] },
    });
  }
  const order = state.orders.get(id);
  return json({ ...feed, detail: order ? { order: orderJson(order, { twist }) } : {} });
};

/** `feeds/markAsRead/{id}`: a GET that changes state. Kept so that a test can see it was never asked. */
export const markAsRead = ({ state }: Exchange, match: RegExpMatchArray): Reply => {
  const id = match[1] ?? '';
  state.marked.push(id);
  const order = state.orders.get(id);
  if (order) order.unread = false;
  return json({ error: { code: 0, message: 'operation completed' } });
};

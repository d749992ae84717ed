import { changeKey, type FeedSeen, type OrderNumber, type OrderSeen, statusCalled, statusOf } from '../portal';

/** A request as its line in the list shows it: the status by its name, else by its colour; no comment and no files. */
export function listSight(feed: FeedSeen, number: OrderNumber): OrderSeen {
  const { title, status, service, date } = feed;
  const named = statusCalled(title);
  const id = /^-?\d{1,4}$/.test(status) ? Number(status) : null;
  return {
    kind: 'order',
    face: 'lk',
    number,
    service,
    status: { ...(id === null && named ? named : statusOf(id, title, { color: status })), title },
    comment: null,
    updatedAt: date,
    changeKey: changeKey('list', [status, title, date]),
    files: [],
    account: feed.account,
  };
}

/** One raw item of the list with what is used of it; a field that is missing or of another type is null. */
export type FeedItem = {
  id: number | string;
  feedType: string | null;
  status: string | number | null;
  title: string | null;
  subTitle: string | null;
  date: string | null;
  unread: boolean | null;
  userId: string | number | null;
  data: FeedData | null;
};
export type FeedData = {
  expiryDate: string | null;
  draftAutoDeleted: string | null;
  snippets: readonly unknown[] | null;
  attachCnt: number | null;
};
export type Snippet = { type: string | null; date: string | null; expiryDate: string | null };

const DIGITS = /^\d{1,20}$/;
type Fields = Readonly<Record<string, unknown>>;

/**
 * Checked by hand: a list has hundreds of items and is the one answer read at every look. `feed-item.prop.test.ts` holds
 * it to the shape written with the library. Null for an item without a usable id.
 */
export function feedItem(raw: unknown): FeedItem | null {
  const item = fields(raw);
  const id = item?.id;
  if (!item || !(Number.isSafeInteger(id) || (typeof id === 'string' && DIGITS.test(id)))) return null;
  return {
    id: id as number | string,
    feedType: text(item.feedType),
    status: text(item.status) ?? number(item.status),
    title: text(item.title),
    subTitle: text(item.subTitle),
    date: text(item.date),
    unread: typeof item.unread === 'boolean' ? item.unread : null,
    userId: text(item.userId) ?? number(item.userId),
    data: feedData(fields(item.data)),
  };
}

const feedData = (data: Fields | null): FeedData | null =>
  data && {
    expiryDate: text(data.expiryDate),
    draftAutoDeleted: text(data.draftAutoDeleted),
    snippets: Array.isArray(data.snippets) ? data.snippets : null,
    attachCnt: number(data.attachCnt),
  };

/** Null for what is no object at all. */
export function snippetOf(raw: unknown): Snippet | null {
  const part = fields(raw);
  return part && { type: text(part.type), date: text(part.date), expiryDate: text(part.expiryDate) };
}

const fields = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null ? (value as Fields) : null;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' && !Number.isNaN(value) ? value : null);

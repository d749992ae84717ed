import type { FeedJson } from '../../../api/feed-json.ts';
import type { OrderJson } from '../../../api/order-json.ts';
import type { TrainingDocument } from '../../../model/types.ts';
import { renderLetterPage, renderLettersPage, renderOrdersPage, renderOverviewPage } from '../render/feeds.ts';
import { renderHealthDocument, renderHealthPage, renderHealthRoot } from '../render/health.ts';
import { renderOrderPage } from '../render/order.ts';
import { renderProfilePage, type UserJson } from '../render/profile.ts';
import { api, Missing, trainingApi } from './api.ts';

type Feeds = { hasMore: boolean; items: FeedJson[] };
type View = (match: RegExpMatchArray, url: URL, pages: number) => string | Promise<string>;

const ORDER_TYPES = 'ORDER,EQUEUE,APPEAL,CLAIM,COMPLEX_ORDER,SIGN,PAYMENTS_EGISSO';
const PAGE = 15;

/** Reads as many pages of feeds as the person has asked for, by the portal's cursor. */
const feeds = async (types: string, pages: number): Promise<Feeds> => {
  const all: Feeds = { hasMore: true, items: [] };
  for (let page = 0; page < pages && all.hasMore; page++) {
    const last = all.items.at(-1);
    const cursor = last ? `&lastFeedId=${last.id}&lastFeedDate=${encodeURIComponent(last.date)}` : '';
    const next = await api<Feeds>(
      `feeds/?unread=false&isArchive=false&isHide=false&types=${types}&pageSize=${PAGE}&status=${cursor}`,
    );
    all.items.push(...next.items);
    all.hasMore = next.hasMore;
  }
  return all;
};

const documents = async (): Promise<TrainingDocument[]> =>
  (await trainingApi<{ documents: TrainingDocument[] }>('meddocs')).documents;

const oneDocument: View = async (match) => {
  const found = (await documents()).find((row) => row.id === match[1]);
  if (!found) throw new Missing();
  return renderHealthDocument(found);
};

const orders: View = async (_match, _url, pages) => {
  const { items, hasMore } = await feeds(ORDER_TYPES, pages);
  return renderOrdersPage(items, hasMore);
};

const overview: View = async (_match, _url, pages) => {
  const { items, hasMore } = await feeds('', pages);
  return renderOverviewPage(items, hasMore);
};

const profile: View = async () => renderProfilePage(await api<UserJson>('users/data'));

const VIEWS: readonly (readonly [RegExp, View])[] = [
  [/^\/(?:overview|notifications)?\/?$/, (match, url, pages) => viewNotifications(match, url, pages)],
  [/^\/orders(?:\/all|\/drafts|\/archive)?\/?$/, orders],
  [
    /^\/order\/(?:equeue\/|\d+\/)?(\d+)\/?$/,
    async (match) => renderOrderPage(await api<OrderJson>(`orders/${match[1]}`)),
  ],
  [/^\/health\/?$/, () => renderHealthRoot()],
  [/^\/(?:health\/meddocs|profile\/health)\/?$/, async () => renderHealthPage(await documents())],
  [/^\/health\/meddocs\/items\/([\w.-]+)\/?$/, oneDocument],
  [/^\/(?:profile(?:\/personal(?:\/id-doc)?)?|settings\/account)\/?$/, profile],
  [/^\/message\/(\d+)\/?$/, async (match) => renderLetterPage(await api<FeedJson>(`feeds/${match[1]}`))],
];

const viewNotifications: View = async (match, url, pages) =>
  url.searchParams.get('type') === 'GEPS'
    ? renderLettersPage((await feeds('GEPS', pages)).items)
    : overview(match, url, pages);

/** The content of an lk address; throws `Missing` for an unknown one. */
export const viewOf = async (url: URL, pages: number): Promise<string> => {
  for (const [path, view] of VIEWS) {
    const match = path.exec(url.pathname);
    if (match) return view(match, url, pages);
  }
  throw new Missing();
};

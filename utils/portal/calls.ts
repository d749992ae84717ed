import { WWW } from './hosts';
import { documentsUrl, orderUrl } from './order-number';
import type { Face, OrderNumber, PortalRequest } from './types';

const API = `${WWW}/api/lk/v1`;
/** Госпочта (GEPS) is never listed: opening a letter has legal force (portal.md 2.9). */
const TYPES = 'ORDER,EQUEUE,APPEAL,CLAIM,COMPLEX_ORDER,DRAFT';
/** Letters are counted beside the rest: a number opens nothing. */
const COUNTED = `${TYPES},GEPS`;
const get = (url: string, expects: 'json' | 'html' = 'json'): PortalRequest => ({
  method: 'GET',
  url,
  body: null,
  expects,
});

/** Where a list of feeds goes on: id and raw date of the last item, as the portal wrote them (portal.md 2.2). */
export type FeedCursor = { id: string; date: string };

function listed(types: string, after: FeedCursor | null): PortalRequest {
  const cursor = after ? `&lastFeedId=${after.id}&lastFeedDate=${encodeURIComponent(after.date)}` : '';
  return get(`${API}/feeds/?unread=false&isArchive=false&isHide=false&types=${types}&pageSize=15${cursor}`);
}

/** The portal's own read-only requests as data (portal.md 2); whoever sends them must ask `isAllowedCall` first. */
export const portalCalls = {
  checkSession: (): PortalRequest => ({
    method: 'POST',
    url: `${WWW}/auth-provider/check-session`,
    body: '{}',
    expects: 'json',
  }),
  counters: (): PortalRequest => get(`${API}/feeds/counters?types=${COUNTED}&isArchive=false&isHide=false`),
  feeds: (after: FeedCursor | null = null): PortalRequest => listed(TYPES, after),
  /** Drafts alone: in the whole list an old one stands below everything newer. */
  drafts: (after: FeedCursor | null = null): PortalRequest => listed('DRAFT', after),
  order: (number: OrderNumber): PortalRequest => get(`${API}/orders/${number}`),
  orderPage: (face: Face, number: OrderNumber): PortalRequest => get(orderUrl(face, number), 'html'),
  /** The article's list of requests. */
  ordersPage: (): PortalRequest => get(`${WWW}/my-services/medical-card`, 'html'),
  /** Where the two faces list medical documents; the addresses are uncertain (portal.md 1.4). */
  documentsPage: (face: Face): PortalRequest => get(documentsUrl(face), 'html'),
  user: (): PortalRequest => get(`${API}/users/data`),
  disclaimers: (): PortalRequest => get(`${WWW}/api/cms/v1/disclaimers/epgu`),
};

import { documentOffers, readHealthPage } from '../read-health';
import { orderRows, readOrdersPage } from '../read-orders';
import { profileAnchors, readProfilePage } from '../read-profile';
import type { Reader } from '../reader';
import { articleOrder } from './order';

const CARD = '/my-services/medical-card';

/** «Мои услуги» leads to the card and lists no requests itself. */
const isServices = (url: string): boolean => !new URL(url).pathname.startsWith(CARD);

/** The portal as the article describes it; addresses and markup of this face are our invention. */
export const articleReaders: readonly Reader[] = [
  articleOrder,
  {
    id: 'article/orders',
    face: 'article',
    kind: 'orders',
    anchors: [orderRows('article')],
    read: (page) => (isServices(page.url) ? { ok: true, value: { kind: 'plain' } } : readOrdersPage(page, 'article')),
  },
  {
    id: 'article/health',
    face: 'article',
    kind: 'health',
    anchors: [documentOffers],
    read: (page) => readHealthPage(page, 'article'),
  },
  {
    id: 'article/profile',
    face: 'article',
    kind: 'profile',
    anchors: profileAnchors,
    read: (page) => readProfilePage(page, 'article'),
  },
];

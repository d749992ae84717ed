import { documentOffers, readHealthPage } from '../read-health';
import { orderRows, readOrdersPage } from '../read-orders';
import { profileAnchors, readProfilePage } from '../read-profile';
import type { Reader } from '../reader';
import { lkOrder } from './order';

/** The personal account as public sources show it (portal.md 6); its health section is known by address only. */
export const lkReaders: readonly Reader[] = [
  lkOrder,
  {
    id: 'lk/orders',
    face: 'lk',
    kind: 'orders',
    anchors: [orderRows('lk')],
    read: (page) => readOrdersPage(page, 'lk'),
  },
  {
    id: 'lk/health',
    face: 'lk',
    kind: 'health',
    anchors: [documentOffers],
    read: (page) => readHealthPage(page, 'lk'),
  },
  {
    id: 'lk/health-document',
    face: 'lk',
    kind: 'health-document',
    anchors: [documentOffers],
    read: (page) => readHealthPage(page, 'lk'),
  },
  {
    id: 'lk/profile',
    face: 'lk',
    kind: 'profile',
    anchors: profileAnchors,
    read: (page) => readProfilePage(page, 'lk'),
  },
];

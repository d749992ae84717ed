import { healthReader } from '../read-health';
import { ordersReader } from '../read-orders';
import { profileReader } from '../read-profile';
import type { Reader } from '../reader';
import { lkOrder } from './order';

/** The personal account as public sources show it (portal.md 6); its health section is known by address only. */
export const lkReaders: readonly Reader[] = [
  lkOrder,
  ordersReader('lk'),
  healthReader('lk'),
  healthReader('lk', 'health-document'),
  profileReader('lk'),
];

import { healthReader } from '../read-health';
import { ordersReader } from '../read-orders';
import { profileReader } from '../read-profile';
import type { Reader } from '../reader';
import { articleOrder } from './order';

const CARD = '/my-services/medical-card';
const orders = ordersReader('article');

/** «Мои услуги» leads to the card and lists no requests itself. */
const isServices = (url: string): boolean => !new URL(url).pathname.startsWith(CARD);

/** The portal as the article describes it; addresses and markup of this face are our invention. */
export const articleReaders: readonly Reader[] = [
  articleOrder,
  { ...orders, read: (page) => (isServices(page.url) ? { ok: true, value: { kind: 'plain' } } : orders.read(page)) },
  healthReader('article'),
  profileReader('article'),
];

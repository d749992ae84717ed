import { LK, WWW } from './hosts';
import type { Face, OrderNumber } from './types';

const DIGITS = /^[1-9]\d{3,19}$/;

/** Numbers of the portal are ids: plain digits, ten of them today. Returns null for anything else. */
export function orderNumber(value: unknown): OrderNumber | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === 'string' && DIGITS.test(text) ? (text as OrderNumber) : null;
}

/** The page of the order for the person. The article's address is invented: no public source shows one. */
export const orderUrl = (face: Face, number: OrderNumber): string =>
  face === 'lk' ? `${LK}/order/${number}` : `${WWW}/my-services/medical-card/requests/${number}`;

/** The list of medical documents; both addresses are uncertain (portal.md 1.4). */
export const documentsUrl = (face: Face): string =>
  face === 'lk' ? `${LK}/health/meddocs` : `${WWW}/my-health/medical-card`;

/** Pages of other kinds of feeds (portal.md 1.3); an order's page for the rest. */
export function feedUrl(type: string, number: OrderNumber): string {
  if (type === 'EQUEUE') return `${LK}/order/equeue/${number}`;
  if (type === 'APPEAL') return `${LK}/appeal/${number}`;
  if (type === 'CLAIM') return `${LK}/claim/${number}`;
  return orderUrl('lk', number);
}

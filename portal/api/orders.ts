import { type Exchange, failure, json, type Reply } from '../server/exchange.ts';
import { orderJson } from './order-json.ts';

/** `orders/{id}` (portal.md 2.5); 404 when absent. */
export const oneOrder = async ({ state, twist, shelf }: Exchange, match: RegExpMatchArray): Promise<Reply> => {
  const order = state.orders.get(match[1] ?? '');
  if (!order || order.shown === 'article') return failure(404, 'order not found');
  const sizes = new Map<string, number | null>();
  for (const file of order.files) sizes.set(file.documentId, await shelf.sizeOf(file.documentId));
  return json(orderJson(order, { twist, sizeOf: (id) => sizes.get(id) ?? null, owner: state.patient.id }));
};

/** `orders?pageIndex=&pageSize=` (portal.md 2.5). */
export const listOrders = ({ state, url, twist }: Exchange): Reply => {
  const page = Math.max(1, Number(url.searchParams.get('pageIndex')) || 1);
  const size = Math.min(1000, Math.max(1, Number(url.searchParams.get('pageSize')) || 15));
  const orders = [...state.orders.values()].filter((order) => order.shown !== 'article').reverse();
  const shown = orders.slice((page - 1) * size, page * size);
  return json({
    total: orders.length,
    order: shown.map((order) => orderJson(order, { twist, owner: state.patient.id })),
  });
};

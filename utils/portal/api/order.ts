import { err, ok, parseInstant, type Result } from '../../kernel';
import * as v from '../../kernel/shape';
import { accountMark, changeKey } from '../change-key';
import { storageUrl } from '../downloads';
import { tidy } from '../normalise';
import { orderNumber } from '../order-number';
import { statusTitle } from '../status-titles';
import { statusOf } from '../statuses';
import type { Miss, OrderFile, OrderNumber, OrderSeen } from '../types';
import { apiMiss, maybe, shaped, text } from './miss';

const id = v.union([v.pipe(v.number(), v.safeInteger()), v.pipe(v.string(), v.regex(/^-?\d{1,20}$/))]);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const File = v.object({ fileName: text, mimeType: maybe(text), fileSize: maybe(count), link: maybe(text) });
const Order = v.object({
  id,
  orderStatusId: maybe(id),
  orderStatusName: maybe(text),
  currentStatusHistoryId: maybe(id),
  currentStatusHistory: maybe(
    v.object({
      statusId: maybe(id),
      title: maybe(text),
      date: maybe(text),
      comment: maybe(text),
      finalStatus: maybe(v.boolean()),
      statusColorCode: maybe(text),
    }),
  ),
  updated: maybe(text),
  closed: maybe(v.boolean()),
  unreadMessageCnt: maybe(count),
  serviceName: maybe(text),
  userId: maybe(id),
  orderResponseFiles: maybe(v.array(v.unknown())),
});
const Wrapped = v.object({ order: v.looseObject({}) });

/**
 * `GET orders/{id}` (portal.md 2.5), with or without an `order` around it. Lenient: only the number and a status are
 * required. An answer about another order is a miss, never merged. Comments are cut to 4 000 characters.
 */
export function readOrder(json: unknown, expected: OrderNumber): Result<OrderSeen, Miss> {
  const inner = v.is(Wrapped, json) ? json.order : json;
  const shape = shaped('orders', Order, inner);
  if (!shape.ok) return shape;
  const order = shape.value;
  const number = orderNumber(String(order.id));
  if (number !== expected) return err(apiMiss('orders', 'id', 'the number asked for', 1));
  const current = order.currentStatusHistory;
  const statusId = Number(order.orderStatusId ?? current?.statusId ?? Number.NaN);
  const title = tidy(current?.title ?? order.orderStatusName ?? '') || statusTitle(statusId);
  if (Number.isNaN(statusId) && title === '') return err(apiMiss('orders', 'orderStatusId', 'a status'));
  const files = (order.orderResponseFiles ?? []).flatMap(fileOf);
  const unread = order.unreadMessageCnt ?? 0;
  return ok({
    kind: 'order',
    face: 'lk',
    number,
    service: tidy(order.serviceName ?? ''),
    status: statusOf(Number.isNaN(statusId) ? null : statusId, title, {
      finalStatus: current?.finalStatus ?? null,
      closed: order.closed,
      color: current?.statusColorCode ?? null,
    }),
    comment: tidy(current?.comment ?? '', 4_000) || null,
    updatedAt: parseInstant(order.updated) ?? parseInstant(current?.date),
    changeKey: changeKey('json', [
      Number.isNaN(statusId) ? title : statusId,
      Number(order.currentStatusHistoryId ?? 0),
      order.updated,
      unread,
      files.length,
      order.closed,
    ]),
    files,
    unread,
    account: accountMark(order.userId),
  });
}

function fileOf(value: unknown): OrderFile[] {
  const file = v.safeParse(File, value);
  if (!file.success) return [];
  const { fileName, mimeType, fileSize, link } = file.output;
  return [{ name: tidy(fileName, 200), mimeType, size: fileSize, url: link === null ? null : storageUrl(link) }];
}

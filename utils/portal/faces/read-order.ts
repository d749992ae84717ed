import { err, ok, type Result } from '../../kernel';
import { changeKey, fileFacts, type KeySource } from '../change-key';
import { normalise, tidy } from '../normalise';
import type { Face, Miss, OrderSeen } from '../types';
import { type Anchor, one } from './anchor';
import { filesShown, statusShown } from './order-parts';
import type { Leaf, Page } from './page';

export type OrderAnchors = { number: Anchor; status: Anchor; service: Anchor };
export type Around = (page: Page, status: Leaf) => { comment: string; updatedAt: number | null };

/** Number and status must be there and be single; the service and what stands around may be missing. */
export function readOrderPage(
  page: Page,
  face: Face,
  source: KeySource,
  anchors: OrderAnchors,
  around: Around,
): Result<OrderSeen, Miss> {
  const shownNumber = one(page, face, anchors.number);
  if (!shownNumber.ok) return shownNumber;
  const { number } = page.route;
  if (number === null) return err({ face, page: 'order', anchor: 'order.address', found: 0, expected: '1' });
  const label = one(page, face, anchors.status);
  if (!label.ok) return label;
  const service = one(page, face, anchors.service);
  const status = statusShown(label.value, page);
  const { comment, updatedAt } = around(page, label.value);
  const files = filesShown(page);
  return ok({
    kind: 'order',
    face,
    number,
    service: service.ok ? tidy(service.value.text) : '',
    status,
    comment: tidy(comment, 4_000) || null,
    updatedAt,
    changeKey: changeKey(source, [normalise(status.title), normalise(comment), updatedAt, fileFacts(files)]),
    files,
  });
}

import { ok, type Result } from '../../kernel';
import { changeKey, fileFacts, type KeySource } from '../change-key';
import { normalise, tidy } from '../normalise';
import type { Face, Miss, OrderSeen } from '../types';
import { type Anchor, one } from './anchor';
import { missed } from './missed';
import { filesShown, ownNumber, statusShown } from './order-parts';
import type { Leaf, Page } from './page';
import type { Reader } from './reader';

const number: Anchor = { id: 'order.number', ways: [ownNumber] };

/** The ways of the two anchors that each face has of its own. */
export type OrderWays = { status: Anchor['ways']; service: Anchor['ways'] };
export type Around = (page: Page, status: Leaf) => { comment: string; updatedAt: number | null };

/** Number and status must be there and be single; the service and what stands around may be missing. */
export function readOrderPage(
  page: Page,
  face: Face,
  source: KeySource,
  ways: OrderWays,
  around: Around,
): Result<OrderSeen, Miss> {
  const shownNumber = one(page, face, number);
  if (!shownNumber.ok) return shownNumber;
  const own = page.route.number;
  if (own === null) return missed(face, 'order', 'order.address');
  const label = one(page, face, statusBy(ways));
  if (!label.ok) return label;
  const service = one(page, face, { id: 'order.service', ways: ways.service });
  const status = statusShown(label.value);
  const { comment, updatedAt } = around(page, label.value);
  const files = filesShown(page);
  return ok({
    kind: 'order',
    face,
    number: own,
    service: service.ok ? tidy(service.value.text) : '',
    status,
    comment: tidy(comment, 4_000) || null,
    updatedAt,
    changeKey: changeKey(source, [normalise(status.title), normalise(comment), updatedAt, fileFacts(files)]),
    files,
  });
}

const statusBy = ({ status }: OrderWays): Anchor => ({ id: 'order.status', ways: status });

export const orderReader = (face: Face, ways: OrderWays, around: Around): Reader => ({
  face,
  kind: 'order',
  anchors: [number, statusBy(ways)],
  read: (page) => readOrderPage(page, face, face, ways, around),
});

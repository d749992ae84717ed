import type { Result } from '../../kernel';
import type { Miss, OrderSeen } from '../types';
import { knownStatuses } from './order-parts';
import type { Leaf, Page } from './page';
import { readOrderPage } from './read-order';

const ABOUT_ORDER = /заявк|заявлен|запрос|обращен/;
/** How many texts may lie between a status and the words that make it a status of an order. */
const NEAR = 12;

/** Known status words near «заявк…/заявлен…»; elsewhere such words are ordinary text. */
function nearStatuses(page: Page): Leaf[] {
  const known = new Set(knownStatuses(page).map(({ element }) => element));
  return page.leaves.filter((leaf, at) => {
    if (!known.has(leaf.element)) return false;
    const near = page.leaves.slice(Math.max(0, at - NEAR), at + NEAR + 1);
    return near.some((other) => other !== leaf && ABOUT_ORDER.test(other.norm));
  });
}

/** Last resort on an order's address: the number of the address and one known status, nothing else. */
export const readGeneric = (page: Page): Result<OrderSeen, Miss> =>
  readOrderPage(page, page.route.face ?? 'lk', 'generic', { status: [nearStatuses], service: [] }, () => ({
    comment: '',
    updatedAt: null,
  }));

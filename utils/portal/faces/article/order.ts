import { bySelector } from '../anchor';
import { knownStatuses } from '../order-parts';
import { type Leaf, labelled, type Page } from '../page';
import { type OrderWays, orderReader } from '../read-order';
import type { Reader } from '../reader';
import { shownInstant } from '../shown-date';

const ways: OrderWays = {
  status: [
    (page) => labelled(page, /^(текущий )?статус( (запроса|заявки|заявления))?(:|$)/),
    knownStatuses,
    bySelector('.status-label'),
  ],
  service: [(page) => labelled(page, /^услуга(:|$)/), bySelector('.request-service'), bySelector('h1')],
};
const UPDATED = /^(обновлен|изменен)[оа]?(:|\s|$)/;

/** The page of a request as the article tells it: number, label, «Подробнее» with the comment of the support. */
export const articleOrder: Reader = orderReader('article', ways, details);

/** What stands under «Подробнее»: the words up to the line of the date are the comment. */
function details({ leaves }: Page): { comment: string; updatedAt: number | null } {
  const at = leaves.findIndex(({ norm }) => norm === 'подробнее');
  const box = at < 0 ? null : boxOf(leaves[at], leaves[at + 1]);
  const inside = box === null ? [] : leaves.slice(at + 1).filter(({ element }) => box.contains(element));
  const date = inside.findIndex(({ norm }) => UPDATED.test(norm));
  const words = date < 0 ? inside : inside.slice(0, date);
  const dates = date < 0 ? [] : inside.slice(date, date + 2);
  return {
    comment: words.map(({ text }) => text).join(' '),
    updatedAt: shownInstant(dates.map(({ text }) => text).join(' ')),
  };
}

/** The smallest element that holds the heading and the text after it. */
function boxOf(heading: Leaf | undefined, after: Leaf | undefined): Element | null {
  let box: Element | null = heading?.element ?? null;
  while (box && after && !box.contains(after.element)) box = box.parentElement;
  return after && box?.tagName !== 'MAIN' ? box : null;
}

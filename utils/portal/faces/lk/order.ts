import { statusNamed } from '../../status-names';
import { bySelector } from '../anchor';
import { knownStatuses } from '../order-parts';
import { type Leaf, labelled, type Page } from '../page';
import { type OrderWays, orderReader } from '../read-order';
import type { Reader } from '../reader';
import { shownInstant } from '../shown-date';

const ways: OrderWays = {
  status: [
    (page) => labelled(page, /^статус( заявления)?(:|$)/),
    knownStatuses,
    bySelector('lk-order-details .feed-status'),
    bySelector('.feed-status, .order-status'),
  ],
  service: [(page) => labelled(page, /^услуга(:|$)/), serviceHeading, bySelector('.service-name')],
};

/** One заявление of the personal account (portal.md 6.4). */
export const lkOrder: Reader = orderReader('lk', ways, under);

/** The heading after the one with the number. */
function serviceHeading({ leaves, route }: Page): Leaf[] {
  const at = leaves.findIndex(({ norm }) => norm.replaceAll(' ', '').includes(route.number ?? '\n'));
  const after = leaves.slice(at + 1).find(({ element }) => element.closest('h1, h2, h3, h4, h5') !== null);
  return after && statusNamed(after.norm) === null ? [after] : [];
}

/** After the status come its date and the comment, up to the next heading. */
function under({ leaves }: Page, status: Leaf): { comment: string; updatedAt: number | null } {
  const at = leaves.findIndex(({ element, text }) => element === status.element && text === status.text);
  const rest = leaves.slice(at + 1);
  const end = rest.findIndex(
    ({ element, norm }) => element.closest('h1, h2, h3, h4, h5, a, li') !== null || SECTION.test(norm),
  );
  const texts = (end < 0 ? rest : rest.slice(0, end)).slice(0, 20);
  const date = texts.find(({ text }) => text.length < 40 && shownInstant(text) !== null);
  return {
    comment: texts
      .filter((leaf) => leaf !== date)
      .map(({ text }) => text)
      .join(' '),
    updatedAt: date ? shownInstant(date.text) : null,
  };
}

const SECTION = /^(еще файлы|результат|история|файлы)/;

import { ok, type Result } from '../../kernel';
import { tidy } from '../normalise';
import { routeOf } from '../routes';
import { statusNamed } from '../status-names';
import { feedGroup } from '../statuses';
import type { Face, Miss, OrderNumber, OrderRow, PageSeen } from '../types';
import type { Anchor } from './anchor';
import { LIST_EXPECTED, missed } from './missed';
import { hrefOf, type Leaf, leavesOf, type Page } from './page';
import type { Reader } from './reader';
import { shownInstant } from './shown-date';

type Row = { number: OrderNumber; link: Element; card: Element };

/** Links to orders by their address; of several links to one order the first. */
function rowsOf(page: Page, face: Face): Row[] {
  const rows = new Map<OrderNumber, Element>();
  for (const link of page.main.querySelectorAll('a[href]')) {
    const route = routeOf(hrefOf(link, page) ?? '');
    if (route?.kind === 'order' && route.face === face && route.number && !rows.has(route.number)) {
      rows.set(route.number, link);
    }
  }
  const links = [...rows.values()];
  return [...rows].map(([number, link], at) => ({
    number,
    link,
    card: cardOf(link, [links[at - 1], links[at + 1]], page.main),
  }));
}

/**
 * The largest element around a link that holds no other order: its row or card, whatever its tag. Links come in document
 * order, so an element with another link in it holds a neighbour.
 */
function cardOf(link: Element, neighbours: readonly (Element | undefined)[], main: Element): Element {
  const alone = neighbours.every((other) => other === undefined);
  let card = link;
  for (let up = card.parentElement; up && up !== main && main.contains(up); up = up.parentElement) {
    const around = up;
    if (neighbours.some((other) => other !== undefined && around.contains(other))) break;
    if (alone && up.querySelector('h1, h2') !== null) break;
    card = up;
  }
  return card;
}

const orderRows = (face: Face): Anchor => ({
  id: 'orders.rows',
  ways: [
    (page) => rowsOf(page, face).map(({ number, link }) => ({ text: number, norm: number, element: link })),
    ({ leaves }) => leaves.filter(({ norm }) => EMPTY.test(norm) || TITLE.test(norm)),
  ],
});

const EMPTY = /^(у вас пока нет (заявлен|запрос|заяв)|заявления не найдены|нет (заявлен|запрос|заяв))/;
const TITLE = /^(последние запросы|заявления)$/;

/** A list of orders; an empty one must say so, for a list not drawn yet is empty too. */
function readOrdersPage(page: Page, face: Face): Result<PageSeen['page'], Miss> {
  const rows = rowsOf(page, face);
  if (rows.length > 0) return ok({ kind: 'orders', orders: rows.map(rowSeen) });
  if (page.leaves.some(({ norm }) => EMPTY.test(norm))) return ok({ kind: 'orders', orders: [] });
  return missed(face, 'orders', 'orders.rows', LIST_EXPECTED);
}

export const ordersReader = (face: Face): Reader => ({
  face,
  kind: 'orders',
  anchors: [orderRows(face)],
  read: (page) => readOrdersPage(page, face),
});

const KIND = /^(заявление|заявка|запрос|запись на прием|обжалования)$/;

function rowSeen({ number, card }: Row): OrderRow {
  const leaves = leavesOf(card).filter(({ norm, text }) => {
    const bare = norm.replace(/^(№|номер( заявки)?:?)\s*/, '');
    return !KIND.test(norm) && bare !== number && bare !== '' && bare !== '№' && !isDate(text);
  });
  const known = leaves.find(({ norm }) => statusNamed(norm) !== null);
  const heading = leaves.find(({ element }) => element.closest('h1, h2, h3, h4, h5, h6') !== null);
  const service = heading ?? leaves.find((leaf) => leaf.norm !== known?.norm);
  const title = known ?? leaves.findLast((leaf) => leaf.norm !== service?.norm);
  return {
    number,
    service: tidy(service?.text ?? ''),
    title: tidy(title?.text ?? ''),
    group: statusNamed(title?.norm ?? '')?.group ?? groupByClass(card),
  };
}

const isDate = (text: Leaf['text']): boolean => text.length < 30 && shownInstant(text) !== null;

/** `status-{feed status}` of the card's icon (portal.md 6.3), where the words are the department's own. */
function groupByClass(card: Element): OrderRow['group'] {
  const classes = [...card.querySelectorAll('[class*="status-"]')].flatMap((element) => [...element.classList]);
  const groups = classes.filter((name) => name.startsWith('status-')).map((name) => feedGroup(name.slice(7)));
  return groups.find((group) => group !== 'unknown') ?? 'unknown';
}

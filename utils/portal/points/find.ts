import { fingerprint } from '../change-key';
import { distinct, hrefOf, inList, type Leaf, leavesOf, type Page, pageOf } from '../faces/page';
import { normalise } from '../normalise';
import { routeOf } from '../routes';
import { STATUS_MARKS } from '../status-marks';
import type { Route } from '../types';
import { POINTS, type Point, type PointId } from './table';

/** Where to point, or why not: it is on no page of this kind, it is not here, or several things look like it. */
export type Pointed = { element: Element; point: PointId } | 'elsewhere' | 'unseen' | 'unclear';

const LINKS = 'a[href]';
const CONTROLS =
  'a, button, summary, label, input[type="submit"], input[type="button"], [role="button"], [role="link"], [role="tab"], [role="menuitem"], [tabindex]';
/** A label longer than this is no label. */
const MOST_LETTERS = 80;

/**
 * The first of these controls that this page certainly has. Rather none than the wrong one: of several candidates that
 * do not lead to the same place none is taken. Only looks.
 */
export function findPoint(root: Document, url: string, points: readonly PointId[]): Pointed {
  const route = routeOf(url);
  // Letters of Госпочта are not looked at in any way (portal.md 2.9); the login is the portal's own business.
  if (!route || route.kind === 'message' || route.kind === 'login') return 'elsewhere';
  let answer: Pointed = 'elsewhere';
  for (const id of points) {
    const point = POINTS[id];
    if (!stands(point, route, url)) continue;
    const found = look(root, url, route, point);
    if (typeof found !== 'string') return { element: found, point: id };
    if (answer !== 'unclear') answer = found;
  }
  return answer;
}

const stands = ({ on, path }: Point, { kind }: Route, url: string): boolean =>
  (!on || on.includes(kind)) && (!path || path.test(new URL(url).pathname.replace(/\/+$/, '')));

function look(root: Document, url: string, route: Route, point: Point): Element | 'unseen' | 'unclear' {
  if (point.text || point.status) return text(root, url, route, point);
  for (const pattern of point.href ?? []) {
    const links = [...root.querySelectorAll(LINKS)].filter((link) => leads(link, url, pattern) && isSeen(link));
    const about = links.filter(
      (link) => !point.about || point.about.test(normalise((link.textContent ?? '').slice(0, 400))),
    );
    const [first] = about;
    if (!first) continue;
    const same = about.every((link) => bare(hrefOf(link, { url })) === bare(hrefOf(first, { url })));
    return same || point.many ? first : 'unclear';
  }
  const [marked, ...more] = point.attribute ? [...root.querySelectorAll(point.attribute)].filter(isSeen) : [];
  if (marked && more.length === 0) return marked;
  return point.names ? named(root, point.names, point.many) : 'unseen';
}

/** A link to the very page we stand on leads nowhere. */
function leads(link: Element, url: string, pattern: RegExp): boolean {
  const href = hrefOf(link, { url });
  return href !== null && pattern.test(bare(href)) && bare(href) !== bare(url);
}

const bare = (href: string | null): string => (href ?? '').split(/[?#]/, 1)[0] ?? '';

/** By the words on it, as a whole and in full. */
function named(root: Document, names: readonly string[], many: true | undefined): Element | 'unseen' | 'unclear' {
  const all = [...root.querySelectorAll(CONTROLS)].filter(
    (control) => names.includes(labelOf(control)) && isSeen(control),
  );
  const inner = all.filter((control) => !all.some((other) => other !== control && control.contains(other)));
  const [first, ...others] = inner;
  if (!first) return 'unseen';
  return others.length === 0 || many ? first : 'unclear';
}

function labelOf(control: Element): string {
  const raw = control.textContent || control.getAttribute('aria-label') || control.getAttribute('value') || '';
  return raw.length > MOST_LETTERS * 4 ? '' : normalise(raw).slice(0, MOST_LETTERS);
}

/** A text of the page: its label stands once, whatever stands around. */
function text(root: Document, url: string, route: Route, point: Point): Element | 'unseen' | 'unclear' {
  const page: Page | null = pageOf(root, url, route);
  if (!page) return 'unseen';
  const all = point.status ? page.leaves.filter(isStatus) : page.leaves.filter(({ norm }) => point.text?.test(norm));
  const leaves = distinct(all.filter(({ element }) => isSeen(element)));
  const [leaf] = leaves;
  if (!leaf) return 'unseen';
  return leaves.length === 1 ? rowOf(leaf) : 'unclear';
}

/** As `status-names.ts` knows it, without what a status means: that would double what stands on the page. */
const isStatus = (leaf: Leaf): boolean =>
  leaf.norm.length <= 80 &&
  !inList(leaf) &&
  (Object.hasOwn(STATUS_MARKS, fingerprint(leaf.norm).slice(0, 8)) || ARTICLE.has(leaf.norm));

const ARTICLE: ReadonlySet<string> = new Set(['в обработке', 'одобрено', 'отклонено', 'требуются документы']);

const rowOf = ({ element }: Leaf): Element => {
  const row = element.closest('a, li, tr');
  return row && leavesOf(row).length <= 4 ? row : element;
};

/** Not hidden by itself or by what it stands in. */
function isSeen(element: Element): boolean {
  if (element.closest('[hidden], [aria-hidden="true"], [inert]')) return false;
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true;
}

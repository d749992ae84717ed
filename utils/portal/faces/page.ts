import { normalise, tidy } from '../normalise';
import type { Route } from '../types';

/** A piece of visible text with the element that holds it directly; `norm` is the form in which texts are compared. */
export type Leaf = { text: string; norm: string; element: Element };

/** A page as the readers see it: mostly a line of texts, which outlives renamed classes and moved tags. */
export type Page = { url: string; route: Route; main: Element; leaves: readonly Leaf[] };

const UNSEEN = /^(script|style|template|noscript|iframe|svg|textarea)$/i;
export const MOST_LEAVES = 4_000;
export const MOST_NODES = 120_000;
/** Of one text: the rest of a longer one cannot carry a label, and a 2 MB text must not be normalised. */
const MOST_LETTERS = 4_000;

/** Texts below an element in document order, bounded, so that a huge page costs no more than a large one. */
export function leavesOf(scope: Node): Leaf[] {
  const leaves: Leaf[] = [];
  let node: Node | null = scope;
  for (let seen = 0; node !== null && seen < MOST_NODES && leaves.length < MOST_LEAVES; seen++) {
    if (node.nodeType === 3 && node.parentElement) addLeaf(leaves, node.nodeValue ?? '', node.parentElement);
    node = next(node, scope);
  }
  return leaves;
}

function addLeaf(leaves: Leaf[], raw: string, element: Element): void {
  const text = tidy(raw.slice(0, MOST_LETTERS), MOST_LETTERS);
  if (text !== '') leaves.push({ text, norm: normalise(text), element });
}

function next(from: Node, scope: Node): Node | null {
  if (from.firstChild && !UNSEEN.test(from.nodeName)) return from.firstChild;
  for (let node: Node | null = from; node !== null && node !== scope; node = node.parentNode) {
    if (node.nextSibling) return node.nextSibling;
  }
  return null;
}

/** Null when there is nothing to read at all. */
export function pageOf(root: Document, url: string, route: Route): Page | null {
  const main = root.querySelector('main, [role="main"]') ?? root.body ?? root.documentElement;
  return main ? { url, route, main, leaves: leavesOf(main) } : null;
}

/** Absolute address of a link, or null. */
export function hrefOf(link: Element, { url }: Pick<Page, 'url'>): string | null {
  const href = link.getAttribute('href');
  return href === null ? null : (URL.parse(href, url)?.href ?? null);
}

/**
 * Value standing after a label: `Label: value` in one text, or the next text after `Label` or `Label:`.
 * Works for `<p>Статус: <span>…`, `<dt>/<dd>` and a heading over its value alike.
 */
export function labelled({ leaves }: Pick<Page, 'leaves'>, label: RegExp): Leaf[] {
  return leaves.flatMap((leaf, at) => {
    const match = label.exec(leaf.norm);
    if (match === null) return [];
    const rest = leaf.norm.slice(match[0].length);
    if (rest === '') return leaves.slice(at + 1, at + 2);
    if (!match[0].endsWith(':')) return [];
    const text = leaf.text.slice(leaf.text.indexOf(':') + 1).trim();
    return [{ text, norm: rest.trim(), element: leaf.element }];
  });
}

/** Parts of a list tell history or other things; a status of the page itself does not stand there. */
export const inList = ({ element }: Leaf): boolean => element.closest('li, table, nav, aside, footer') !== null;

/** Leaves of one value standing several times over (visible and for the screen reader) count once. */
export const distinct = (leaves: readonly Leaf[]): Leaf[] => [
  ...new Map(leaves.toReversed().map((leaf) => [leaf.norm, leaf])).values(),
];

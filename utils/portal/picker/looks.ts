import { fingerprint } from '../change-key';
import type { Text } from './texts';
import type { Picked } from './types';

/** Names made anew at each build of the portal say nothing (portal.md 6.1). */
const MADE = /^(ng-|_ng|css-|is-)/;
const DEEPEST = 12;

export const classMarks = (element: Element): string[] =>
  [...element.classList]
    .filter((name) => !MADE.test(name))
    .slice(0, 6)
    .map((name) => fingerprint(name).slice(0, 10));

/** A class that says what the text is: the only one that is believed where the label is gone. */
export const namesStatus = (element: Element): boolean =>
  [...element.classList].some((name) => /(^|[-_])(status|state|stage)/i.test(name));

/** The elements that hold these texts and nothing else, innermost first: a wrapper more or less is the same thing. */
export function holders(texts: readonly Text[], { start, size }: { start: number; size: number }): Element[] {
  const own = texts.slice(start, start + size);
  const found: Element[] = [];
  const around = [texts[start - 1], texts[start + size]];
  for (let at: Element | null = own[0]?.element ?? null; at !== null; at = at.parentElement) {
    const element = at;
    if (!own.every((text) => element.contains(text.element))) continue;
    // A label in the same element belongs to it.
    if (around.some((text) => text && text.element !== own[0]?.element && element.contains(text.element))) break;
    found.push(element);
    if (found.length > 6 || element.matches('main, body, [role="main"]')) break;
  }
  return found;
}

export function pathOf(element: Element, main: Element): string {
  const names: string[] = [];
  for (let at: Element | null = element; at !== null && at !== main; at = at.parentElement)
    names.unshift(at.localName.slice(0, 40));
  return names.slice(-DEEPEST).join('>');
}

/** Same tag, and at least half of the classes that were there; without classes a tag alone proves nothing. */
export const looksAlike = (element: Element, { tag, classes }: Pick<Picked, 'tag' | 'classes'>): boolean => {
  if (element.localName !== tag || classes.length === 0) return false;
  const now = new Set(classMarks(element));
  return classes.filter((one) => now.has(one)).length * 2 >= classes.length;
};

/** Two texts drawn in one way: what bounds a card, should a title be repeated in that way. */
export const sameKind = (a: Element, b: Element): boolean =>
  a.localName === b.localName && classMarks(a).sort().join() === classMarks(b).sort().join();

const HEADING = 'h1, h2, h3, h4, h5, h6, [role="heading"], legend, caption, summary';
const TITLE_CLASS = /(^|[-_])(title|heading|header|name)/;

export const isTitle = ({ element }: Text): boolean =>
  element.closest(HEADING) !== null || [...element.classList].some((name) => TITLE_CLASS.test(name));

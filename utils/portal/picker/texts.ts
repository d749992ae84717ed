import { fingerprint } from '../change-key';
import { type Leaf, leavesOf } from '../faces/page';
import { normalise } from '../normalise';

/** Texts of a page in reading order; `mark` is the form in which a description knows them. */
export type Text = Leaf & { mark: string };

const LABEL = /статус|состояние|этап|стадия|решение|результат|status/;
const LONGEST_LABEL = 60;
/** Joins what has no meaning of its own in a mark: a counter or a date that moves is still the same neighbour. */
const DIGITS = /\d+/g;

/** Without digits, so that no number takes part; 64 bits less what is not needed to tell the texts of one page apart. */
export const textMark = (text: string): string =>
  fingerprint(normalise(text).replace(DIGITS, '0').replace(/\s*:$/, '')).slice(0, 10);

/** Words that differ in what is shown, digits included: the form in which two sights of a status are compared. */
export const statusMark = (text: string): string => fingerprint(normalise(text));

export const mainOf = (page: Document): Element | null =>
  page.querySelector('main, [role="main"]') ?? page.body ?? page.documentElement;

export function textsOf(main: Element): Text[] {
  return leavesOf(main).flatMap((leaf) => {
    // Texts of signs alone («·», «—») come and go with a redesign.
    return partsOf(leaf.text)
      .filter((text) => /[\p{L}\p{N}]/u.test(text))
      .map((text) => ({ text, norm: normalise(text), element: leaf.element, mark: textMark(text) }));
  });
}

/** `Статус: принято` in one text is a label and its value, as if they stood in two elements. */
function partsOf(text: string): string[] {
  const [label = '', ...rest] = text.slice(0, LONGEST_LABEL).split(/:\s/);
  return rest.length > 0 && LABEL.test(normalise(label)) ? [label, text.slice(label.length + 1)] : [text];
}

/** The status «value» of an element: its texts without a label that stands in the same text or line. */
export function spanOf(texts: readonly Text[], element: Element): { start: number; size: number } | null {
  const start = texts.findIndex((text) => element.contains(text.element));
  if (start < 0) return null;
  const rest = texts.slice(start);
  const end = rest.findIndex((text) => !element.contains(text.element));
  const size = end < 0 ? rest.length : end;
  const first = texts[start];
  const labelInside = size === 2 && first !== undefined && first.element === texts[start + 1]?.element;
  return labelInside ? { start: start + 1, size: 1 } : { start, size };
}

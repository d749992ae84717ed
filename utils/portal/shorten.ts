import { MOST_LEAVES, MOST_NODES } from './faces/page';
import { countTexts, hasMarks, type Rows, rowFinder } from './idle-rows';
import { type Open, stepOver } from './step-over';
import type { OrderNumber } from './types';

/** Stands where rows were left out: a character that nobody writes. An answer that quotes it was read over the gap. */
export const GAP = '\ue000';

const DOCTYPE = /^\s*<!doctype html>/i;
/** Around rows: what stands elsewhere may be read as one text, or as the place of a login. */
const PLACE = /^(?:html|body|main|section|article|div|ul|ol|li|lk-[\w-]+|portal-root)$/;
/** A page of more tags outside such rows is read whole: nothing would be gained. */
const MOST_TAGS = 1_500;

/**
 * The HTML of a request's page without long runs of rows in which no reader finds anything, and without the scripts
 * around; null when there are no such rows. The parser makes the same tree of it without these: every tag before them is
 * followed, and the first that might be treated in a way of its own ends the search. Rows are left out only below the
 * request's own number.
 */
export function shorten(html: string, number: OrderNumber): string | null {
  const start = DOCTYPE.exec(html)?.[0].length ?? 0;
  // A node takes two and a half characters at least: so none of them lies beyond the walk of the readers.
  if (start === 0 || html.length > MOST_NODES * 2.5) return null;
  const find = rowFinder();
  const stack: Open[] = [];
  let [at, kept, short, numbered, rows, texts] = [start, 0, '', false, false, 0];
  for (let tags = 0; tags < MOST_TAGS; tags++) {
    const next = html.indexOf('<', at);
    if (next < 0 || !mayHold(stack.at(-1), html.slice(at, next))) break;
    numbered ||= isIn('main', stack) && html.slice(at, next).includes(number);
    const found: Rows | null = numbered && isListInPlace(stack) ? find(html, next) : null;
    const step = found ?? stepOver(html, next, stack);
    if (step === null) break;
    if (step.last > step.first) {
      short += html.slice(kept, step.first) + (found ? `<li>${GAP}</li>` : '');
      kept = step.last;
      rows ||= found !== null;
      texts += found?.texts ?? 0;
    }
    at = step.end;
  }
  if (!rows) return null;
  short += html.slice(kept);
  return texts + countTexts(short.slice(short.indexOf('<body'))) < MOST_LEAVES ? short : null;
}

const isIn = (name: string, stack: readonly Open[]): boolean => stack.some((open) => open.name === name);

const isListInPlace = (stack: readonly Open[]): boolean =>
  /^[uo]l$/.test(stack.at(-1)?.name ?? '') &&
  isIn('main', stack) &&
  stack.every(({ name, attributes }) => PLACE.test(name) && !hasMarks(attributes));

/** A text outside the body would open one. */
const mayHold = (top: Open | undefined, text: string): boolean =>
  (top !== undefined && top.name !== 'html' && top.name !== 'head') || !/[^ \t\r\n\f]/.test(text);

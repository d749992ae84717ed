import { err, ok, type Result } from '../../kernel';
import { normalise, tidy } from '../normalise';
import { findPicked, textAt } from './find';
import { classMarks, holders, isTitle, looksAlike, namesStatus, pathOf } from './looks';
import { mainOf, spanOf, textsOf } from './texts';
import type { Picked } from './types';

const NEIGHBOURS = 3;
const TITLE_WITHIN = 40;
const LONGEST = 120;
const MOST_TEXTS = 6;

/** Why a place cannot be watched: nothing to read there, more than a status, or not to be told from others again. */
export type NotPicked = 'empty' | 'too-long' | 'not-unique';

/**
 * Describes what the person points at so that it is found again after the portal was drawn anew. The status's own words
 * take no part: they are what will change. A description that does not lead back to the same text is refused.
 */
export function describePicked(element: Element, page: Document): Result<{ picked: Picked; text: string }, NotPicked> {
  const main = mainOf(page);
  const texts = main ? textsOf(main) : [];
  const span = main?.contains(element) ? spanOf(texts, element) : null;
  if (!main || !span) return err('empty');
  const { start, size } = span;
  const text = tidy(textAt(texts, start, size), LONGEST + 1);
  if (text.length > LONGEST || size > MOST_TEXTS) return err('too-long');
  const top = texts.findLastIndex((one, at) => at < start && at >= start - TITLE_WITHIN && isTitle(one));
  const own = holders(texts, span)[0] ?? element;
  const looks = { tag: own.localName.slice(0, 40), classes: classMarks(own) };
  const picked: Picked = {
    v: 1,
    before: texts
      .slice(Math.max(0, start - NEIGHBOURS), start)
      .map(({ mark }) => mark)
      .reverse(),
    after: texts.slice(start + size, start + size + NEIGHBOURS).map(({ mark }) => mark),
    title: top < 0 ? null : { mark: texts[top]?.mark ?? '', distance: start - top },
    size,
    path: pathOf(own, main),
    ...looks,
    named:
      namesStatus(own) &&
      [...main.querySelectorAll(own.localName)].filter((one) => looksAlike(one, looks)).length === 1,
  };
  const again = findPicked(picked, page);
  return again.ok && normalise(again.value.text) === normalise(text) ? ok({ picked, text }) : err('not-unique');
}

import { err, ok, type Result } from '../../kernel';
import { isLoading } from '../faces/signs';
import { tidy } from '../normalise';
import type { Miss } from '../types';
import { holders, isTitle, looksAlike, pathOf, sameKind } from './looks';
import { mainOf, type Text, textsOf } from './texts';
import type { Confidence, Found, Picked } from './types';

const LONGEST = 200;
/** How many texts may have come in between a title and its status. */
const MOVED = 8;

const miss = (anchor: string, found: number): Result<never, Miss> =>
  err({ face: 'lk', page: 'picked', anchor: `picked.${anchor}`, found, expected: '1' });

/**
 * Finds a status again that the person once pointed at. Two witnesses must agree on one place: its label and the texts
 * after it, or one of them and its looks. Where they contradict each other, or leave more than one place, the answer is a
 * miss: a wrong text told as a status would be worse than «the page changed».
 */
export function findPicked(picked: Picked, page: Document): Result<Found, Miss> {
  const main = mainOf(page);
  if (!main) return miss('page', 0);
  const texts = textsOf(main);
  if (texts.length === 0 || isLoading(page)) return miss('loading', 0);
  const left = startsAfter(texts, picked);
  const right = startsBefore(texts, picked);
  const { starts, confidence } = agreed(texts, main, picked, left, right);
  if (starts.length === 0) return miss(left.length > 0 ? 'neighbours' : 'label', 0);
  const known = new Set([...picked.before, ...picked.after]);
  const own = starts.filter((start) => texts.slice(start, start + picked.size).every(({ mark }) => !known.has(mark)));
  if (own.length === 0) return miss('status', 0);
  const titled = own.filter((start) => standsUnder(texts, start, picked) && knownPlace(texts, start, picked));
  const [only] = titled;
  if (only === undefined || titled.length > 1)
    return miss(picked.title && only === undefined ? 'title' : 'status', titled.length);
  // A title that was left above another's card: the status itself stands elsewhere, among the texts it always had.
  const around = neighboursOf(texts, only, picked);
  if ([...left, ...right].some((start) => neighboursOf(texts, start, picked) > around)) return miss('neighbours', 2);
  const text = tidy(textAt(texts, only, picked.size), LONGEST + 1);
  return text.length > LONGEST ? miss('status', 1) : ok({ text, confidence });
}

export const textAt = (texts: readonly Text[], start: number, size: number): string =>
  texts
    .slice(start, start + size)
    .map(({ text }) => text)
    .join(' ');

type Agreed = { starts: number[]; confidence: Confidence };

/**
 * Without its label a place is believed only to a class that says «status»: a row that moved to where the status was has
 * the same neighbours, the same tag and the same classes as it had.
 */
function agreed(texts: readonly Text[], main: Element, picked: Picked, left: number[], right: number[]): Agreed {
  const drawn = (start: number) => holders(texts, { start, size: picked.size });
  const alike = (start: number) => drawn(start).some((element) => looksAlike(element, picked));
  // Something else may have taken the status's place between its neighbours: then at least the tag tells.
  const tagged = (start: number) => drawn(start).some(({ localName }) => localName === picked.tag);
  if (left.length > 0 && right.length > 0) {
    return { starts: left.filter((start) => right.includes(start) && tagged(start)), confidence: 'label' };
  }
  // The last text of a page has nobody after it to witness, and may have no classes: then it has to be the last again.
  const last = (start: number) =>
    picked.after.length === 0 && picked.classes.length === 0 && start + picked.size === texts.length && tagged(start);
  if (left.length > 0) return { starts: left.filter((start) => alike(start) || last(start)), confidence: 'label' };
  if (!picked.named && picked.before.length > 0) return { starts: [], confidence: 'neighbours' };
  if (right.length > 0) return { starts: right.filter(alike), confidence: 'neighbours' };
  if (!picked.named || picked.title === null) return { starts: [], confidence: 'place' };
  const placed = texts
    .map((_, start) => start)
    .filter((start) =>
      drawn(start).some((element) => looksAlike(element, picked) && pathOf(element, main) === picked.path),
    );
  return { starts: placed.length === 1 ? placed : [], confidence: 'place' };
}

/** Where the status would begin by its label. */
function startsAfter(texts: readonly Text[], { before: [label], size }: Picked): number[] {
  if (label === undefined) return [];
  return positions(texts, label).flatMap((at) => (at + size < texts.length ? [at + 1] : []));
}

/** The same by the nearest text after it that is still on the page. */
function startsBefore(texts: readonly Text[], { after, size }: Picked): number[] {
  for (const [away, mark] of after.entries()) {
    const starts = positions(texts, mark).map((at) => at - away - size);
    if (starts.length > 0) return starts.filter((start) => start >= 0);
  }
  return [];
}

const positions = (texts: readonly Text[], mark: string): number[] =>
  texts.flatMap((text, at) => (text.mark === mark ? [at] : []));

/** Without a title only the neighbours tell one card of a form from another: then most of them must be where they were. */
function knownPlace(texts: readonly Text[], start: number, picked: Picked): boolean {
  const { title, before, after } = picked;
  return title !== null || neighboursOf(texts, start, picked) * 4 >= (before.length + after.length) * 3;
}

/** How many of the texts around are those that were there. */
const neighboursOf = (texts: readonly Text[], start: number, { before, after, size }: Picked): number =>
  before.filter((mark, away) => texts[start - away - 1]?.mark === mark).length +
  after.filter((mark, away) => texts[start + size + away]?.mark === mark).length;

/** Under its own title, with no other title or label of that kind in between: then it would be another card's. */
export function standsUnder(texts: readonly Text[], start: number, { title, before: [label] }: Picked): boolean {
  if (title === null) return true;
  const top = texts.findLastIndex(({ mark }, at) => at < start && mark === title.mark);
  const heading = texts[top];
  if (!heading) return false;
  const between = texts.slice(top + 1, start);
  // At the very distance too: a card that lost its rows is followed by the next one's title.
  const drawn = heading.element.classList.length > 0;
  if (between.some((one) => isTitle(one) || (drawn && sameKind(one.element, heading.element)))) return false;
  if (start - top === title.distance) return true;
  if (start - top > title.distance + MOVED) return false;
  return !between.some(
    ({ element, mark }, at) => sameKind(element, heading.element) || (mark === label && top + at + 2 < start),
  );
}

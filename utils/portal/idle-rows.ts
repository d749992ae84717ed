/**
 * Rows of a list in which no reader of a request's page finds anything, known in HTML text without parsing it: history,
 * news, other services. A row is taken only if it is whole, closes what it opens and can bear no label and no mark.
 */
const SPACE = '[ \\t\\r\\n\\f]';
/** Classes and addresses by which files, the status and the person's login are looked for all over a page. */
const MARKS = 'status|service|user|header|log(?:in|out)|files';
const ATTRIBUTES = `(?:${SPACE}+[a-zA-Z][\\w:-]*(?:="(?![^"]*(?:${MARKS}))[^"<>&]*")?)*${SPACE}*`;
/** Beginnings of the readers' labels in all letters that look so; asked without case they would take four times as long. */
const LABELS = '[СсCc][ТтTt]|[ТтTt][ЕеEe][КкKk]|[УуYy][СсCc][Лл]|[Пп][ОоOo][Дд]|[ОоOo][Бб][Нн]|[Ии][Зз][МмMm]';
/** Only letters that are compared as they stand: what must be brought to another form first is left to the readers. */
const TEXT = `(?:(?!\\s*(?:${LABELS}))[\\t\\r\\n -%'-;=?-~\\xa0А-яЁё«»–—№…]+)?`;
const PICTURE = `<svg${ATTRIBUTES}>(?:<(?:path|circle|rect)${ATTRIBUTES}/>)*</svg>|<img${ATTRIBUTES}/?>`;
const INLINE = 'span|time|b|strong|i|em|small';
/** The parser cuts a very long text in two, and its second half could begin with a label. */
const LONGEST = 20_000;

const inside = (...elements: string[]) => `${TEXT}(?:(?:${[...elements, PICTURE].join('|')})${TEXT})*`;
const element = (group: string, names: string, ...inner: string[]) =>
  `<(?<${group}>${names})${ATTRIBUTES}>${inside(...inner)}</\\k<${group}>>`;
/** A link or a word, with words inside words; paragraphs hold these. Deeper rows are read by the readers. */
const words = (group: string) =>
  element(group, `a|${INLINE}`, element(`${group}2`, INLINE, element(`${group}3`, INLINE)));
const rowPattern = () =>
  new RegExp(`<li${ATTRIBUTES}>${inside(words('w'), element('p', 'p|div', words('v')))}</li>${SPACE}*`, 'y');

export const hasMarks = (attributes: string): boolean => new RegExp(MARKS).test(attributes);

/** How many texts stand in a piece of HTML; blank ones do not count. */
export function countTexts(html: string): number {
  const text = />[^<>]*[^<>\s]/g;
  let count = 0;
  while (text.test(html)) count++;
  return count;
}

/**
 * Rows that stand one after another from a place on: where the first one ends, where the last begins and ends, and how
 * many texts stand between these two at most.
 */
export type Rows = { first: number; last: number; end: number; texts: number };

/** So many rows are looked at before those like them are passed over, and so many are passed at once. */
const TOGETHER = 16;

export function rowFinder(): (html: string, from: number) => Rows | null {
  const row = rowPattern();
  return (html, from) => {
    const first = endOf(row, html, from);
    // A text that follows a label, be it in the row after it, must stay where it is.
    if (first === null || countTexts(html.slice(from, first)) === 0) return null;
    let [last, end, counted, texts] = [from, first, first, 0];
    let pass: ReturnType<typeof passer> | null = null;
    for (let rows = 1; ; rows++) {
      const next = endOf(row, html, end);
      if (next === null) break;
      [last, end] = [end, next];
      if (rows % TOGETHER > 0) continue;
      pass ??= passer(html.slice(last, end));
      texts += countTexts(html.slice(counted, end));
      [end, texts] = pass(html, end, texts);
      counted = end;
    }
    return last > from ? { first, last, end, texts: texts + countTexts(html.slice(counted, last)) } : null;
  };
}

function endOf(pattern: RegExp, html: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.test(html) && pattern.lastIndex - from <= LONGEST ? pattern.lastIndex : null;
}

/**
 * Passes rows made as the example is, which cost a third of what others do: those of one list mostly have the same tags.
 * The last of them are left, for the end of the list is to be found.
 */
function passer(example: string): (html: string, from: number, texts: number) => [at: number, texts: number] {
  const alike = new RegExp(`(?:${patternLike(example)}){${TOGETHER}}`, 'y');
  const each = TOGETHER * countTexts(example);
  return (html, from, texts) => {
    let [at, count] = [from, texts];
    for (let next = endOf(alike, html, at); next !== null; ) {
      const after = endOf(alike, html, next);
      if (after === null) break;
      [at, next, count] = [next, after, count + each];
    }
    return [at, count];
  };
}

/** The same tags but for numbers, and words only where the example has some: nothing that `rowPattern` does not take. */
const patternLike = (example: string): string =>
  example
    .split(/(<[^<>]*>)/)
    .map((part) => (part.startsWith('<') ? tagLike(part) : /\S/.test(part) ? TEXT : part && '[ \\t\\r\\n]*'))
    .join('');
const tagLike = (tag: string): string => tag.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\d+/g, '\\d+');

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

/** Rows that stand one after another from a place on: where the first one ends, where the last begins and ends. */
export type Rows = { first: number; last: number; end: number };

export function rowFinder(): (html: string, from: number) => Rows | null {
  const row = rowPattern();
  return (html, from) => {
    let [first, last, end] = [from, from, from];
    for (;;) {
      row.lastIndex = end;
      if (!row.test(html) || row.lastIndex - end > LONGEST) break;
      last = end;
      end = row.lastIndex;
      if (first === from) first = end;
    }
    // A text that follows a label, be it in the row after it, must stay where it is.
    return last > first && countTexts(html.slice(from, first)) > 0 ? { first, last, end } : null;
  };
}

/** Letters of both alphabets that look the same, each at the place of its twin. */
const LATIN = 'abcehkmoptxy';
const RUSSIAN = 'авсенкмортху';
/** What has to be brought to another form at all: few texts have it, and a page has thousands of texts. */
const ODD = /[^ -~А-яЁё]| {2}/;

/**
 * Brings a shown text to the form in which texts of the portal are compared: any space to one plain space, invisible
 * characters gone, any dash to «-», ё to е, lower case, and Latin letters inside Russian words to the Cyrillic ones they
 * look like (the portal writes «Cкачать в PDF» with a Latin C, portal.md 2.6).
 */
export function normalise(text: string): string {
  const even = ODD.test(text) ? oneLine(text.normalize('NFKC')).replace(/\p{Pd}/gu, '-') : text;
  const plain = even.trim().toLowerCase().replaceAll('ё', 'е');
  if (!/[a-z]/.test(plain)) return plain;
  return plain.replace(/\p{L}+/gu, (word) => (isRussian(word) ? word.replace(/[a-z]/g, cyrillic) : word));
}

const oneLine = (text: string): string => text.replace(/\p{Cf}/gu, '').replace(/\s+/gu, ' ');

/** A word of one Latin letter («B обработке») counts as Russian when it could be. */
const isRussian = (word: string): boolean => /[а-я]|^[abckoy]$/.test(word);

const cyrillic = (letter: string): string => RUSSIAN[LATIN.indexOf(letter)] ?? letter;

/** The text as it may be shown: one line, spaces joined, cut to `limit` characters. */
export function tidy(text: string, limit = 300): string {
  const line = (ODD.test(text) ? oneLine(text) : text).trim();
  return line.length > limit ? `${line.slice(0, limit - 1).trimEnd()}…` : line;
}

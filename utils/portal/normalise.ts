const LOOK_ALIKE: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/**
 * Brings a shown text to the form in which texts of the portal are compared: any space to one plain space, invisible
 * characters gone, any dash to «-», ё to е, lower case, and Latin letters inside Russian words to the Cyrillic ones they
 * look like (the portal writes «Cкачать в PDF» with a Latin C, portal.md 2.6).
 */
export function normalise(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/\p{Pd}/gu, '-')
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е');
  return plain.replace(/\p{L}+/gu, (word) => (isRussian(word) ? word.replace(/[a-z]/g, cyrillic) : word));
}

/** A word of one Latin letter («B обработке») counts as Russian when it could be. */
const isRussian = (word: string): boolean => /[а-я]|^[abckoy]$/.test(word);

const cyrillic = (letter: string): string => LOOK_ALIKE[letter] ?? letter;

/** The text as it may be shown: one line, spaces joined, cut to `limit` characters. */
export function tidy(text: string, limit = 300): string {
  const line = text
    .replace(/\p{Cf}/gu, '')
    // What is one plain space already is left alone: a list has hundreds of texts.
    .replace(/\s{2,}|[^\S ]/gu, ' ')
    .trim();
  return line.length > limit ? `${line.slice(0, limit - 1).trimEnd()}…` : line;
}

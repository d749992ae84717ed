import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shownInstant } from './faces/shown-date';
import { normalise, tidy } from './normalise';

it.each([
  ['Cкачать в PDF', 'скачать в pdf'],
  ['  Ещё\u00a0файлы ', 'еще файлы'],
  ['02.06.2024—02.06.2025', '02.06.2024-02.06.2025'],
  ['Под\u00adтвер\u200bждённая', 'подтвержденная'],
  ['B oбpaбoткe', 'в обработке'],
  ['СЭМД (CDA)', 'сэмд (cda)'],
  ['', ''],
])('«%s» → «%s»', (text, expected) => expect(normalise(text)).toBe(expected));

it('normalising twice is normalising once', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'аАёЁcCoOеЕ \u00a0\u00ad—-–\u202f1b') }), (text) => {
      expect(normalise(normalise(text))).toBe(normalise(text));
    }),
  );
});

it('tidy joins whatever spaces there are to one', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'аБ \t\n\u00a0\u202f\u200b\u00ad') }), (text) => {
      expect(tidy(text)).toBe(
        text
          .replace(/\p{Cf}/gu, '')
          .replace(/\s+/gu, ' ')
          .trim(),
      );
    }),
  );
});

it('tidy cuts at its limit and joins lines', () => {
  expect(tidy('a\n b\u00a0c')).toBe('a b c');
  expect(tidy('x'.repeat(400))).toHaveLength(300);
  expect(tidy('ab cd', 4)).toBe('ab…');
});

it.each([
  ['Обновлено: 20.05.2026 12:34', '2026-05-20T12:34:00+03:00'],
  ['20.05.2026, 12:34', '2026-05-20T12:34:00+03:00'],
  ['от 20.05.2026', '2026-05-20T00:00:00+03:00'],
])('date of «%s»', (text, iso) => expect(shownInstant(text)).toBe(Date.parse(iso)));

it.each(['', '31.02.2026 10:00', '20.05.26', '1234.05.2026', '20.13.2026', '20.05.2026 12:99'])(
  'no date in «%s»',
  (text) => expect(shownInstant(text)).toBeNull(),
);

/** The rule without its short cuts for texts that have nothing odd. */
function plainly(text: string): string {
  const looks = Object.fromEntries([...'abcehkmoptxy'].map((letter, at) => [letter, [...'авсенкмортху'][at]]));
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/\p{Pd}/gu, '-')
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\p{L}+/gu, (word) =>
      /[а-я]|^[abckoy]$/.test(word) ? word.replace(/[a-z]/g, (letter) => looks[letter] ?? letter) : word,
    );
}
const letters = fc.oneof(
  fc.constantFrom(...'абвеёйЁЙЯСТабвAaBbCcTtXxYz09 .:-«»№…—–'),
  fc.constantFrom('  ', '\n', '\t', '\u00a0', '\u202f', '\u00ad', '\u200b', '\ufeff', '\u0306', '\u2010', 'ﬁ', '１'),
  fc.string({ unit: 'binary', maxLength: 2 }),
);
const text = fc.array(letters, { maxLength: 30 }).map((parts) => parts.join(''));

it('the short cuts change nothing', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(normalise(given)).toBe(plainly(given));
      expect(tidy(given, 1_000)).toBe(
        given
          .replace(/\p{Cf}/gu, '')
          .replace(/\s+/gu, ' ')
          .trim(),
      );
    }),
    { numRuns: 5_000 },
  );
});

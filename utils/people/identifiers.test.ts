import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNumber, type NumberKind } from './identifiers';

// Vectors of portal.md 5.1–5.3; the two «official sample» numbers fail and must stay doubts, not refusals.
const vectors: [NumberKind, string, string, string][] = [
  ['snils', '112-233-445 95', 'good', '112-233-445 95'],
  ['snils', '08765430300', 'good', '087-654-303 00'],
  ['snils', '123 456 789 64', 'good', '123-456-789 64'],
  ['snils', '112-233-445 94', 'control', '112-233-445 94'],
  ['snils', '254-636-254 26', 'control', '254-636-254 26'],
  ['snils', '001-001-998 99', 'unchecked', '001-001-998 99'],
  ['snils', '001-001-999 99', 'control', '001-001-999 99'],
  ['snils', '112-233-445', 'short', '112-233-445'],
  ['snils', '112-233-445 955', 'long', '112-233-445 955'],
  ['snils', '112-233-44O 95', 'letters', '112-233-44O 95'],
  ['policy', '7700000000000008', 'good', '7700 0000 0000 0008'],
  ['policy', '1234 5678 9012 3452', 'good', '1234 5678 9012 3452'],
  ['policy', '9876543211234567', 'control', '9876 5432 1123 4567'],
  ['policy', '012345678', 'unchecked', '012345678'],
  ['inn', '500100732259', 'good', '500100732259'],
  ['inn', '500100732258', 'control', '500100732258'],
  ['inn', '500100732', 'short', '500100732'],
  ['passport', '45 08 № 123456', 'unchecked', '45 08 123456'],
  ['passport', '4508 12345', 'short', '4508 12345'],
  ['passport', '  ', 'empty', ''],
];

describe('numbers of documents', () => {
  it.each(vectors)('%s «%s» is %s', (kind, typed, verdict, tidy) => {
    expect(checkNumber(kind, typed)).toEqual({ verdict, tidy });
  });

  /** Tries every possible control part and keeps those the check takes. */
  const completions = (kind: NumberKind, own: string, places: number) =>
    Array.from({ length: 10 ** places }, (_, n) => own + String(n).padStart(places, '0')).filter(
      (whole) => checkNumber(kind, whole).verdict === 'good',
    );
  const digits = (length: number) =>
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));

  it('has exactly one control part for every number', () => {
    fc.assert(fc.property(digits(9), (own) => completions('snils', own, 2).length === 1));
    fc.assert(fc.property(digits(10), (own) => completions('inn', own, 2).length === 1));
    fc.assert(fc.property(digits(15), (own) => completions('policy', own, 1).length === 1));
  });

  it('sees any one mistyped digit of a policy', () => {
    fc.assert(
      fc.property(digits(15), fc.nat(15), fc.integer({ min: 1, max: 9 }), (own, at, by) => {
        const [whole = ''] = completions('policy', own, 1);
        const wrong = [...whole].map((digit, i) => (i === at ? String((Number(digit) + by) % 10) : digit)).join('');
        return checkNumber('policy', wrong).verdict === 'control';
      }),
    );
  });

  it('says the same however the number is spaced, and of its own tidy form', () => {
    const kinds = fc.constantFrom<NumberKind>('snils', 'policy', 'inn', 'passport');
    fc.assert(
      fc.property(kinds, digits(16), fc.nat(16), fc.constantFrom(' ', '-', '\u00a0', '—'), (kind, all, at, gap) => {
        const number = all.slice(0, { snils: 11, policy: 16, inn: 12, passport: 10 }[kind]);
        const plain = checkNumber(kind, number);
        expect(checkNumber(kind, number.slice(0, at) + gap + number.slice(at)).verdict).toBe(plain.verdict);
        expect(checkNumber(kind, plain.tidy)).toEqual(plain);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (typed) => typeof checkNumber('snils', typed).verdict === 'string'));
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeOf, readCode } from './code';
import { FACT_KEYS, type Facts, FIELDS, factsFrom } from './fields';
import { causesOf } from './rank';

const facts: fc.Arbitrary<Facts> = fc
  .record(
    Object.fromEntries(
      FACT_KEYS.map((key) => {
        const field: { values?: readonly string[]; most?: number } = FIELDS[key];
        const value: fc.Arbitrary<unknown> = field.values
          ? fc.constantFrom(...field.values)
          : fc.nat({ max: field.most ?? 0 });
        return [key, fc.option(value)];
      }),
    ),
  )
  .map((given) => factsFrom(given));

it('says the first three causes and is read back, however it is written down', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom('-', ' ', '', '. '), (given, between) => {
      const code = codeOf(given);
      expect(code).toMatch(/^\d\d(?:-\d\d){4}$/);
      expect(readCode(code.replaceAll('-', between))?.causes).toEqual(
        causesOf(given)
          .slice(0, 3)
          .map(({ id }) => id),
      );
    }),
  );
});

it('tells a wrong digit, and two that changed places', () => {
  fc.assert(
    fc.property(facts, fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }), (given, at, by) => {
      const digits = codeOf(given).replaceAll('-', '');
      const slip = [...digits].map((digit, i) => (i === at ? String((Number(digit) + by) % 10) : digit)).join('');
      expect(readCode(slip)).toBeNull();
      const [a, b] = [digits[at], digits[at + 1]];
      if (at < 9 && a !== b) expect(readCode(digits.slice(0, at) + b + a + digits.slice(at + 2))).toBeNull();
    }),
  );
});

it.each(['', '12', 'abc', '1'.repeat(61), '99-99-99-00-01'])('refuses «%s»', (text) =>
  expect(readCode(text)).toBeNull(),
);

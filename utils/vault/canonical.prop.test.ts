import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonical } from './canonical';

type Json = Parameters<typeof canonical>[0];

const json = fc.letrec<{ value: Json; leaf: Json; list: Json[]; object: Record<string, Json> }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('list'), tie('object')),
  leaf: fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null)),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
})).value;

/** The same value with every object's fields in the opposite order. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, field]) => [key, reversed(field as Json)]));
}

it('is the same text whatever the order of fields was, and reads back', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonical(value);
      expect(canonical(reversed(value))).toBe(text);
      expect(canonical(JSON.parse(text) as Json)).toBe(text);
      // −0 is written as 0: JSON has one zero.
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %d', (value) => {
  expect(() => canonical({ a: [value] })).toThrow(RangeError);
});

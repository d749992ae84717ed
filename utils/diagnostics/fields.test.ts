import { globSync, readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { ANCHORS, FACT_KEYS, type Fact, type Facts, FIELDS, factOf, factsFrom, whole } from './fields';
import type { CookieSeen } from './gathered';
import { reportOf } from './report';

/** `never` when no member of the type is as wide as a text or as a plain number. */
type Wide<T> = T extends unknown ? (string extends T ? T : number extends T ? T : never) : never;

describe('the types', () => {
  it('let no text and no plain number into a fact', () => {
    expectTypeOf<Wide<Fact>>().toEqualTypeOf<never>();
    const cookie = { name: 'acc_t', value: 'secret' };
    const facts = factsFrom({});
    // @ts-expect-error a cookie's value is a text, and no field takes a text
    const leak: Facts = { ...facts, cookieTwin: cookie.value };
    // @ts-expect-error neither does a field of numbers take any number
    const number: Facts = { ...facts, clockMinutes: 79_001_234_567 };
    // @ts-expect-error a report holds facts and nothing beside them
    reportOf({ ...facts, note: cookie.value } satisfies Facts);
    // The types warn; what is built at run time leaves it out all the same.
    expect(JSON.stringify([reportOf(leak), reportOf(number)])).not.toMatch(/secret|79001234567/);
  });

  it('know no value of a cookie', () => {
    expectTypeOf<CookieSeen>().not.toHaveProperty('value');
  });
});

describe('a fact', () => {
  it.each(FACT_KEYS)('%s takes what is on its list, and no canary', (key) => {
    const field: { values?: readonly string[]; most?: number } = FIELDS[key];
    for (const value of field.values ?? [0, 1, field.most]) expect(factOf(key, value)).toBe(value);
    const strangers = [
      'canary',
      '',
      ' yes',
      'YES',
      '__proto__',
      'constructor',
      -1,
      1.5,
      Number.NaN,
      1e9,
      true,
      {},
      [],
      null,
      undefined,
      10n,
      Symbol('x'),
    ];
    for (const value of strangers) expect(factOf(key, value)).toBeNull();
  });

  it('is cut to its limit when it is a number', () => {
    expect([
      whole(1e12, 'clockMinutes'),
      whole(-5, 'day'),
      whole(3.7, 'browserVersion'),
      whole(Number.NaN, 'day'),
    ]).toEqual([99_999, 0, 3, null]);
  });

  it('is taken from own properties only', () => {
    expect(factsFrom(Object.create({ online: 'yes' })).online).toBeNull();
  });
});

it('names every anchor of the readers', () => {
  const sources = globSync('utils/portal/faces/**/*.ts')
    .filter((path) => !path.includes('test'))
    .map((path) => readFileSync(path, 'utf8'));
  const named = sources.flatMap((text) =>
    [...text.matchAll(/'((?:order|orders|health|profile)\.[a-z]+)'/g)].map(([, id = '']) => id),
  );
  expect(named.length).toBeGreaterThan(5);
  expect([...new Set(named)].filter((id) => !(ANCHORS as readonly string[]).includes(id))).toEqual([]);
});

import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { randomBytes } from '../kernel';
import { deviceSeal } from './at-rest';

const KEY = randomBytes(32);

describe('a sealed row', () => {
  afterEach(() => vi.restoreAllMocks());

  it('comes back as it was, in the worker that sealed it and in the next one', () =>
    fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const [here, later] = [await deviceSeal(KEY), await deviceSeal(KEY)];
        const row = await here.seal(value);
        const wanted = JSON.parse(JSON.stringify(value));
        expect(await here.open(row)).toEqual(wanted);
        expect(await later.open(row)).toEqual(wanted);
        expect(await later.open(row)).toEqual(wanted);
      }),
      { numRuns: 60 },
    ));

  it('is deciphered once in the life of a worker, and each reader gets an object of its own', async () => {
    const row = await (await deviceSeal(KEY)).seal({ number: '5400000001' });
    const deciphered = vi.spyOn(crypto.subtle, 'decrypt');
    const seal = await deviceSeal(KEY);
    const [first, second] = [await seal.open(row), await seal.open(row)];
    expect(deciphered).toHaveBeenCalledTimes(1);
    expect(second).toEqual(first);
    expect(second).not.toBe(first);
  });

  it('that is damaged, cut or of another key is null', async () => {
    const row = await (await deviceSeal(KEY)).seal({ number: '5400000001' });
    const seal = await deviceSeal(KEY);
    for (let at = 0; at < row.length; at++) {
      const damaged = row.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(await seal.open(damaged)).toBeNull();
    }
    expect(await seal.open(row.slice(0, 5))).toBeNull();
    expect(await (await deviceSeal(randomBytes(32))).open(row)).toBeNull();
  });

  it('is read whatever else was read before it', async () => {
    const seal = await deviceSeal(KEY);
    const rows = await Promise.all(Array.from({ length: 1_200 }, (_, at) => seal.seal(at)));
    expect(await Promise.all(rows.map((row) => seal.open(row)))).toEqual(rows.map((_, at) => at));
  });
});

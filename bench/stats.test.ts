import { describe, expect, it } from 'vitest';
import { bootstrap, median, p95, quantile, seeded } from './stats.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('middle and tail', () => {
  it('takes the middle value, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  it('finds the 95th percentile of known data', () => {
    expect(p95(upTo(101))).toBe(96);
    expect(p95(upTo(100))).toBeCloseTo(95.05, 10);
    expect(quantile([10, 20], 0.25)).toBe(12.5);
  });

  it('leaves the data as it was and refuses an empty one', () => {
    const data = [3, 1, 2];
    median(data);
    expect(data).toEqual([3, 1, 2]);
    expect(() => median([])).toThrow('no values');
  });
});

describe('chance', () => {
  it('is the same for the same seed, another for another, and spread evenly', () => {
    const draw = (seed: number) => Array.from({ length: 1_000 }, seeded(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    const drawn = draw(3);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    expect(drawn.reduce((a, b) => a + b) / drawn.length).toBeCloseTo(0.5, 1);
  });
});

describe('bootstrap', () => {
  it('gives a value without doubt when all rounds agree', () => {
    expect(bootstrap([4, 4, 4, 4], median)).toEqual({ value: 4, low: 4, high: 4 });
  });

  it('comes near the interval that theory gives for a mean', () => {
    const rounds = upTo(100);
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;
    const { value, low, high } = bootstrap(rounds, mean);
    // Standard error of the mean of 1..100 is 28.87 / 10.
    expect(value).toBe(50.5);
    expect(Math.abs(low - (50.5 - 1.96 * 2.887))).toBeLessThan(0.4);
    expect(Math.abs(high - (50.5 + 1.96 * 2.887))).toBeLessThan(0.4);
  });

  it('keeps pairs together: a common slow-down does not widen a ratio', () => {
    const rounds = [1, 5, 2, 9, 3].map((load) => ({ ours: load, peer: 3 * load }));
    const ratio = (some: typeof rounds) => median(some.map(({ peer }) => peer)) / median(some.map(({ ours }) => ours));
    expect(bootstrap(rounds, ratio as (some: readonly (typeof rounds)[number][]) => number)).toEqual({
      value: 3,
      low: 3,
      high: 3,
    });
  });

  it('is the same in every run', () => {
    expect(bootstrap(upTo(9), p95)).toEqual(bootstrap(upTo(9), p95));
    expect(bootstrap(upTo(9), median, { seed: 2, times: 50 })).not.toEqual(bootstrap(upTo(9), median, { times: 50 }));
  });
});

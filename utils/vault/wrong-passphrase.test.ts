import { describe, expect, it } from 'vitest';
import { SECOND } from '../kernel';
import { countAttempts } from './wrong-passphrase';

const atTime = (now = 1_000_000) => {
  const time = { now };
  return { time, attempts: countAttempts(() => time.now) };
};

describe('wrong passphrases', () => {
  it('cost nothing three times, then ever more, at most half a minute', () => {
    const { time, attempts } = atTime();
    expect(attempts.wait()).toBe(0);
    const costs = Array.from({ length: 12 }, () => {
      const cost = attempts.failed();
      expect(attempts.wait()).toBe(cost);
      time.now += cost;
      expect(attempts.wait()).toBe(0);
      return cost / SECOND;
    });
    expect(costs).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 30]);
  });

  it('are forgotten after the right one', () => {
    const { attempts } = atTime();
    for (let i = 0; i < 6; i++) attempts.failed();
    attempts.succeeded();
    expect(attempts.wait()).toBe(0);
    expect([1, 2, 3, 4].map(() => attempts.failed() / SECOND)).toEqual([0, 0, 0, 1]);
  });

  it('are waited out as time goes, and a clock set back does not lengthen the wait', () => {
    const { time, attempts } = atTime();
    for (let i = 0; i < 6; i++) attempts.failed();
    time.now += 1_500;
    expect(attempts.wait()).toBe(2_500);
    time.now -= 3_600 * SECOND;
    expect(attempts.wait()).toBe(4 * SECOND);
    time.now += 7_200 * SECOND;
    expect(attempts.wait()).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { budget, compare, exact, table } from './rows.ts';
import { median } from './stats.ts';

const what = { id: 'B0', metric: 'shown', unit: 'ms', peer: 'other 1.0.0' };
const rounds = [4, 5, 6, 4, 5, 6, 5].map((ours) => ({ ours, peer: ours * 3 }));
type Round = (typeof rounds)[number];
const ours = (some: readonly Round[]) => median(some.map((round) => round.ours));
const peer = (some: readonly Round[]) => median(some.map((round) => round.peer));

describe('rows', () => {
  it('says how many times less ours is, and meets a target only with the lower end', () => {
    expect(compare({ ...what, target: 3 }, rounds, ours, peer)).toMatchObject({ ratio: 3, ratioLow: 3, met: true });
    expect(compare({ ...what, target: 3.01 }, rounds, ours, peer)).toMatchObject({ met: false });
    const noisy = rounds.map((round, index) => ({ ...round, peer: index % 2 === 0 ? 18 : 9 }));
    const row = compare({ ...what, target: 3 }, noisy, ours, peer);
    expect(row.ratio).toBeGreaterThan(3);
    expect(row.ratioLow).toBeLessThan(3);
    expect(row.met).toBe(false);
  });

  it('meets a budget only when the upper end of ours is within it', () => {
    expect(budget(what, rounds, ours, 6)).toMatchObject({ peer: 'budget', peerValue: 6, met: true });
    expect(budget(what, rounds, ours, 5)).toMatchObject({ ratio: 1, met: false });
  });

  it('does not divide by what it cannot tell from nothing', () => {
    expect(
      compare(
        { ...what, least: 0.1 },
        rounds,
        () => -2,
        () => 1,
      ).ratio,
    ).toBe(10);
    expect(exact({ ...what, peer: 'budget', target: 1 }, 0, 0)).toMatchObject({ ratio: 1, met: true });
    expect(exact({ ...what, peer: 'budget', target: 1 }, 2, 0)).toMatchObject({ ratio: 0.5, met: false });
  });

  it('leaves a row without a target open', () => {
    expect(exact(what, 1_200, 2_400)).toMatchObject({ ratio: 2, target: null, met: null });
    expect(table([exact(what, 1_200, 2_400)]).split('\n')[2]).toBe(
      '| B0 | shown | ms | 1 200 | other 1.0.0 | 2 400 | 2× |  |  |',
    );
  });
});

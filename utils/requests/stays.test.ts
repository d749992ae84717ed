import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../kernel';
import { type Mark, staysOf } from './stays';

const T0 = 1_750_000_000_000;
const mark = (id: number, at: number, rest: Partial<Mark> = {}): Mark => ({
  id,
  group: 'in-progress',
  final: false,
  at,
  ...rest,
});
const lengths = (marks: readonly Mark[], now: number) => staysOf(marks, now).map(({ ms }) => ms);

describe('how long each status lasted', () => {
  it('is nothing without a history', () => expect(staysOf([], T0)).toEqual([]));

  it('the past by its ends, the present until now, a final one no more', () => {
    const open = [mark(2, T0), mark(14, T0 + DAY)];
    expect(lengths(open, T0 + DAY + HOUR)).toEqual([DAY, HOUR]);
    expect(lengths([...open, mark(3, T0 + 3 * DAY, { final: true })], T0 + 99 * DAY)).toEqual([DAY, 2 * DAY, null]);
  });

  it('of the first status is known only that it was no shorter', () => {
    expect(staysOf([mark(2, T0), mark(6, T0 + 1)], T0 + 2).map(({ atLeast }) => atLeast)).toEqual([true, false]);
  });

  it('counts visits to a status: by id, and by group where there is no id', () => {
    const again = [mark(2, T0), mark(15, T0 + 1), mark(2, T0 + 2), mark(6, T0 + 3)];
    expect(staysOf(again, T0 + 9).map(({ visit }) => visit)).toEqual([1, 1, 2, 1]);
    const nameless = again.map((one) => ({ ...one, id: null }));
    expect(staysOf(nameless, T0 + 9).map(({ visit }) => visit)).toEqual([1, 2, 3, 4]);
  });

  it('says where the portal went on after a decision', () => {
    const appealed = [mark(2, T0), mark(4, T0 + 1, { final: true }), mark(44, T0 + 2)];
    expect(staysOf(appealed, T0 + 9).map(({ reopened }) => reopened)).toEqual([false, false, true]);
  });
});

describe('a clock that was set back', () => {
  it.each<[string, number[], number, number[], boolean[]]>([
    ['went wrong for one status', [0, 500, 30], 40, [30, 0, 10], [true, true, true]],
    ['went wrong at first', [900, 10, 20], 50, [0, 10, 30], [true, true, false]],
    ['is behind all that was seen', [100, 200], 50, [0, 0], [true, true]],
    ['was right all along', [0, 10, 20], 50, [10, 10, 30], [false, false, false]],
  ])('%s', (_what, times, now, ms, doubtful) => {
    const stays = staysOf(
      times.map((at, id) => mark(id, at)),
      now,
    );
    expect(stays.map((stay) => stay.ms)).toEqual(ms);
    expect(stays.map((stay) => stay.doubtful)).toEqual(doubtful);
  });
});

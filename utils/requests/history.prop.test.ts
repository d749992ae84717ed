import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../kernel';
import type { StatusGroup } from '../portal';
import { type Mark, staysOf } from './stays';
import { type Course, FEWEST, longerBy, SLACK, usualOf } from './usual';

const groups = ['in-progress', 'information', 'executed', 'rejected', 'needs-person', 'unknown'] as const;
const time = fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 });
const mark: fc.Arbitrary<Mark> = fc.record({
  id: fc.option(fc.integer({ min: -1, max: 6 }), { nil: null }),
  group: fc.constantFrom<StatusGroup>(...groups),
  final: fc.boolean(),
  at: time,
});
const history = fc.array(mark, { minLength: 1, maxLength: 12 });
const inOrder = history.map((marks) => [...marks].sort((a, b) => a.at - b.at));

describe('whatever the history and the clock', () => {
  it('lengths are never negative and add up to the whole', () => {
    fc.assert(
      fc.property(history, time, (marks, now) => {
        const stays = staysOf(marks, now);
        for (const { ms } of stays) expect(ms ?? 0).toBeGreaterThanOrEqual(0);
        const end = marks.at(-1)?.final ? (stays.at(-1)?.from ?? 0) : now;
        expect(stays.reduce((sum, { ms }) => sum + (ms ?? 0), 0)).toBe(end - (stays[0]?.from ?? 0));
      }),
      { numRuns: 2_000 },
    );
  });

  it('times in order are taken as they are, and none is doubted', () => {
    fc.assert(
      fc.property(inOrder, fc.nat(1_000), (marks, later) => {
        const stays = staysOf(marks, (marks.at(-1)?.at ?? 0) + later);
        expect(stays.map(({ from }) => from)).toEqual(marks.map(({ at }) => at));
        expect(stays.some(({ doubtful }) => doubtful)).toBe(false);
      }),
    );
  });

  it('a status ends where the next begins', () => {
    fc.assert(
      fc.property(history, time, (marks, now) => {
        const stays = staysOf(marks, now);
        for (const [at, stay] of stays.entries()) expect(stay.to).toBe(stays[at + 1]?.from ?? null);
      }),
    );
  });
});

describe('«longer than usual»', () => {
  const now = 1_900_000_000_001;
  const courses = (all: readonly Mark[][]): Course[] =>
    all.map((marks, at) => ({ service: at % 2 ? 'А' : null, stays: staysOf(marks, now) }));

  it('is said of nothing with fewer than three own cases besides it', () => {
    fc.assert(
      fc.property(fc.array(inOrder, { maxLength: 5 }), (all) => {
        const given = courses(all);
        for (const { service, stays } of given) {
          for (const stay of stays) {
            const same = given
              .flatMap((course) => course.stays)
              .filter((one) => one !== stay && !one.atLeast && !one.doubtful && one.to !== null && one.ms !== null)
              .filter((one) => (one.id === null && stay.id === null ? one.group === stay.group : one.id === stay.id));
            const usual = usualOf(stay, service, given);
            if (same.length < FEWEST) expect(usual).toBeNull();
            else expect(usual?.count).toBeGreaterThanOrEqual(FEWEST);
            if (usual === null) expect(longerBy(stay, usual)).toBeNull();
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is said of a tenth of many cases at most, and of one more', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 * DAY }), { minLength: 10, maxLength: 40 }), (lengths) => {
        let at = 1_600_000_000_000;
        const marks = lengths.flatMap((ms): Mark[] => {
          const from = at;
          at += ms + DAY;
          const rest = { group: 'in-progress', final: false } as const;
          return [
            { id: 15, at: from, ...rest },
            { id: 2, at: from + 1, ...rest },
            { id: 6, at: from + 1 + ms, ...rest },
          ];
        });
        const stays = staysOf(marks, at);
        const same = stays.filter(({ id }) => id === 2);
        const given: Course[] = [{ service: null, stays }];
        const longer = same.filter((stay) => longerBy(stay, usualOf(stay, null, given)) !== null);
        expect(longer.length).toBeLessThanOrEqual(Math.ceil(lengths.length / 10) + 1);
      }),
    );
  });

  it('needs more than the hours by which a look may come late', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: SLACK }), fc.integer({ min: 1, max: DAY }), (within, beyond) => {
        const usual = { basis: 'all', count: 3, median: DAY, p90: DAY } as const;
        const [stay] = staysOf([{ id: 2, group: 'in-progress', final: false, at: 0 }], DAY + within);
        const [long] = staysOf([{ id: 2, group: 'in-progress', final: false, at: 0 }], DAY + SLACK + beyond);
        expect(stay && longerBy(stay, usual)).toBeNull();
        expect(long && longerBy(long, usual)).toBe(SLACK + beyond);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../kernel';
import { quietUntil, whatToShow } from './deliver';
import type { RequestEvent, WatchId } from './types';

const at = (hour: number, minute = 0) => new Date(2026, 5, 10, hour, minute);
const event = (id: string): RequestEvent => ({
  id,
  watchId: 'w' as WatchId,
  kind: 'status',
  group: 'needs-person',
  statusId: 14,
  at: 0,
});

describe('quiet hours', () => {
  const night = { from: 22, to: 8 };
  it.each([
    [at(21, 59), null],
    [at(22), new Date(2026, 5, 11, 8)],
    [at(23, 30), new Date(2026, 5, 11, 8)],
    [at(0, 5), at(8)],
    [at(7, 59), at(8)],
    [at(8), null],
    [at(12), null],
  ])('from 22 to 8 at %s end at %s', (now, end) => expect(quietUntil(night, now)).toBe(end?.getTime() ?? null));

  it('may lie inside a day, be absent, or be empty', () => {
    expect(quietUntil({ from: 13, to: 15 }, at(14))).toBe(at(15).getTime());
    expect(quietUntil({ from: 13, to: 15 }, at(15))).toBeNull();
    expect(quietUntil({ from: 9, to: 9 }, at(9))).toBeNull();
    expect(quietUntil(null, at(3))).toBeNull();
  });

  it('always end in the future, within a day and an hour, and are over at their end', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(
        hour,
        hour,
        fc.date({ min: at(0), max: new Date(2027, 5, 10), noInvalidDate: true }),
        (from, to, now) => {
          const end = quietUntil({ from, to }, now);
          if (end === null) return;
          expect(end).toBeGreaterThan(now.getTime());
          expect(end - now.getTime()).toBeLessThanOrEqual(DAY + 3_600_000);
          expect(quietUntil({ from, to }, new Date(end))).toBeNull();
        },
      ),
    );
  });
});

describe('what is shown', () => {
  it('waits in quiet hours, is told one by one, and as a sum when it is much', () => {
    const events = ['a', 'b', 'c'].map(event);
    expect(whatToShow(events, { from: 22, to: 8 }, at(23))).toEqual({ kind: 'nothing' });
    expect(whatToShow([], null, at(12))).toEqual({ kind: 'nothing' });
    expect(whatToShow(events, null, at(12))).toEqual({ kind: 'each', events });
    expect(whatToShow([...events, event('d')], null, at(12))).toMatchObject({ kind: 'digest' });
  });
});

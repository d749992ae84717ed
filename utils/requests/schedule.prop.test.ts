import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../kernel';
import { due, FLOOR, mayCheckNow, newSchedule, plan, seenLoggedIn } from './schedule';

const state = fc.constantFrom(
  'ok',
  'login',
  'challenge',
  'maintenance',
  'rate',
  'server',
  'network',
  'unknown' as const,
);
const T0 = 1_750_000_000_000;

describe('the schedule', () => {
  it('never polls more than 48 times a day nor twice within a minute, whatever happens', () => {
    const step = fc.record({
      state,
      wait: fc.integer({ min: 0, max: 8 * HOUR }),
      random: fc.double({ min: 0, max: 0.999, noNaN: true }),
      person: fc.boolean(),
      byHand: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        let now = T0;
        let schedule = newSchedule(now);
        const polls: number[] = [];
        for (const one of steps) {
          now += one.wait;
          if (one.person) schedule = seenLoggedIn(schedule, now);
          if (due(schedule, now) || (one.byHand && mayCheckNow(schedule, now).ok)) {
            polls.push(now);
            schedule = plan(schedule, { state: one.state as never, retryAfterMs: null }, now, one.random);
          }
        }
        for (const [at, time] of polls.entries()) {
          expect(time - (polls[at - 1] ?? 0)).toBeGreaterThanOrEqual(MINUTE);
          expect(polls.filter((other) => other >= time && other < time + DAY).length).toBeLessThanOrEqual(96);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('left alone, keeps within 48 polls a day and above the floor', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (random) => {
        let now = T0;
        let schedule = newSchedule(now);
        let polls = 0;
        for (; now < T0 + DAY; now += MINUTE) {
          if (!due(schedule, now)) continue;
          polls++;
          schedule = plan(schedule, { state: 'ok', retryAfterMs: null }, now, random);
          expect(schedule.nextRunAt - now).toBeGreaterThanOrEqual(FLOOR);
        }
        expect(polls).toBeGreaterThan(30);
        expect(polls).toBeLessThanOrEqual(48);
      }),
    );
  });

  it.each(['login', 'challenge'] as const)('after «%s» is silent until the person is seen', (state) => {
    const waiting = plan(newSchedule(T0), { state, retryAfterMs: null }, T0, 0.5);
    for (let hours = 1; hours < 100; hours++) expect(due(waiting, T0 + hours * HOUR)).toBe(false);
    const seen = seenLoggedIn(waiting, T0 + 5 * HOUR);
    expect(due(seen, T0 + 5 * HOUR + MINUTE)).toBe(true);
  });

  it('backs off twice as long each time, up to six hours, and comes back at once', () => {
    let schedule = newSchedule(T0);
    const waits = Array.from({ length: 7 }, () => {
      schedule = plan(schedule, { state: 'server', retryAfterMs: null }, T0, 0.5);
      return (schedule.nextRunAt - T0) / MINUTE;
    });
    expect(waits).toEqual([60, 120, 240, 360, 360, 360, 360]);
    expect((plan(schedule, { state: 'ok', retryAfterMs: null }, T0, 0.5).nextRunAt - T0) / MINUTE).toBe(30);
  });

  it('obeys Retry-After', () => {
    const told = plan(newSchedule(T0), { state: 'rate', retryAfterMs: 3 * HOUR }, T0, 0.5);
    expect(told.nextRunAt - T0).toBe(3 * HOUR);
  });

  it('survives a clock set back: one look, not silence', () => {
    const done = plan(newSchedule(T0), { state: 'ok', retryAfterMs: null }, T0, 0.5);
    expect(due(done, T0 - 40 * DAY)).toBe(true);
  });

  it('lets the person check once a minute', () => {
    const done = plan(newSchedule(T0), { state: 'ok', retryAfterMs: null }, T0, 0.5);
    expect(mayCheckNow(done, T0 + 59_000)).toEqual({ ok: false, error: T0 + MINUTE });
    expect(mayCheckNow(done, T0 + MINUTE).ok).toBe(true);
  });
});

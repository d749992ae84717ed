import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../kernel';
import { AWAY_AFTER, due, FLOOR, mayCheckNow, newSchedule, nextWake, plan, seenLoggedIn } from './schedule';

const state = fc.constantFrom(
  'ok',
  'login',
  'challenge',
  'maintenance',
  'rate',
  'server',
  'offline',
  'network',
  'unknown' as const,
);
const T0 = 1_750_000_000_000;

describe('the schedule', () => {
  it('lets the person check after the clock was set back', () => {
    const looked = { ...newSchedule(T0), lastRunAt: T0 + 5 * HOUR };
    expect(mayCheckNow(looked, T0).ok).toBe(true);
    expect(mayCheckNow(looked, T0 + 5 * HOUR + MINUTE / 2)).toEqual({ ok: false, error: T0 + 5 * HOUR + MINUTE });
  });

  it('wakes when there is something to do, never in a loop that asks nothing', () => {
    const wait = fc.integer({ min: 0, max: 2 * HOUR });
    fc.assert(
      fc.property(fc.array(wait, { minLength: 1, maxLength: 120 }), fc.boolean(), (waits, away) => {
        let now = T0;
        let schedule = newSchedule(now);
        for (const one of waits) {
          if (mayCheckNow(schedule, now).ok) schedule = plan(schedule, { state: 'ok', retryAfterMs: null }, now, 0);
          now += one;
          const next = nextWake(schedule, now, away);
          if (next === null) continue;
          if (next <= now) expect(due(schedule, now, away)).toBe(true);
          else expect(next - now).toBeGreaterThan(0);
        }
      }),
    );
    const recent = Array.from({ length: 48 }, (_, at) => T0 + at * 25 * MINUTE);
    const full = { ...newSchedule(T0), lastRunAt: T0 + 20 * HOUR, recent };
    expect(nextWake(full, T0 + 21 * HOUR, false)).toBe(T0 + DAY);
    expect(mayCheckNow(full, T0 + 21 * HOUR)).toEqual({ ok: false, error: T0 + DAY });
    expect(due(full, T0 + DAY)).toBe(true);
  });

  it('asks nothing in 24 idle hours after minute 30, and once when the person is back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 60, maxLength: 60 }),
        (dice) => {
          let now = T0;
          let schedule = newSchedule(now);
          const polls: number[] = [];
          const left = T0;
          for (let wakes = 0; now < T0 + DAY; wakes++) {
            const away = now - left >= AWAY_AFTER;
            if (due(schedule, now, away)) {
              polls.push(now);
              schedule = plan(schedule, { state: 'ok', retryAfterMs: null }, now, dice[wakes % 60] ?? 0);
            }
            const next = nextWake(schedule, now, away);
            expect(next).toBeGreaterThan(now);
            now = next ?? now + DAY;
          }
          expect(polls.filter((at) => at >= left + AWAY_AFTER)).toEqual([]);
          // Back at the computer: overdue, one look, and then the next is half an hour off.
          expect(due(schedule, now, false)).toBe(true);
          schedule = plan(schedule, { state: 'ok', retryAfterMs: null }, now, 0.5);
          expect(due(schedule, now + FLOOR - 1, false)).toBe(false);
        },
      ),
      { numRuns: 100 },
    );
  });

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
          expect(polls.filter((other) => other >= time && other < time + DAY).length).toBeLessThanOrEqual(48);
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

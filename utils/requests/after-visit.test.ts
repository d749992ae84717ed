import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../kernel';
import type { PortalState } from '../portal';
import { afterVisit } from './after-visit';
import { newBaseline, tried } from './baseline';
import { due, newSchedule, PERIOD, plan } from './schedule';
import { troubleOf } from './trouble';
import type { Baseline } from './types';

const T0 = Date.parse('2026-05-20T12:00:00+03:00');
const look = (before = newSchedule(T0), state: PortalState = 'ok', at = before.nextRunAt) =>
  plan(before, { state, retryAfterMs: null }, at, 0.5);
const request = (seenAt: number | null, change: Partial<Baseline> = {}): Baseline => {
  const fresh = newBaseline(`w${seenAt}`, 'lk', '5400000001' as never, T0);
  return { ...(seenAt === null ? fresh : tried(fresh, 'visit', null, seenAt)), ...change };
};
const good = look();
const at = T0 + 25 * MINUTE;

describe('when every watched request was seen by the person within the period', () => {
  it('the look that was planned does not come; the next is a period from now', () => {
    const after = afterVisit(good, [request(at), request(at - 20 * MINUTE)], 0, at, 0.5);
    expect(due(good, good.nextRunAt)).toBe(true);
    expect(due(after, good.nextRunAt)).toBe(false);
    expect(after.nextRunAt).toBe(at + PERIOD);
  });
  it('a paused one need not be seen', () => {
    const after = afterVisit(good, [request(at), request(null, { paused: true })], 0, at, 0.5);
    expect(after.nextRunAt).toBe(at + PERIOD);
  });
  it('no look is counted for it, nor does it keep the person from asking for one', () => {
    const { lastRunAt, recent, day } = afterVisit(good, [request(at)], 0, at, 0.5);
    expect({ lastRunAt, recent, day }).toEqual({ lastRunAt: good.lastRunAt, recent: good.recent, day: good.day });
  });
  it('failures are over: the next look does not wait for six hours', () => {
    const failing = look(look(look(look(good, 'server'), 'server'), 'server'), 'server');
    const now = (failing.lastRunAt ?? 0) + MINUTE;
    const after = afterVisit(failing, [request(now)], 0, now, 0.5);
    expect(after).toMatchObject({ state: 'ok', failures: 0, nextRunAt: now + PERIOD, lastOkAt: now });
  });
  it('what no page shows is looked for all the same, two periods after the last look at the latest', () => {
    let after = good;
    for (let now = T0; now < T0 + 3 * HOUR; now += 10 * MINUTE) after = afterVisit(after, [request(now)], 1, now, 0.5);
    expect(after.nextRunAt).toBe(T0 + 2 * PERIOD);
  });
  it('a portal that asked for patience gets it', () => {
    const asked = plan(good, { state: 'rate', retryAfterMs: 3 * HOUR }, good.nextRunAt, 0.5);
    const after = afterVisit(asked, [request(asked.nextRunAt - HOUR)], 0, asked.nextRunAt - HOUR, 0.5);
    expect(after.nextRunAt).toBe(asked.nextRunAt);
  });
});

it.each([
  ['was never opened', null],
  ['was opened longer ago than a period', at - PERIOD],
])('one that %s keeps the look where it was planned', (_what, seenAt) => {
  expect(afterVisit(good, [request(at), request(seenAt)], 0, at, 0.5)).toEqual({ ...good, lastOkAt: at });
});

it('any good visit ends the blindness', () => {
  const blind = look(look(good, 'network'), 'network');
  expect(troubleOf(blind)).toBe('blind');
  const now = blind.nextRunAt - MINUTE;
  const after = afterVisit(blind, [request(now), request(null)], 0, now, 0.5);
  expect(troubleOf(after)).toBe(null);
  expect(after).toMatchObject({ lastOkAt: now, blindSince: null, state: 'network', nextRunAt: blind.nextRunAt });
});

it('a page that says nothing of a login does not end the wait for one', () => {
  const waiting = look(good, 'login');
  expect(afterVisit(waiting, [request(at)], 0, at, 0.5).waitsForPerson).toBe(true);
});

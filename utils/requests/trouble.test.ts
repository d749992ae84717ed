import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../kernel';
import type { PortalState } from '../portal';
import { newSchedule, plan, seenLoggedIn } from './schedule';
import { obstacleOf, troubleOf } from './trouble';
import type { Schedule } from './types';

const T0 = Date.parse('2026-05-20T12:00:00+03:00');
const look = (before: Schedule, state: PortalState, at = before.nextRunAt, random = 0.5) =>
  plan(before, { state, retryAfterMs: null }, at, random);
const good = look(newSchedule(T0), 'ok');
const looks = (before: Schedule, ...states: PortalState[]) =>
  states.reduce((after, state) => look(after, state), before);

it.each(['maintenance', 'rate', 'server', 'network', 'unknown'] as const)(
  'two intervals of looks that meet «%s» are a trouble; one look is none, and a good one ends it',
  (state) => {
    expect(troubleOf(looks(good, state))).toBe(null);
    expect(troubleOf(looks(good, state, state))).toBe('blind');
    expect(troubleOf(looks(good, state, state, state))).toBe('blind');
    expect(troubleOf(looks(good, state, state, 'ok'))).toBe(null);
  },
);

it.each(['login', 'challenge'] as const)('«%s» is a trouble at once, until the person is seen', (state) => {
  const met = looks(good, state);
  expect(troubleOf(met)).toBe(state);
  const back = seenLoggedIn(met, T0 + 10 * HOUR);
  expect(troubleOf(back)).toBe(null);
  // The night was no blindness: the first look of the morning may fail as any other.
  expect(troubleOf(look(back, 'server'))).toBe(null);
});

describe('without a network', () => {
  it('nothing is a trouble, however long it lasts', () => {
    let after = good;
    for (let times = 0; times < 12; times++) {
      after = look(after, 'offline');
      expect(troubleOf(after)).toBe(null);
    }
  });
  it('the time is not held against the portal: it is blind two intervals after the network came back', () => {
    const offline = looks(good, 'offline', 'offline', 'offline');
    const back = look(offline, 'network');
    expect(back.blindSince).toBe(back.lastRunAt);
    expect(troubleOf(back)).toBe(null);
    expect(troubleOf(look(back, 'network', back.nextRunAt + HOUR))).toBe('blind');
  });
});

it('a computer that slept after one failed look has not tried: neither at once nor by the first look after', () => {
  const failed = looks(good, 'network');
  const morning = T0 + DAY;
  expect(troubleOf(failed)).toBe(null);
  expect(troubleOf(look(failed, 'network', morning))).toBe(null);
  expect(troubleOf(look(look(failed, 'network', morning), 'network', morning + 61 * MINUTE))).toBe('blind');
});

it('a clock that was set back does not silence it for longer than that', () => {
  const failed = looks(good, 'server');
  const back = look(failed, 'server', T0 - DAY);
  expect(troubleOf(look(back, 'server', T0 - DAY + 61 * MINUTE))).toBe('blind');
});

it.each(['login', 'challenge', 'maintenance', 'rate', 'server', 'offline', 'network', 'unknown'] as const)(
  'the sign explains «%s» from the first look that met it to the first that did not',
  (state) => {
    expect(obstacleOf(good)).toBe(null);
    expect(obstacleOf(looks(good, state))).toBe(state);
    expect(obstacleOf(looks(good, state, 'ok'))).toBe(null);
  },
);

it('the sign asks for no login that was seen since', () => {
  expect(obstacleOf(seenLoggedIn(looks(good, 'login'), T0 + HOUR))).toBe(null);
});

it('nothing watched, nothing to be told', () => expect([troubleOf(null), obstacleOf(null)]).toEqual([null, null]));

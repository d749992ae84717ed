import { DAY, err, HOUR, MINUTE, ok, type Result } from '../kernel';
import type { PortalState } from '../portal';
import type { Schedule } from './types';

/** Manners towards the portal (security.md 5). */
export const PERIOD = 30 * MINUTE;
export const FLOOR = 15 * MINUTE;
const JITTER = 0.2;
const LONGEST = 6 * HOUR;
const RETRY_AFTER_LIMIT = DAY;
const BY_HAND_GAP = MINUTE;
/** So long without a touch, and a watch would keep alive a login that somebody left open (security.md row 18). */
export const AWAY_AFTER = 30 * MINUTE;
const POLLS_A_DAY = 48;

export type Outcome = { state: PortalState; retryAfterMs: number | null };

export const newSchedule = (now: number): Schedule => ({
  nextRunAt: now,
  lastRunAt: null,
  lastOkAt: null,
  failures: 0,
  state: 'never',
  waitsForPerson: false,
  day: { start: now, polls: 0 },
});

/**
 * The plan after a look at the portal: half an hour ± 20 %; doubling up to six hours while it fails; as long as the
 * portal itself asks by `Retry-After`; not at all while it wants the person.
 * @param random in [0, 1)
 */
export function plan(before: Schedule, { state, retryAfterMs }: Outcome, now: number, random: number): Schedule {
  const failures = state === 'ok' ? 0 : before.failures + 1;
  const period = PERIOD * (1 - JITTER + 2 * JITTER * random);
  const patient = Math.min(LONGEST, period * 2 ** Math.min(failures, 5));
  const wait = Math.max(FLOOR, failures === 0 ? period : patient, Math.min(retryAfterMs ?? 0, RETRY_AFTER_LIMIT));
  return {
    ...before,
    ...counted(before, now),
    nextRunAt: now + wait,
    lastRunAt: now,
    lastOkAt: state === 'ok' ? now : before.lastOkAt,
    failures,
    state,
    waitsForPerson: state === 'login' || state === 'challenge',
  };
}

/**
 * When to wake and ask again whether it is time; null: not at all. While nobody is at the computer the plan stays
 * overdue, so the return brings one look and not the many that were missed.
 */
export function nextWake(schedule: Schedule, now: number, away: boolean): number | null {
  if (schedule.waitsForPerson) return null;
  if (due(schedule, now, away)) return now;
  if (away) return Math.max(schedule.nextRunAt, now + PERIOD);
  const allowed = exhausted(schedule, now) ? schedule.day.start + DAY : now + BY_HAND_GAP;
  return schedule.nextRunAt > now && !exhausted(schedule, now) ? schedule.nextRunAt : allowed;
}

/** Is it time? A clock that jumped back does not silence the watch: a plan beyond the longest wait is not believed. */
export function due(schedule: Schedule, now: number, away = false): boolean {
  if (away || schedule.waitsForPerson || exhausted(schedule, now)) return false;
  if (schedule.lastRunAt !== null && now >= schedule.lastRunAt && now - schedule.lastRunAt < BY_HAND_GAP) return false;
  return (
    now >= schedule.nextRunAt ||
    schedule.nextRunAt - now > RETRY_AFTER_LIMIT + PERIOD ||
    now < (schedule.lastRunAt ?? 0)
  );
}

/** «Проверить сейчас»: at most once a minute. The error is the time from which it is allowed. */
export function mayCheckNow(schedule: Schedule, now: number): Result<true, number> {
  // A clock that was set back would make the last look one of the future, and the person wait for it.
  const last = schedule.lastRunAt !== null && schedule.lastRunAt <= now ? schedule.lastRunAt : null;
  if (last !== null && now < last + BY_HAND_GAP) return err(last + BY_HAND_GAP);
  return exhausted(schedule, now) ? err(schedule.day.start + DAY) : ok(true);
}

/** The person was seen logged in: a watch that waited for that goes on, soon but not at once. */
export function seenLoggedIn(schedule: Schedule, now: number): Schedule {
  if (!schedule.waitsForPerson) return schedule;
  const soonest = Math.max(now, (schedule.lastRunAt ?? 0) + BY_HAND_GAP);
  return { ...schedule, waitsForPerson: false, failures: 0, nextRunAt: Math.min(soonest, now + BY_HAND_GAP) };
}

function counted({ day }: Schedule, now: number): { day: Schedule['day'] } {
  const fresh = now - day.start >= DAY || now < day.start;
  return { day: fresh ? { start: now, polls: 1 } : { start: day.start, polls: day.polls + 1 } };
}

const exhausted = ({ day }: Schedule, now: number): boolean =>
  day.polls >= POLLS_A_DAY && now >= day.start && now - day.start < DAY;

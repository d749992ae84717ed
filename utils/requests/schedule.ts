import { DAY, err, HOUR, MINUTE, ok, type Result } from '../kernel';
import type { PortalState } from '../portal';
import type { Schedule } from './types';

/** Manners towards the portal (security.md 5). */
export const PERIOD = 30 * MINUTE;
export const FLOOR = 15 * MINUTE;
/** While a request waits for the person its answer is wanted sooner; with jitter never below the floor. */
const URGENT = 20 * MINUTE;
/** A watch that could not look for two intervals says so. */
export const BLIND_AFTER = 2 * PERIOD;
const JITTER = 0.2;
const LONGEST = 6 * HOUR;
const RETRY_AFTER_LIMIT = DAY;
const BY_HAND_GAP = MINUTE;
/** So long without a touch, and a watch would keep alive a login that somebody left open (security.md row 18). */
export const AWAY_AFTER = 30 * MINUTE;
/** In any 24 hours, those by hand included. */
const POLLS_A_DAY = 48;

/**
 * `until`: when the portal says its works end. `requests`: what the look cost. `byHand`: the pages it saved.
 * `urgent`: a request waits for the person.
 */
export type Outcome = {
  state: PortalState;
  retryAfterMs: number | null;
  until?: number | null;
  requests?: number;
  byHand?: number;
  urgent?: boolean;
};

export const newSchedule = (now: number): Schedule => ({
  nextRunAt: now,
  lastRunAt: null,
  lastOkAt: null,
  failures: 0,
  state: 'never',
  waitsForPerson: false,
  recent: [],
  until: null,
  blindSince: null,
  day: { start: now, requests: 0, byHand: 0 },
});

/**
 * The plan after a look at the portal: half an hour ± 20 %; doubling up to six hours while it fails; as long as the
 * portal itself asks by `Retry-After`; not at all while it wants the person.
 * @param random in [0, 1)
 */
export function plan(before: Schedule, outcome: Outcome, now: number, random: number): Schedule {
  const { state, retryAfterMs, until = null, urgent = false } = outcome;
  const failures = state === 'ok' ? 0 : before.failures + 1;
  const { day } = counted(before, outcome, now);
  const recent = lately(before, now);
  const usual = urgent ? Math.min(PERIOD, Math.max(URGENT, fairShare(recent, now))) : PERIOD;
  const period = usual * (1 - JITTER + 2 * JITTER * random);
  const patient = Math.min(LONGEST, period * 2 ** Math.min(failures, 5));
  const wait = Math.max(FLOOR, failures === 0 ? period : patient, Math.min(retryAfterMs ?? 0, RETRY_AFTER_LIMIT));
  return {
    ...before,
    recent: [...recent, now].slice(-POLLS_A_DAY),
    day,
    nextRunAt: now + wait,
    lastRunAt: now,
    lastOkAt: state === 'ok' ? now : before.lastOkAt,
    failures,
    state,
    waitsForPerson: state === 'login' || state === 'challenge',
    until: state === 'ok' ? null : until,
    blindSince: state === 'ok' ? null : Math.min(now, goesOn(before, state, now) ?? now),
  };
}

/**
 * Since when looks have failed, if this one belongs to the same row: not after a time without any network, which says
 * nothing of the portal, nor after a pause no plan makes, in which the computer slept.
 */
const goesOn = ({ blindSince, state, nextRunAt }: Schedule, met: PortalState, now: number): number | null =>
  (state === 'offline' && met !== 'offline') || now - nextRunAt > LONGEST ? null : blindSince;

/** Looks that are left, spread over the time until more become free: urgency must not leave the night without any. */
const fairShare = (recent: readonly number[], now: number): number =>
  ((recent[0] ?? now) + DAY - now) / Math.max(1, POLLS_A_DAY - recent.length);

/** A request to the portal beside the looks, counted against the day all the same. */
export const spent = (before: Schedule, requests: number, now: number): Schedule => ({
  ...before,
  ...counted(before, { requests }, now),
});

/**
 * When to wake and ask again whether it is time; null: not at all. While nobody is at the computer the plan stays
 * overdue, so the return brings one look and not the many that were missed.
 */
export function nextWake(schedule: Schedule, now: number, away: boolean): number | null {
  if (schedule.waitsForPerson) return null;
  if (due(schedule, now, away)) return now;
  if (away) return Math.max(schedule.nextRunAt, now + PERIOD);
  const free = freeAt(schedule, now);
  if (free > now) return Math.max(free, schedule.nextRunAt);
  return schedule.nextRunAt > now ? schedule.nextRunAt : now + BY_HAND_GAP;
}

/** Is it time? A clock that jumped back does not silence the watch: a plan beyond the longest wait is not believed. */
export function due(schedule: Schedule, now: number, away = false): boolean {
  if (away || schedule.waitsForPerson || freeAt(schedule, now) > now) return false;
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
  const free = freeAt(schedule, now);
  return free > now ? err(free) : ok(true);
}

/** The person was seen logged in: a watch that waited for that goes on, soon but not at once. */
export function seenLoggedIn(schedule: Schedule, now: number): Schedule {
  if (!schedule.waitsForPerson) return schedule;
  const soonest = Math.max(now, (schedule.lastRunAt ?? 0) + BY_HAND_GAP);
  return {
    ...schedule,
    waitsForPerson: false,
    failures: 0,
    blindSince: null,
    nextRunAt: Math.min(soonest, now + BY_HAND_GAP),
  };
}

/**
 * The looks of the last 24 hours. When the clock was set back since, nobody knows how long ago the last one was: it is
 * taken to be of this moment, and those before it of as long before.
 */
function lately({ recent = [] }: Schedule, now: number): readonly number[] {
  const ahead = Math.max(0, (recent.at(-1) ?? now) - now);
  return recent.map((at) => at - ahead).filter((at) => at > now - DAY);
}

function counted(
  { day }: Schedule,
  { requests = 0, byHand = 0 }: Pick<Outcome, 'requests' | 'byHand'>,
  now: number,
): { day: Schedule['day'] } {
  const fresh = now - day.start >= DAY || now < day.start;
  const before = fresh ? { start: now, requests: 0, byHand: 0 } : day;
  return {
    day: {
      start: before.start,
      requests: before.requests + requests,
      byHand: before.byHand + byHand,
    },
  };
}

/** When the day's looks are used up: the moment the oldest of them is a day old. A clock set back allows one more. */
function freeAt({ recent = [] }: Schedule, now: number): number {
  const [oldest = 0] = recent;
  const used = recent.length >= POLLS_A_DAY && (recent.at(-1) ?? 0) <= now;
  return used ? oldest + DAY : 0;
}

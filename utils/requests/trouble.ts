import type { PortalState } from '../portal';
import { BLIND_AFTER } from './schedule';
import type { Schedule } from './types';

/** What the person should hear of the watch itself. */
export type Trouble = 'login' | 'challenge' | 'blind';

/**
 * Looks were made and failed over two intervals. Measured to the last look and not to now: a computer that slept after
 * one failed look has not tried.
 */
export const isBlind = ({ blindSince, lastRunAt }: Pick<Schedule, 'blindSince' | 'lastRunAt'>): boolean =>
  blindSince !== null && lastRunAt !== null && lastRunAt - blindSince >= BLIND_AFTER;

/** A computer without a network is theirs to see, and nothing to be told of; a portal that hangs is not. */
export function troubleOf(schedule: Schedule | null): Trouble | null {
  if (!schedule) return null;
  const { state, waitsForPerson } = schedule;
  if (waitsForPerson && (state === 'login' || state === 'challenge')) return state;
  return state !== 'offline' && isBlind(schedule) ? 'blind' : null;
}

/** What stands in the way now, said beside the toolbar's sign; null: nothing. A login that was seen since is none. */
export function obstacleOf(schedule: Schedule | null): Exclude<PortalState, 'ok'> | null {
  const { state = 'ok', waitsForPerson = false } = schedule ?? {};
  if (state === 'ok' || state === 'never') return null;
  return (state === 'login' || state === 'challenge') && !waitsForPerson ? null : state;
}

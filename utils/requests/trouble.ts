import { BLIND_AFTER } from './schedule';
import type { Schedule } from './types';

/** What the person should hear of the watch itself. */
export type Trouble = 'login' | 'challenge' | 'blind';

/** No connection is theirs to see, and nothing to be told of. */
export function troubleOf(schedule: Schedule | null, now: number): Trouble | null {
  if (!schedule) return null;
  const { state, waitsForPerson, blindSince } = schedule;
  if (waitsForPerson && (state === 'login' || state === 'challenge')) return state;
  const blind = blindSince !== null && now - blindSince >= BLIND_AFTER;
  return blind && state !== 'network' && state !== 'ok' ? 'blind' : null;
}

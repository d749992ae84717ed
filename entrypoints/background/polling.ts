import type { CheckNowReply, WatchAllReply } from '../../utils/messaging';
import { dropAlarm, ensureAlarm, isAway, isOff, loadPart, moveAlarm } from '../../utils/platform';
import { AWAY_AFTER, due, FLOOR, mayCheckNow, newSchedule, nextWake } from '../../utils/requests';
import type { PortalLook } from '../portal-look';
import type { Parts } from './compose';
import { announce } from './delivery';
import { rememberNames } from './names';

/**
 * The alarm rang: looks at the portal if it is time, and plans the next look. With nobody at the computer nothing is
 * asked; the plan stays overdue, so the person's return brings one look, not the many that were missed.
 */
export async function poll(parts: Parts, byHand = false): Promise<void> {
  if (await isOff('watching')) return;
  const away = !byHand && (await isAway(AWAY_AFTER));
  await navigator.locks.request('poll', { ifAvailable: true }, async (free) => {
    if (!free) return;
    const now = parts.clock();
    const [schedule, watched] = await Promise.all([parts.store.schedule(), parts.store.baselines()]);
    if (watched.length === 0 && (await parts.store.topics()).on.length === 0) return;
    if (byHand || due(schedule ?? newSchedule(now), now, away)) {
      // The alarm that woke us is spent: should we die on the way, this one brings the look that was not finished.
      await moveAlarm('watch', now + FLOOR);
      const { runPoll } = await loadPart<PortalLook>('portal-look');
      const report = await runPoll(parts);
      await rememberNames(report.names, report.listed);
    }
  });
  await announce(parts);
  await moveWatchAlarm(parts, away);
}

export async function checkNow(parts: Parts): Promise<CheckNowReply> {
  const now = parts.clock();
  const allowed = mayCheckNow((await parts.store.schedule()) ?? newSchedule(now), now);
  if (!allowed.ok) return { started: false, allowedAt: allowed.error };
  await poll(parts, true);
  return { started: true };
}

/** «Watch them all»: counts as a look by hand, and is followed by one. */
export async function watchEverything(parts: Parts): Promise<WatchAllReply> {
  const now = parts.clock();
  const allowed = mayCheckNow((await parts.store.schedule()) ?? newSchedule(now), now);
  if (!allowed.ok) return { state: 'early', allowedAt: allowed.error };
  if (await isOff('watching')) return { state: 'unknown', added: 0, known: 0, more: false };
  const { watchAll } = await loadPart<PortalLook>('portal-look');
  const { state, added, known, more, names } = await watchAll(parts);
  await rememberNames({}, names);
  if (state === 'ok') await poll(parts, true);
  return { state, added, known, more };
}

/** At each wake: an alarm that exists is left alone, one that the browser forgot is set again. */
export async function keepAlarm({ store, clock }: Parts): Promise<void> {
  const when = await wakeOf({ store, clock }, false);
  if (when !== null) await ensureAlarm('watch', when);
}

/** After the plan has changed. */
export async function moveWatchAlarm(parts: Parts, away = false): Promise<void> {
  const when = await wakeOf(parts, away);
  if (when === null) await dropAlarm('watch');
  else await moveAlarm('watch', when);
}

async function wakeOf({ store, clock }: Pick<Parts, 'store' | 'clock'>, away: boolean): Promise<number | null> {
  const [schedule, watched] = await Promise.all([store.schedule(), store.baselines()]);
  const wanted = watched.some(({ paused }) => !paused) || (await store.topics()).on.length > 0;
  return schedule && wanted && !(await isOff('watching')) ? nextWake(schedule, clock(), away) : null;
}

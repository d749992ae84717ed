import { dropAlarm, ensureAlarm, isAway, isOff, loadPart, moveAlarm } from '../../utils/platform';
import { AWAY_AFTER, due, FLOOR, type Memory, newSchedule, nextWake } from '../../utils/requests';
import type { Parts } from './compose';
import { announce } from './delivery';
import { rememberNames } from './names';
import type { PortalLook } from './parts/look';

/**
 * The alarm rang: looks at the portal if it is time, and plans the next look. With nobody at the computer nothing is
 * asked; the plan stays overdue, so the person's return brings one look, not the many that were missed.
 * Answers with the memory it has told the news of and set the alarm by; null when it has done neither.
 */
export async function poll(parts: Parts, byHand = false): Promise<Memory | null> {
  if (await isOff('watching')) return null;
  const away = !byHand && (await isAway(AWAY_AFTER));
  await navigator.locks.request('poll', { ifAvailable: true }, async (free) => {
    if (!free) return;
    const now = parts.clock();
    const { schedule, baselines, topics } = await parts.store.memory();
    if (baselines.length === 0 && topics.on.length === 0) return;
    if (byHand || due(schedule ?? newSchedule(now), now, away)) {
      // The alarm that woke us is spent: should we die on the way, this one brings the look that was not finished.
      await moveAlarm('watch', now + FLOOR);
      const { runPoll } = await loadPart<PortalLook>('portal-look');
      const report = await runPoll(parts);
      await rememberNames(report.names, report.listed);
    }
  });
  const memory = await parts.store.memory();
  await announce(parts, memory);
  await moveWatchAlarm(parts, away, memory);
  return memory;
}

/** At each wake: an alarm that exists is left alone, one that the browser forgot is set again. */
export async function keepAlarm(memory: Memory, now: number): Promise<void> {
  const when = await wakeOf(memory, now, false);
  if (when !== null) await ensureAlarm('watch', when);
}

/** After the plan has changed. */
export async function moveWatchAlarm({ store, clock }: Parts, away = false, memory?: Memory): Promise<void> {
  const when = await wakeOf(memory ?? (await store.memory()), clock(), away);
  if (when === null) await dropAlarm('watch');
  else await moveAlarm('watch', when);
}

async function wakeOf({ schedule, baselines, topics }: Memory, now: number, away: boolean): Promise<number | null> {
  const wanted = baselines.some(({ paused }) => !paused) || topics.on.length > 0;
  return schedule && wanted && !(await isOff('watching')) ? nextWake(schedule, now, away) : null;
}

import type { Clock, RandomBytes } from '../kernel';
import { randomId } from '../kernel';
import type { Face, OrderNumber, OrderSeen } from '../portal';
import { firstPlan, newBaseline } from './baseline';
import { diff } from './diff';
import { seenLoggedIn } from './schedule';
import type { WatchStore } from './store';
import type { Baseline, RequestEvent, WatchId } from './types';

export type WatchParts = { store: WatchStore; clock: Clock; random: () => number; bytes?: RandomBytes };

/** Starts watching what the person looks at; the page itself is the first answer. Asking twice changes nothing. */
export async function watchOrder({ store, clock, random, bytes }: WatchParts, seen: OrderSeen): Promise<Baseline> {
  const known = find(await store.baselines(), seen.face, seen.number);
  if (known) return known;
  const now = clock();
  const empty = newBaseline(randomId(bytes), seen.face, seen.number, now);
  const { baseline } = diff(empty, seen, now);
  await store.add(baseline);
  const schedule = await store.schedule();
  if (!schedule || schedule.lastRunAt === null) await store.commit({ schedule: firstPlan(now, random()) });
  return baseline;
}

export async function unwatchOrder({ store }: WatchParts, id: WatchId): Promise<void> {
  await store.commit({ removed: [id] });
}

/**
 * A page the person opened counts as a check. Returns the events it revealed and the watched order, if it is one.
 * @param loggedIn whether the page showed a logged-in person; then a watch that waited for that goes on
 */
export async function observePage(
  { store, clock }: WatchParts,
  seen: OrderSeen | null,
  loggedIn: boolean | null,
): Promise<{ events: RequestEvent[]; watched: Baseline | null }> {
  const now = clock();
  const [baselines, schedule] = await Promise.all([store.baselines(), store.schedule()]);
  const resumed = schedule && loggedIn ? seenLoggedIn(schedule, now) : schedule;
  const before = seen ? find(baselines, seen.face, seen.number) : null;
  if (!before || !seen) {
    if (resumed && resumed !== schedule) await store.commit({ schedule: resumed });
    return { events: [], watched: null };
  }
  const { baseline, events } = diff(before, seen, now);
  await store.commit({
    baselines: [baseline],
    events,
    ...(resumed ? { schedule: { ...resumed, lastOkAt: now } } : {}),
  });
  return { events, watched: baseline };
}

const find = (baselines: readonly Baseline[], face: Face, number: OrderNumber): Baseline | null =>
  baselines.find((one) => one.face === face && one.number === number) ?? null;

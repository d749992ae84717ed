import type { Clock, RandomBytes } from '../kernel';
import { randomId } from '../kernel';
import type { Face, OrderNumber, OrderSeen } from '../portal';
import { diff } from './diff';
import { newSchedule, plan, seenLoggedIn } from './schedule';
import type { WatchStore } from './store';
import type { Baseline, RequestEvent, Schedule, WatchId } from './types';

export type WatchParts = { store: WatchStore; clock: Clock; random: () => number; bytes?: RandomBytes };

/** Starts watching what the person looks at; the page itself is the first answer. Asking twice changes nothing. */
export async function watchOrder({ store, clock, random, bytes }: WatchParts, seen: OrderSeen): Promise<Baseline> {
  const known = find(await store.baselines(), seen.face, seen.number);
  if (known) return known;
  const now = clock();
  const empty: Baseline = {
    id: randomId(bytes) as WatchId,
    face: seen.face,
    number: seen.number,
    since: now,
    lastOkAt: null,
    keys: {},
    files: 0,
    feedKey: null,
    history: [],
    doubted: null,
    attention: false,
  };
  const { baseline } = diff(empty, seen, now);
  await store.add(baseline);
  const schedule = (await store.schedule()) ?? newSchedule(now);
  if (schedule.lastRunAt === null) await store.commit({ schedule: firstPlan(schedule, now, random()) });
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

/** The page itself was the first look; the portal was not asked, so nothing is counted against the day. */
const firstPlan = (fresh: Schedule, now: number, random: number): Schedule => ({
  ...plan(fresh, { state: 'ok', retryAfterMs: null }, now, random),
  lastRunAt: null,
  day: fresh.day,
});

const find = (baselines: readonly Baseline[], face: Face, number: OrderNumber): Baseline | null =>
  baselines.find((one) => one.face === face && one.number === number) ?? null;

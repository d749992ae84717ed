import type { Clock, RandomBytes } from '../kernel';
import { randomId } from '../kernel';
import type { HealthSeen, OrderSeen } from '../portal';
import { afterVisit } from './after-visit';
import { firstPlan, newBaseline, tried } from './baseline';
import { diff } from './diff';
import { seenLoggedIn } from './schedule';
import type { WatchStore } from './store';
import type { Baseline, RequestEvent, WatchId, Wish } from './types';
import { isOthers } from './whose';

export type WatchParts = { store: WatchStore; clock: Clock; random: () => number; bytes?: RandomBytes };

/** Starts watching what the person looks at; the page itself is the first answer. Asking twice changes nothing. */
export async function watchOrder({ store, clock, random, bytes }: WatchParts, seen: OrderSeen): Promise<Baseline> {
  const known = find(await store.baselines(), seen);
  if (known) return known;
  const now = clock();
  const empty = newBaseline(randomId(bytes), seen.face, seen.number, now);
  const baseline = tried(diff(empty, seen, now).baseline, 'visit', null, now);
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
  { store, clock, random }: WatchParts,
  seen: OrderSeen | null,
  loggedIn: boolean | null,
): Promise<{ events: RequestEvent[]; watched: Baseline | null }> {
  const now = clock();
  const { baselines, schedule, topics } = await store.memory();
  const resumed = schedule && loggedIn ? seenLoggedIn(schedule, now) : schedule;
  const before = seen ? find(baselines, seen) : null;
  if (!before || !seen) {
    if (resumed && resumed !== schedule) await store.commit({ schedule: resumed });
    return { events: [], watched: null };
  }
  const { baseline: looked, events } = diff(before, seen, now);
  const baseline = tried(looked, 'visit', null, now);
  const all = baselines.map((one) => (one === before ? baseline : one));
  await store.commit({
    baselines: [baseline],
    events,
    ...(resumed ? { schedule: afterVisit(resumed, all, topics.on.length, now, random()) } : {}),
  });
  return { events, watched: baseline };
}

/** The watched request that a page shows; one of another person's with the same number is not it. */
export const find = (baselines: readonly Baseline[], seen: OrderSeen): Baseline | null =>
  baselines.find((one) => one.face === seen.face && one.number === seen.number && !isOthers(one, seen)) ?? null;

/** Documents the person has before their eyes are no news later. */
export async function observeDocuments({ store }: WatchParts, seen: Omit<HealthSeen, 'kind'>): Promise<void> {
  const topics = await store.topics();
  if (!topics.on.includes('documents') || isOthers(topics, { shownTo: seen.shownTo })) return;
  const documents = [...new Set([...seen.documents, ...(topics.documents ?? [])])];
  await store.commit({ topics: { ...topics, documents } });
}

export async function pauseWatch({ store }: WatchParts, id: string, paused: boolean): Promise<void> {
  const found = (await store.baselines()).find((one) => one.id === id);
  if (found) await store.commit({ baselines: [{ ...found, paused }] });
}

/** Switches on or off what the person hears of besides single requests. What is new begins with what it sees first. */
export async function setWish({ store, clock, random }: WatchParts, wish: Wish, wanted: boolean): Promise<void> {
  const before = await store.topics();
  const fresh = wanted && !before.on.includes(wish);
  const schedule = await store.schedule();
  await store.commit({
    topics: {
      ...before,
      on: wanted ? [...new Set([...before.on, wish])] : before.on.filter((one) => one !== wish),
      ...(fresh && wish === 'new' ? { known: null } : {}),
      ...(fresh && wish === 'letters' ? { letters: null } : {}),
      ...(fresh && wish === 'drafts' ? { draftsAt: null, draftsAfter: null } : {}),
      ...(fresh && wish === 'documents' ? { documents: null, documentsAt: null, shownTo: null } : {}),
    },
    ...(schedule || !wanted ? {} : { schedule: firstPlan(clock(), random()) }),
  });
}

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
  const now = clock();
  const empty = newBaseline(randomId(bytes), seen.face, seen.number, now);
  let watched = tried(diff(empty, seen, now).baseline, 'visit', null, now);
  await store.commit(({ baselines, schedule }) => {
    const known = find(baselines, seen);
    watched = known ?? watched;
    return known ? null : { added: [watched], ...(schedule?.lastRunAt ? {} : { schedule: firstPlan(now, random()) }) };
  });
  return watched;
}

export async function unwatchOrder({ store }: WatchParts, id: WatchId): Promise<void> {
  await store.commit(() => ({ removed: [id] }));
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
  let events: RequestEvent[] = [];
  let watched: Baseline | null = null;
  await store.commit(({ baselines, schedule, topics }) => {
    const resumed = schedule && loggedIn ? seenLoggedIn(schedule, now) : schedule;
    const before = seen && find(baselines, seen);
    if (!before) return resumed && resumed !== schedule ? { schedule: resumed } : null;
    const looked = diff(before, seen, now);
    events = looked.events;
    const after = tried(looked.baseline, 'visit', null, now);
    watched = after;
    const all = baselines.map((one) => (one === before ? after : one));
    return {
      baselines: [after],
      events,
      ...(resumed ? { schedule: afterVisit(resumed, all, topics.on.length, now, random()) } : {}),
    };
  });
  return { events, watched };
}

/** The watched request that a page shows; one of another person's with the same number is not it. */
export const find = (baselines: readonly Baseline[], seen: OrderSeen): Baseline | null =>
  baselines.find((one) => one.face === seen.face && one.number === seen.number && !isOthers(one, seen)) ?? null;

/** Documents the person has before their eyes are no news later. */
export async function observeDocuments({ store }: WatchParts, seen: Omit<HealthSeen, 'kind'>): Promise<void> {
  await store.commit(({ topics }) => {
    if (!topics.on.includes('documents') || isOthers(topics, { shownTo: seen.shownTo })) return null;
    return { topics: { ...topics, documents: [...new Set([...seen.documents, ...(topics.documents ?? [])])] } };
  });
}

/** One that goes on may have moved in its pause, and the counters tell of a move only once: it is asked for. */
export async function pauseWatch({ store }: WatchParts, id: string, paused: boolean): Promise<void> {
  await store.commit(({ baselines }) => ({
    baselines: baselines.filter((one) => one.id === id).map((one) => ({ ...one, paused, owed: one.owed || !paused })),
  }));
}

/** The person goes to the request: what asked for their attention has it. Null: it is not watched. */
export async function attend({ store }: WatchParts, id: string): Promise<Baseline | null> {
  const step = await store.commit(({ baselines }) => {
    const found = baselines.find((one) => one.id === id);
    return found ? { baselines: [{ ...found, attention: false }] } : null;
  });
  return step?.baselines[0] ?? null;
}

/** Switches on or off what the person hears of besides single requests. What is new begins with what it sees first. */
export async function setWish({ store, clock, random }: WatchParts, wish: Wish, wanted: boolean): Promise<void> {
  await store.commit(({ topics: before, schedule }) => {
    const fresh = wanted && !before.on.includes(wish);
    return {
      topics: {
        ...before,
        on: wanted ? [...new Set([...before.on, wish])] : before.on.filter((one) => one !== wish),
        ...(fresh && wish === 'new' ? { known: null } : {}),
        ...(fresh && wish === 'letters' ? { letters: null } : {}),
        ...(fresh && wish === 'drafts' ? { draftsAt: null, draftsAfter: null } : {}),
        ...(fresh && wish === 'documents' ? { documents: null, documentsAt: null, shownTo: null } : {}),
      },
      ...(schedule || !wanted ? {} : { schedule: firstPlan(clock(), random()) }),
    };
  });
}

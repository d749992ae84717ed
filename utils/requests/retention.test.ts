import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { HOUR, randomBytes } from '../kernel';
import type { OrderNumber, OrderSeen } from '../portal';
import { deviceSeal } from './at-rest';
import { newBaseline } from './baseline';
import { diff } from './diff';
import { withoutPast } from './retention';
import { openWatchStore, type WatchStore } from './store';

const T0 = 1_750_000_000_000;
const NUMBER = '5400000001' as OrderNumber;
const page = (group: 'in-progress' | 'needs-person'): OrderSeen => ({
  kind: 'order',
  face: 'article',
  number: NUMBER,
  service: 'Доступ',
  status: { id: null, title: group, group, final: false },
  comment: null,
  updatedAt: null,
  changeKey: `page:${group}`,
  files: [],
});

async function look(store: WatchStore, group: 'in-progress' | 'needs-person', now: number): Promise<void> {
  const [before] = await store.baselines();
  if (!before) return;
  const { baseline, events } = diff(before, page(group), now);
  await store.commit(() => ({ baselines: [baseline], events }));
}

/** What the background does when a past is erased: nothing but the present status stays. */
async function erase(store: WatchStore, prune: boolean): Promise<void> {
  for (const { event } of await store.outbox()) await store.setOutbox(event.id, 'done');
  await store.commit(({ baselines }) => ({ baselines: baselines.map(withoutPast) }));
  if (prune) await store.pruneOutbox(Number.POSITIVE_INFINITY);
}

// The id of a change counts the history: one that begins anew would use the ids of the old once more.
it.each([
  [true, 1],
  [false, 0],
])('a status that comes back after an erasure is told again, since the outbox forgets too: %s', async (prune, told) => {
  const store = await openWatchStore(await deviceSeal(randomBytes(32)), `erase-${prune}`);
  await store.commit(() => ({ added: [newBaseline('a', 'article', NUMBER, T0)] }));
  await look(store, 'in-progress', T0);
  await look(store, 'needs-person', T0 + HOUR);
  await erase(store, prune);
  await look(store, 'in-progress', T0 + 2 * HOUR);
  await erase(store, prune);
  await look(store, 'needs-person', T0 + 3 * HOUR);
  expect((await store.outbox()).filter(({ state }) => state === 'pending')).toHaveLength(told);
  expect((await store.baselines())[0]?.history).toHaveLength(2);
  store.close();
});

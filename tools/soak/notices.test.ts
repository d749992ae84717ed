import 'fake-indexeddb/auto';
// First: the background's code takes the browser as it finds it.
import './browser-stand-in.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Parts } from '../../entrypoints/background/compose.ts';
import { announce } from '../../entrypoints/background/delivery.ts';
import { answerNotice } from '../../entrypoints/background/desk.ts';
import { poll } from '../../entrypoints/background/polling.ts';
import * as voice from '../../entrypoints/background/tell.ts';
import { HOUR, randomBytes } from '../../utils/kernel';
import { offerPart } from '../../utils/platform';
import type { OrderNumber, PortalReply } from '../../utils/portal';
import {
  deviceSeal,
  type EventKind,
  openWatchStore,
  type PollParts,
  type RequestEvent,
  runPoll,
  setWish,
  type WatchId,
  type WatchStore,
  watchOrder,
} from '../../utils/requests';
import { standIn } from './browser-stand-in.ts';

const T0 = Date.parse('2026-05-20T12:00:00+03:00');
let now = T0;
let store: WatchStore;
let parts: Parts;
let databases = 0;
let reply: PortalReply;

beforeEach(async () => {
  now = T0;
  for (const kept of [standIn.alarms, standIn.notices, standIn.stored]) kept.clear();
  standIn.shown.length = 0;
  standIn.opened.length = 0;
  Object.assign(standIn, { now: () => now, idleMs: () => 0 });
  store = await openWatchStore(await deviceSeal(randomBytes(32)), `notices-${databases++}`);
  parts = { store, clock: () => now, random: () => 0.5 } as unknown as Parts;
  offerPart('portal-look', {
    runPoll: (given: Omit<PollParts, 'fetchPortal'>) => runPoll({ ...given, fetchPortal: async () => reply }),
  });
  offerPart('watch-desk', voice);
  await watchOrder(parts, {
    kind: 'order',
    face: 'lk',
    number: '5400000001' as OrderNumber,
    service: 'Доступ к медицинской карте',
    status: { id: 2, title: 'В обработке', group: 'in-progress', final: false },
    comment: null,
    updatedAt: null,
    changeKey: 'lk:first',
    files: [],
  });
});
afterEach(() => store.close());

/** So many looks, each when the plan has it. */
async function looks(times: number): Promise<void> {
  for (let left = times; left > 0; left--) {
    now = Math.max(now, (await store.schedule())?.nextRunAt ?? now);
    await poll(parts);
  }
}

it.each<[what: string, PortalReply]>([
  ['hangs', { failure: 'timeout' }],
  ['resets connections', { failure: 'network' }],
])('a portal that %s: one notice after two intervals, and no more of it whatever it does next', async (_what, met) => {
  reply = met;
  await looks(1);
  expect(standIn.shown).toEqual([]);
  await looks(1);
  expect(standIn.shown).toEqual(['watch-state']);
  await looks(5);
  expect(standIn.shown).toEqual(['watch-state']);
  reply = { status: 500, type: 'basic', url: '', contentType: null, retryAfter: null, body: '' };
  await looks(2);
  expect(standIn.shown).toEqual(['watch-state']);
});

it('a computer without a network: no notice, however long, and none at once when the network is back', async () => {
  reply = { failure: 'offline' };
  await looks(8);
  expect(now - T0).toBeGreaterThan(12 * HOUR);
  reply = { failure: 'timeout' };
  await looks(1);
  expect(standIn.shown).toEqual([]);
});

const event = (watchId: string, kind: EventKind): RequestEvent => ({
  id: `${watchId}|${kind}`,
  watchId: watchId as WatchId,
  kind,
  group: 'information',
  statusId: null,
  at: T0,
});

it('«stop watching» under a notification pauses, keeps the history and opens the question', async () => {
  const [before] = await store.baselines();
  const told = event(before?.id ?? '', 'comment');
  await store.commit(() => ({ events: [told] }));
  await announce(parts);
  await answerNotice(parts, told.id, 1);
  expect(await store.baselines()).toEqual([{ ...before, paused: true }]);
  expect(standIn.opened).toEqual([expect.stringMatching(/\/cabinet\.html#requests\/a\/stop$/)]);
  expect([...standIn.notices]).toEqual([]);
  expect((await store.outbox()).map(({ state }) => state)).toEqual(['done']);
  expect(standIn.alarms.has('watch')).toBe(false);
});

it('«do not tell me again» under news of a wish ends the wish, and the news', async () => {
  await setWish(parts, 'letters', true);
  await store.commit(() => ({ events: [event('topic:letters', 'letters')] }));
  await announce(parts);
  await answerNotice(parts, 'topic:letters|letters', 1);
  expect((await store.topics()).on).toEqual([]);
  expect(standIn.opened).toEqual([]);
  expect((await store.outbox()).map(({ state }) => state)).toEqual(['done']);
  expect(await store.baselines()).toHaveLength(1);
});

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, randomBytes } from '../kernel';
import type { PortalReply, PortalRequest } from '../portal';
import { deviceSeal } from './at-rest';
import { runPoll } from './run-poll';
import { openWatchStore, type WatchStore } from './store';
import { watchAll } from './watch-all';

const T0 = 1_750_000_000_000;
const PAGE = 15;
const json = (value: unknown): PortalReply => ({
  status: 200,
  type: 'basic',
  url: 'https://www.gosuslugi.ru/',
  contentType: 'application/json',
  retryAfter: null,
  body: JSON.stringify(value),
});
const numberOf = (at: number) => 5_400_000_000 + at;
const feed = (at: number) => ({
  id: numberOf(at),
  feedType: 'ORDER',
  status: 'in_progress',
  title: 'Заявление отправлено в ведомство',
  subTitle: `Услуга ${at}`,
  date: `2026-05-20T12:${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}.000+0300`,
  unread: false,
});
const order = (number: number) => ({
  id: number,
  orderStatusId: 21,
  currentStatusHistoryId: 1,
  serviceName: 'Услуга',
  updated: '2026-05-20T12:34:56.000+0300',
  currentStatusHistory: { statusId: 21, title: 'Отправлено', date: '2026-05-20T12:34:56.000+0300' },
});

let store: WatchStore;
let asked: string[];
let databases = 0;
beforeEach(async () => {
  store = await openWatchStore(await deviceSeal(randomBytes(32)), `watch-all-${databases++}`);
  asked = [];
});

/** A portal with so many requests; `fault` may answer in its stead. `overlap`: pages begin one item early. */
const portal =
  (count: number, fault: (url: string) => PortalReply | null = () => null, overlap = 0) =>
  async ({ url }: PortalRequest): Promise<PortalReply> => {
    asked.push(url);
    const wrong = fault(url);
    if (wrong) return wrong;
    if (url.includes('check-session')) return json({ auth: true });
    if (url.includes('counters')) return json({ total: count, unread: 0, counter: [] });
    if (!url.includes('/feeds/')) return json(order(Number(url.split('/').at(-1))));
    const last = Number(new URL(url).searchParams.get('lastFeedId') ?? 0);
    const start = last === 0 ? 0 : last - numberOf(0) + 1 - overlap;
    const items = Array.from({ length: Math.min(PAGE, count - start) }, (_, i) => feed(start + i));
    return json({ hasMore: start + PAGE < count, items });
  };
const all = (fetchPortal: ReturnType<typeof portal>) =>
  watchAll({ store, fetchPortal, clock: () => T0, random: () => 0.5 });

describe('watching them all', () => {
  it.each([0, 1, 15, 16, 100])('adds each of %i requests once', async (count) => {
    expect(await all(portal(count))).toMatchObject({ state: 'ok', added: count, known: 0 });
    const numbers = (await store.baselines()).map(({ number }) => Number(number)).sort();
    expect(numbers).toEqual(Array.from({ length: count }, (_, at) => numberOf(at)));
    expect(await all(portal(count))).toMatchObject({ added: 0, known: count });
    expect(await store.baselines()).toHaveLength(count);
  });

  it('counts a request once although pages of the list overlap', async () => {
    expect(await all(portal(40, undefined, 2))).toMatchObject({ added: 40 });
  });

  it('names services in memory and keeps them off the disk', async () => {
    const { names } = await all(portal(2));
    expect(Object.values(names).map(({ service }) => service)).toEqual(['Услуга 0', 'Услуга 1']);
    expect(JSON.stringify(await store.baselines())).not.toContain('Услуга');
  });

  const login = (url: string) => (url.includes('check-session') ? json({ auth: false }) : null);
  const down = (url: string) => (url.includes('lastFeedId') ? { ...json(''), status: 503 } : null);
  const garbage = (url: string) => (url.includes('/feeds/') ? json({ items: 'нет' }) : null);
  it.each([
    ['login', login],
    ['server', down],
    ['unknown', garbage],
  ] as const)('adds nothing when the portal says «%s» before the end of the list', async (state, fault) => {
    expect(await all(portal(40, fault))).toEqual({ state, added: 0, known: 0, more: false, names: {} });
    expect(await store.baselines()).toEqual([]);
  });

  it('stops at a list without an end', async () => {
    const endless = portal(100_000);
    await all(endless);
    expect(asked.length).toBeLessThanOrEqual(21);
  });

  it('gives first looks over several polls; a still portal costs 100 requests no more than one', async () => {
    const still = portal(100);
    await all(still);
    const costs: number[] = [];
    for (let poll = 1; poll <= 14; poll++) {
      asked = [];
      await runPoll({
        store,
        fetchPortal: still,
        readHtml: async () => ({ ok: false, error: { face: 'lk', page: '', anchor: '', found: 0, expected: '' } }),
        clock: () => T0 + poll * 30 * MINUTE,
        random: () => 0.5,
      });
      costs.push(asked.length);
    }
    expect(Math.max(...costs)).toBeLessThanOrEqual(19);
    expect(costs.at(-1)).toBeLessThanOrEqual(3);
    expect(await store.outbox()).toEqual([]);
    expect((await store.baselines()).every(({ history }) => history.length === 1)).toBe(true);
  });
});

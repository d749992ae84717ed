import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { err, MINUTE, ok, randomBytes } from '../kernel';
import type { Face, OrderNumber, OrderSeen, PageSeen, PortalReply, PortalRequest } from '../portal';
import { deviceSeal } from './at-rest';
import { type PollParts, runPoll } from './run-poll';
import { openWatchStore, type WatchStore } from './store';
import { watchOrder } from './watch';

const T0 = 1_750_000_000_000;
const LK = '5400000001';
const ARTICLE = '5400000002';
/** What the portal says now: one number per order that grows with each change. */
type World = { lk: number; article: number };

const reply = (body: string, contentType: string): PortalReply => ({
  status: 200,
  type: 'basic',
  url: 'https://www.gosuslugi.ru/',
  contentType,
  retryAfter: null,
  body,
});
const json = (value: unknown): PortalReply => reply(JSON.stringify(value), 'application/json');

const portal =
  (world: World) =>
  async ({ url, expects }: PortalRequest): Promise<PortalReply> => {
    if (expects === 'html') return reply('<html></html>', 'text/html');
    if (url.includes('check-session')) return json({ auth: true });
    if (url.includes('counters')) return json({ total: 1, unread: world.lk, counter: [] });
    const date = `2026-05-20T12:34:${10 + world.lk}.000+0300`;
    const [id, status] = [Number(LK), world.lk === 1 ? 2 : 14];
    if (url.includes('/feeds/'))
      return json({ hasMore: false, items: [{ id, feedType: 'ORDER', status: `${status}`, date, unread: true }] });
    if (!url.includes(`/orders/${LK}`)) return json({ items: [] });
    const currentStatusHistory = { statusId: status, title: 'Статус', date };
    return json({ id, orderStatusId: status, currentStatusHistoryId: world.lk, updated: date, currentStatusHistory });
  };

const sight = (face: Face, number: string, moved: number): OrderSeen => ({
  kind: 'order',
  face,
  number: number as OrderNumber,
  service: 'Доступ',
  status:
    moved === 1
      ? { id: 2, title: 'В обработке', group: 'in-progress', final: false }
      : { id: 14, title: 'Требуются документы', group: 'needs-person', final: false },
  comment: null,
  updatedAt: null,
  changeKey: `${face}:${moved}`,
  files: [],
});

/** How a worker ends at an await: its call fails, never comes back, or came back and nobody was left to hear it. */
const DEATHS = ['throws before', 'hangs before', 'throws after', 'hangs after'] as const;
type Death = { at: number; how: (typeof DEATHS)[number] };

let databases = 0;
async function watching() {
  const store = await openWatchStore(await deviceSeal(randomBytes(32)), `death-${databases++}`);
  const parts = { store, clock: () => T0, random: () => 0.5 };
  await watchOrder(parts, sight('lk', LK, 1));
  await watchOrder(parts, sight('article', ARTICLE, 1));
  return store;
}

/** A look at the portal; `told` says what was awaited. Resolves to false when it died on the way. */
async function look(store: WatchStore, world: World, now: number, death: Death | null, told: string[] = []) {
  let died = () => {};
  const dead = new Promise<false>((end) => {
    died = () => end(false);
  });
  const mortal =
    <A extends unknown[], R>(name: string, run: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const mine = told.push(name) === death?.at;
      const end = (when: string) => {
        if (!mine || !death?.how.endsWith(when)) return null;
        died();
        // Dead is dead: whatever the code does with the failure, nothing of it may reach the disk any more.
        return death.how.startsWith('hangs') ? new Promise<never>(() => {}) : Promise.reject(new Error('killed'));
      };
      const before = end('before');
      if (before) return before;
      const result = await run(...args);
      return end('after') ?? result;
    };
  const each = Object.entries(store).map(([name, value]) => [
    name,
    typeof value === 'function' && name !== 'close'
      ? mortal(name, value as (...args: unknown[]) => Promise<unknown>)
      : value,
  ]);
  const readHtml: PollParts['readHtml'] = async (_html, url) => {
    const page: PageSeen['page'] = sight('article', ARTICLE, world.article);
    const route = { kind: 'order', face: 'article', number: ARTICLE as OrderNumber } as const;
    return url.endsWith(ARTICLE)
      ? ok({ route, loggedIn: true, page, reader: 'article' } satisfies PageSeen)
      : err({ face: 'article', page: '', anchor: '', found: 0, expected: '' });
  };
  const polled = runPoll({
    store: Object.fromEntries(each) as WatchStore,
    fetchPortal: mortal('fetch', portal(world)),
    readHtml: mortal('readHtml', readHtml),
    clock: () => now,
    random: () => 0.5,
  }).then(
    () => true,
    () => false,
  );
  return Promise.race([polled, dead]);
}

const ids = async (store: WatchStore) => (await store.outbox()).map(({ event }) => event.id).sort();

describe('a worker that dies in the middle of a look', () => {
  const before: World = { lk: 1, article: 1 };
  const after: World = { lk: 2, article: 2 };

  it.each(DEATHS)('%s each await in turn: each change is told once, under the same id', async (how) => {
    const awaited: string[] = [];
    for (let at = 1, more = true; more; at++) {
      const store = await watching();
      await look(store, before, T0 + 30 * MINUTE, null);
      const told: string[] = [];
      more = !(await look(store, after, T0 + 60 * MINUTE, { at, how }, told));
      if (more) awaited.push(told.at(-1) ?? '');
      const amid = await ids(store);
      const where = `${how} ${told.at(-1)} (${at})`;
      // All or nothing: what is on the disk is either the whole look or none of it.
      expect([0, 2], where).toContain(amid.length);
      const seen = (await store.baselines()).map(({ history }) => history.length);
      expect(seen, where).toEqual(amid.length === 0 ? [1, 1] : [2, 2]);

      // A fresh start: another worker, the same disk.
      expect(await look(store, after, T0 + 90 * MINUTE, null), where).toBe(true);
      const known = await ids(store);
      expect(known, where).toHaveLength(2);
      for (const id of amid) expect(known, where).toContain(id);
      expect(
        known.map((id) => id.split('|').slice(1, 3).join('|')),
        where,
      ).toEqual(['status|1', 'status|1']);

      await look(store, after, T0 + 120 * MINUTE, null);
      expect(await ids(store), where).toEqual(known);
      expect((await store.schedule())?.nextRunAt, where).toBeGreaterThan(T0 + 120 * MINUTE);
      store.close();
    }
    // Every kind of wait was died at, and the last turn died at none.
    expect(awaited).toEqual(expect.arrayContaining(['memory', 'fetch', 'readHtml', 'commit']));
  });
});

describe('a transaction that the worker did not live to hear of', () => {
  it('and one that was never begun: told once either way', async () => {
    for (const how of ['hangs before', 'hangs after'] as const) {
      const store = await watching();
      await look(store, { lk: 1, article: 1 }, T0 + 30 * MINUTE, null);
      const told: string[] = [];
      await look(store, { lk: 2, article: 1 }, T0 + 60 * MINUTE, null, told);
      const commit = told.lastIndexOf('commit') + 1;
      const first = await ids(store);
      expect(first).toHaveLength(1);
      await look(store, { lk: 3, article: 1 }, T0 + 90 * MINUTE, { at: commit, how });
      expect(await ids(store)).toHaveLength(how === 'hangs after' ? 2 : 1);
      await look(store, { lk: 3, article: 1 }, T0 + 120 * MINUTE, null);
      expect(await ids(store)).toHaveLength(2);
      store.close();
    }
  });
});

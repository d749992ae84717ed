import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { err, MINUTE, randomBytes } from '../kernel';
import type { OrderNumber, OrderSeen, PortalReply, PortalRequest } from '../portal';
import { deviceSeal } from './at-rest';
import { runPoll } from './run-poll';
import { openWatchStore } from './store';
import { watchOrder } from './watch';

const T0 = 1_750_000_000_000;
const NUMBER = '5400000001' as OrderNumber;
const page: OrderSeen = {
  kind: 'order',
  face: 'lk',
  number: NUMBER,
  service: 'Доступ',
  status: { id: 2, title: 'В обработке', group: 'in-progress', final: false },
  comment: null,
  updatedAt: null,
  changeKey: 'lk:p',
  files: [],
};

class Killed extends Error {}
type World = { status: number; history: number; auth?: boolean; fault?: (url: string) => PortalReply | null };

const json = (value: unknown): PortalReply => ({
  status: 200,
  type: 'basic',
  url: 'https://www.gosuslugi.ru/',
  contentType: 'application/json',
  retryAfter: null,
  body: JSON.stringify(value),
});

function portal(world: World) {
  return async ({ url }: PortalRequest): Promise<PortalReply> => {
    const fault = world.fault?.(url);
    if (fault) return fault;
    if (url.includes('check-session')) return json({ auth: world.auth ?? true });
    if (url.includes('counters')) return json({ total: 1, unread: world.history, counter: [] });
    if (url.includes('/feeds/'))
      return json({
        hasMore: false,
        items: [
          {
            id: Number(NUMBER),
            feedType: 'ORDER',
            status: String(world.status),
            title: 't',
            subTitle: 's',
            date: `2026-05-20T12:34:${10 + world.history}.000+0300`,
            unread: true,
          },
        ],
      });
    return json({
      id: Number(NUMBER),
      orderStatusId: world.status,
      currentStatusHistoryId: world.history,
      serviceName: 'Доступ',
      updated: '2026-05-20T12:34:56.000+0300',
      currentStatusHistory: { statusId: world.status, title: 'Статус', date: '2026-05-20T12:34:56.000+0300' },
    });
  };
}

let databases = 0;
async function watching(kill: { at: number } = { at: Number.POSITIVE_INFINITY }) {
  const store = await openWatchStore(await deviceSeal(randomBytes(32)), `watch-${databases++}`);
  let awaits = 0;
  const mortal =
    <A extends unknown[], R>(run: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      if (++awaits === kill.at) throw new Killed();
      const result = await run(...args);
      if (++awaits === kill.at) throw new Killed();
      return result;
    };
  await watchOrder({ store, clock: () => T0, random: () => 0.5 }, page);
  const poll = (world: World, now: number) => {
    const parts = {
      ...store,
      memory: mortal(store.memory),
      commit: mortal(store.commit),
    };
    return runPoll({
      store: parts,
      fetchPortal: mortal(portal(world)),
      readHtml: async () => err({ face: 'article', page: '', anchor: '', found: 0, expected: '' }),
      clock: () => now,
      random: () => 0.5,
    });
  };
  return { store, poll };
}

const kinds = async (store: Awaited<ReturnType<typeof watching>>['store']) =>
  (await store.outbox()).map(({ event }) => `${event.kind}:${event.statusId}`);

describe('a poll', () => {
  it('tells a change once and names the service only in memory', async () => {
    const { store, poll } = await watching();
    await poll({ status: 2, history: 1 }, T0 + MINUTE);
    expect(await kinds(store)).toEqual([]);
    const report = await poll({ status: 14, history: 2 }, T0 + 2 * MINUTE);
    expect(Object.values(report.names)[0]?.service).toBe('Доступ');
    await poll({ status: 14, history: 2 }, T0 + 3 * MINUTE);
    expect(await kinds(store)).toEqual(['status:14']);
    expect(JSON.stringify(await store.baselines())).not.toContain('Доступ');
  });

  it('ends the same wherever the worker is killed', async () => {
    for (let at = 1; at < 40; at++) {
      const kill = { at: Number.POSITIVE_INFINITY };
      const { store, poll } = await watching(kill);
      await poll({ status: 2, history: 1 }, T0 + MINUTE);
      kill.at = at + 10;
      await poll({ status: 14, history: 2 }, T0 + 2 * MINUTE).catch((cause) => expect(cause).toBeInstanceOf(Killed));
      kill.at = Number.POSITIVE_INFINITY;
      await poll({ status: 14, history: 2 }, T0 + 3 * MINUTE);
      expect(await kinds(store), `killed at step ${at}`).toEqual(['status:14']);
    }
  });

  const html: PortalReply = {
    status: 200,
    type: 'basic',
    url: 'https://www.gosuslugi.ru/',
    contentType: 'text/html',
    retryAfter: null,
    body: '<html>нечто</html>',
  };
  it.each<[string, PortalReply, string]>([
    [
      'a redirect to the login',
      { status: 0, type: 'opaqueredirect', url: '', contentType: null, retryAfter: null, body: '' },
      'login',
    ],
    ['401', { ...html, status: 401 }, 'login'],
    ['624', { ...html, status: 624 }, 'login'],
    ['429', { ...html, status: 429, retryAfter: '60' }, 'rate'],
    ['500', { ...html, status: 500 }, 'server'],
    ['no network', { failure: 'network' }, 'network'],
    ['html instead of json', html, 'unknown'],
    ['a cut body', { ...html, contentType: 'application/json', body: '{"auth": tr' }, 'unknown'],
  ])('%s is a state, never a change', async (_what, reply, state) => {
    const { store, poll } = await watching();
    const report = await poll({ status: 3, history: 9, fault: () => reply }, T0 + MINUTE);
    expect(report.state).toBe(state);
    expect(await kinds(store)).toEqual([]);
    expect((await store.baselines())[0]?.history).toHaveLength(1);
  });

  it('an answer about another order is never merged', async () => {
    const { store, poll } = await watching();
    await poll(
      {
        status: 2,
        history: 1,
        fault: (url) => (url.includes('/orders/') ? json({ id: 5400000009, orderStatusId: 3 }) : null),
      },
      T0 + MINUTE,
    );
    expect((await store.baselines())[0]?.history).toHaveLength(1);
  });

  it('a logged-out session is asked for once and no more until the person is seen', async () => {
    const { store, poll } = await watching();
    expect((await poll({ status: 2, history: 1, auth: false }, T0 + MINUTE)).state).toBe('login');
    expect((await store.schedule())?.waitsForPerson).toBe(true);
  });
});

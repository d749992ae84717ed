import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { err, HOUR, MINUTE, ok, type Result, randomBytes } from '../kernel';
import type { Miss, OrderNumber, OrderSeen, PageSeen, PortalReply, PortalRequest } from '../portal';
import { deviceSeal } from './at-rest';
import { newBaseline } from './baseline';
import { runPoll } from './run-poll';
import { newSchedule } from './schedule';
import { openWatchStore, type WatchStore } from './store';
import type { Baseline } from './types';
import { observePage, pauseWatch, setWish, watchOrder } from './watch';

const T0 = Date.parse('2026-05-20T12:00:00+03:00');
const NUMBER = '5400000001' as OrderNumber;
const reply = (body: string, contentType: string, status = 200): PortalReply => ({
  status,
  type: 'basic',
  url: 'https://www.gosuslugi.ru/',
  contentType,
  retryAfter: null,
  body,
});
const json = (value: unknown) => reply(JSON.stringify(value), 'application/json');
const html = reply(`<html><body><main>${'<p>Текст страницы.</p>'.repeat(50)}</main></body></html>`, 'text/html');
const feed = (more: object = {}) => ({
  id: Number(NUMBER),
  feedType: 'ORDER',
  status: 'in_progress',
  title: 'Заявление получено ведомством',
  subTitle: 'Услуга',
  date: '2026-05-20T12:00:00.000+0300',
  unread: false,
  userId: 1,
  ...more,
});
const order = (more: object = {}) => ({
  id: Number(NUMBER),
  orderStatusId: 2,
  currentStatusHistoryId: 1,
  userId: 1,
  ...more,
});

type World = {
  feeds?: object[];
  /** What the list of drafts alone says; then the list of all goes on below its page. */
  drafts?: PortalReply | object;
  order?: PortalReply | object;
  page?: Result<PageSeen, Miss>;
  counters?: object;
  auth?: PortalReply;
  disclaimers?: object[];
  documents?: PortalReply;
};
let store: WatchStore;
let asked: string[];
let databases = 0;
beforeEach(async () => {
  store = await openWatchStore(await deviceSeal(randomBytes(32)), `ladder-${databases++}`);
  asked = [];
});

const add = (one: Baseline) => store.commit(() => ({ added: [one] }));
const watching = (type = 'ORDER') => add(newBaseline('w', 'lk', NUMBER, T0, type));
const one = async () => (await store.baselines())[0] ?? expect.fail();
const told = async () => (await store.outbox()).map(({ event }) => event.kind);

async function poll(world: World, now: number) {
  return runPoll({
    store,
    clock: () => now,
    random: () => 0.5,
    readHtml: async () =>
      world.page ?? err({ face: 'lk', page: 'order', anchor: 'order.status', found: 0, expected: '1' }),
    fetchPortal: async ({ url }: PortalRequest) => {
      asked.push(url);
      if (url.includes('check-session')) return world.auth ?? json({ auth: true });
      if (url.includes('disclaimers')) return json(world.disclaimers ?? []);
      if (url.includes('counters')) return json(world.counters ?? { total: 1, unread: 0, counter: [] });
      if (url.includes('types=DRAFT&'))
        return world.drafts && 'body' in world.drafts ? world.drafts : json(world.drafts ?? {});
      if (url.includes('/feeds/') && world.drafts) return json({ hasMore: true, items: world.feeds ?? [feed()] });
      if (url.includes('/feeds/')) return json({ hasMore: false, items: world.feeds ?? [feed()] });
      if (url.includes('meddocs') || url.includes('my-health')) return world.documents ?? html;
      if (!url.includes('/orders/')) return html;
      return world.order && 'body' in world.order ? world.order : json(world.order ?? order());
    },
  });
}

describe('the roads to a request', () => {
  it('two requests to the portal tell that nothing moved', async () => {
    await watching();
    await poll({}, T0);
    asked = [];
    await poll({}, T0 + HOUR);
    expect(asked).toHaveLength(2);
    expect(await one()).toMatchObject({
      lastOkAt: T0 + HOUR,
      sources: { json: { okAt: T0 }, list: { okAt: T0 + HOUR } },
    });
  });

  it('unreadable JSON: the page is read instead, and the marks say so', async () => {
    await watching();
    const page: PageSeen = {
      route: { kind: 'order', face: 'lk', number: NUMBER },
      loggedIn: true,
      reader: 'lk',
      page: {
        kind: 'order',
        face: 'lk',
        number: NUMBER,
        service: 's',
        status: { id: 2, title: 't', group: 'in-progress', final: false },
        comment: null,
        updatedAt: null,
        changeKey: 'lk:1',
        files: [],
      },
    };
    const report = await poll({ order: { hello: 'world' }, page: ok(page) }, T0);
    expect(report.state).toBe('ok');
    expect((await one()).sources).toMatchObject({ json: { trouble: 'page-changed', okAt: null }, page: { okAt: T0 } });
  });

  it('neither JSON nor page: the line of the list, and no contradiction later', async () => {
    await watching();
    await poll({ order: { hello: 'world' } }, T0);
    expect(await one()).toMatchObject({ history: [{ id: 2, group: 'in-progress' }], sources: { list: { okAt: T0 } } });
    await poll(
      {
        feeds: [feed({ date: '2026-05-20T13:00:00.000+0300', status: 'executed', title: 'Услуга оказана' })],
        order: { hello: 'world' },
      },
      T0 + HOUR,
    );
    expect(await told()).toEqual(['status']);
  });

  it('the name of a status is known in the list too, however it is written', async () => {
    await watching('EQUEUE');
    await poll({ feeds: [feed({ feedType: 'EQUEUE', status: 'x', title: 'Приглашение на\u00a0приём' })] }, T0);
    expect(await one()).toMatchObject({ history: [{ id: 25, group: 'needs-person' }] });
  });

  it('an appointment is seen in the list alone', async () => {
    await watching('EQUEUE');
    await poll({ feeds: [feed({ feedType: 'EQUEUE' })] }, T0);
    await poll(
      {
        feeds: [
          feed({
            feedType: 'EQUEUE',
            status: 'reject',
            title: 'Запись отменена',
            date: '2026-05-20T13:00:00.000+0300',
          }),
        ],
      },
      T0 + HOUR,
    );
    expect(await told()).toEqual(['status']);
    expect(asked.filter((url) => url.includes('/orders/'))).toEqual([]);
  });

  it('an order that vanished tells nothing and says why', async () => {
    await watching();
    await poll({}, T0);
    const report = await poll(
      { feeds: [], order: reply('', 'application/json', 404), counters: { total: 0, unread: 0 } },
      T0 + HOUR,
    );
    expect(report.state).toBe('ok');
    expect(await told()).toEqual([]);
    expect(await one()).toMatchObject({ lastOkAt: T0, sources: { json: { trouble: 'not-found' } } });
  });

  it('a paused request costs nothing', async () => {
    await watching();
    await pauseWatch({ store, clock: () => T0, random: () => 0 }, 'w', true);
    await poll({}, T0);
    expect(asked).toEqual([]);
  });
});

describe('another account', () => {
  it('its answer about the same number is never merged', async () => {
    await watching();
    await poll({}, T0);
    const moved = { userId: 2, orderStatusId: 4, currentStatusHistoryId: 9 };
    await poll({ feeds: [feed({ date: '2026-05-20T13:00:00.000+0300' })], order: order(moved) }, T0 + HOUR);
    expect(await told()).toEqual([]);
    expect(await one()).toMatchObject({ history: [{ id: 2 }], sources: { json: { trouble: 'other-account' } } });
  });

  it('its list says that nobody is asked about what is not theirs', async () => {
    await watching();
    await poll({}, T0);
    asked = [];
    await poll({ feeds: [feed({ id: 5400000099, userId: 2 })] }, T0 + HOUR);
    expect(asked.filter((url) => url.includes('/orders/'))).toEqual([]);
    expect(await one()).toMatchObject({ lastOkAt: T0, sources: { list: { trouble: 'other-account' } } });
  });
});

describe('another person of the family', () => {
  const MINE = { account: '1', shownTo: 'mine' };
  const theirs: OrderSeen = {
    kind: 'order',
    face: 'article',
    number: NUMBER,
    service: '',
    status: { id: null, title: 'Отклонено', group: 'rejected', final: true },
    comment: null,
    updatedAt: null,
    changeKey: 'article:other',
    files: [],
    shownTo: 'them',
  };
  const parts = (now = T0 + HOUR) => ({ store, clock: () => now, random: () => 0.5 });
  const mine = () =>
    add({ ...newBaseline('w', 'article', NUMBER, T0), ...MINE, keys: { article: 'article:mine' }, history: [] });

  it('a page shown to them is not the watched request, fetched or opened', async () => {
    await mine();
    const page = ok<PageSeen>({
      route: { kind: 'order', face: 'article', number: NUMBER },
      loggedIn: true,
      reader: 'article',
      page: theirs,
    });
    await poll({ page }, T0 + HOUR);
    expect(await one()).toMatchObject({ history: [], sources: { page: { trouble: 'other-account' } } });
    expect(await observePage(parts(), theirs, true)).toEqual({ events: [], watched: null });
    expect(await told()).toEqual([]);
  });

  it('may watch a request of the same number beside', async () => {
    await mine();
    const second = await watchOrder(parts(), theirs);
    expect(second).toMatchObject({ shownTo: 'them', history: [{ group: 'rejected' }] });
    expect((await watchOrder(parts(), theirs)).id).toBe(second.id);
    expect((await store.baselines()).map(({ history }) => history.length).toSorted()).toEqual([0, 1]);
  });

  it('what is new for them, their drafts and letters are not told to the first one', async () => {
    const at = (hours: number) => new Date(T0 + hours * HOUR).toISOString();
    const draft = { id: 5400000050, feedType: 'DRAFT', data: { expiryDate: at(30) } };
    for (const wish of ['new', 'drafts', 'letters'] as const) await setWish(parts(), wish, true);
    await poll({ feeds: [feed()] }, T0 + HOUR);
    const letters = { total: 9, unread: 9, counter: [{ type: 'GEPS', total: 9, unread: 9 }] };
    const list = [feed({ id: 5400000077, userId: 2, date: at(2) }), feed({ ...draft, userId: 2 })];
    await poll({ feeds: list, counters: letters }, T0 + 2 * HOUR);
    expect(await told()).toEqual([]);
    expect(await store.baselines()).toEqual([]);
    expect((await store.topics()).trouble).toEqual({ drafts: 'other-account', letters: 'other-account' });
    await poll({ feeds: [feed({ id: 5400000078, date: at(3) }), feed()] }, T0 + 3 * HOUR);
    expect(await told()).toEqual(['new']);
    expect((await store.topics()).trouble).toEqual({});
  });
});

it('sources that use other words for one status do not flap', async () => {
  const { observePage } = await import('./watch');
  await watching();
  await poll({ order: order({ orderStatusId: 14 }) }, T0);
  const page = {
    kind: 'order' as const,
    face: 'lk' as const,
    number: NUMBER,
    service: 's',
    status: { id: null, title: 'В обработке', group: 'in-progress' as const, final: false },
    comment: null,
    updatedAt: null,
    changeKey: 'lk:1',
    files: [],
  };
  const parts = { store, clock: () => T0, random: () => 0 };
  for (let round = 1; round < 6; round++) {
    await observePage({ ...parts, clock: () => T0 + round * HOUR }, page, true);
    await poll(
      { order: order({ orderStatusId: 14 }), feeds: [feed({ unread: round % 2 === 0 })] },
      T0 + round * HOUR + MINUTE,
    );
  }
  // The person's own first look at the page is one event, dealt with while they look; after that, silence.
  expect((await told()).length).toBeLessThanOrEqual(1);
  expect((await one()).history.at(-1)?.group).toBe('needs-person');
});

it('two feeds with one number: any of them moving is a look, and the order is told once', async () => {
  await watching();
  const twins = (date: string) => [feed(), feed({ feedType: 'CLAIM', date })];
  await poll({ feeds: twins('2026-05-20T12:30:00.000+0300') }, T0);
  asked = [];
  await poll(
    { feeds: twins('2026-05-20T12:40:00.000+0300'), order: order({ orderStatusId: 3, currentStatusHistoryId: 2 }) },
    T0 + HOUR,
  );
  await poll(
    { feeds: twins('2026-05-20T12:40:00.000+0300'), order: order({ orderStatusId: 3, currentStatusHistoryId: 2 }) },
    T0 + 2 * HOUR,
  );
  expect(await told()).toEqual(['status']);
});

it('a new request in the list is watched from then on and told once', async () => {
  await setWish({ store, clock: () => T0, random: () => 0 }, 'new', true);
  await poll({}, T0);
  const both = [feed({ id: 5400000002, feedType: 'EQUEUE', date: '2026-05-20T13:00:00.000+0300' }), feed()];
  await poll({ feeds: both }, T0 + HOUR);
  await poll({ feeds: both }, T0 + 2 * HOUR);
  expect(await told()).toEqual(['new']);
  expect(await store.baselines()).toMatchObject([{ number: '5400000002', type: 'EQUEUE' }]);
});

it('requests beyond the list cost no more calls than one, and an empty list is asked whose it is', async () => {
  for (const at of [1, 99]) await add(newBaseline(`w${at}`, 'lk', String(5_400_000_000 + at) as OrderNumber, T0));
  const other = order({ id: 5400000099 });
  for (let round = 0; round < 3; round++) await poll({ order: other }, T0 + round * HOUR);
  asked = [];
  await poll({}, T0 + 4 * HOUR);
  expect(asked.some((url) => url.includes('counters'))).toBe(true);
  const counted = asked.filter((url) => !url.includes('/orders/'));
  expect(counted).toHaveLength(2);
  asked = [];
  const gone = await poll({ feeds: [], auth: json({ auth: false }) }, T0 + 5 * HOUR);
  expect(gone.state).toBe('login');
});

it('more than the ration waits for the next look, and nothing is forgotten', async () => {
  for (let at = 0; at < 80; at++)
    await add({ ...newBaseline(`w${at}`, 'lk', String(5_400_000_000 + at) as OrderNumber, T0) });
  for (let round = 0; round < 10; round++)
    await poll(
      { feeds: [], counters: { total: round, unread: 0 }, order: reply('', 'application/json', 404) },
      T0 + round * HOUR,
    );
  const rows = await store.baselines();
  expect(rows.every(({ sources }) => sources.json !== undefined)).toBe(true);
});

it('a section that asks for a code first does not end the session of the rest', async () => {
  await watching();
  await setWish({ store, clock: () => T0, random: () => 0 }, 'documents', true);
  const report = await poll({ documents: { ...html, status: 302, type: 'opaqueredirect' } }, T0);
  expect(report.state).toBe('ok');
  expect((await store.topics()).trouble).toEqual({ documents: 'not-shown' });
});

it('the end of the works is asked for and kept; a good look forgets it', async () => {
  await watching();
  const until = T0 + 5 * HOUR;
  const works = reply(`<html><h1>Технические работы</h1><p>Портал временно недоступен</p></html>`, 'text/html', 503);
  const disclaimers = [
    { level: 'ERROR', startDate: new Date(T0).toISOString(), endDate: new Date(until).toISOString() },
  ];
  const report = await poll({ auth: works, disclaimers }, T0);
  expect(['maintenance', 'server']).toContain(report.state);
  expect(await store.schedule()).toMatchObject({ until, blindSince: T0 });
  await poll({}, T0 + HOUR);
  expect(await store.schedule()).toMatchObject({ until: null, blindSince: null });
});

it('a request that waits for the person is looked at sooner, within the floor and the day', async () => {
  const { plan } = await import('./schedule');
  for (const random of [0, 0.5, 0.999]) {
    let schedule = newSchedule(T0);
    let now = T0;
    for (let polls = 0; polls < 48; polls++) {
      schedule = plan(schedule, { state: 'ok', retryAfterMs: null, urgent: true }, now, random);
      expect(schedule.nextRunAt - now).toBeGreaterThanOrEqual(15 * MINUTE);
      expect(schedule.nextRunAt - now).toBeLessThanOrEqual(36 * MINUTE);
      now = schedule.nextRunAt;
    }
  }
});

describe('a draft that is about to be deleted and stands below twenty newer requests', () => {
  const newer = Array.from({ length: 15 }, (_, at) => feed({ id: 5_400_000_001 + at }));
  const draft = (id: number, at: string) => feed({ id, feedType: 'DRAFT', data: { draftAutoDeleted: at } });
  const old = draft(5_400_000_300, '2026-05-22T12:00:00.000+0300');
  const late = draft(5_400_000_301, '2026-07-01T12:00:00.000+0300');
  const wanting = () => setWish({ store, clock: () => T0, random: () => 0 }, 'drafts', true);
  const draftCalls = () => asked.filter((url) => url.includes('types=DRAFT&'));

  it('is told once; drafts are asked for once a day, and the look costs no more than three calls', async () => {
    await watching();
    await wanting();
    await poll({ feeds: newer, drafts: { hasMore: false, items: [late, old] } }, T0);
    asked = [];
    for (let at = 1; at <= 48; at++) {
      const before = asked.length;
      await poll({ feeds: newer, drafts: { hasMore: false, items: [late, old] } }, T0 + at * 30 * MINUTE);
      expect(asked.length - before).toBeLessThanOrEqual(3);
    }
    expect(draftCalls()).toHaveLength(1);
    expect(await told()).toEqual(['drafts']);
  });

  it('is found on a later page of the drafts too, one page in a look', async () => {
    await wanting();
    await poll({ feeds: newer, drafts: { hasMore: true, items: [late] } }, T0);
    expect(await told()).toEqual([]);
    await poll({ feeds: newer, drafts: { hasMore: false, items: [old] } }, T0 + HOUR);
    expect(draftCalls()[1]).toContain('lastFeedId=5400000301');
    expect(await told()).toEqual(['drafts']);
    await poll({ feeds: newer, drafts: { hasMore: false, items: [old] } }, T0 + 2 * HOUR);
    expect(draftCalls()).toHaveLength(2);
  });

  it('nobody asks where it is not wanted, or where the list ends on its first page', async () => {
    await watching();
    await poll({ feeds: newer, drafts: { hasMore: false, items: [old] } }, T0);
    await wanting();
    await poll({ feeds: [feed()] }, T0 + HOUR);
    expect(draftCalls()).toEqual([]);
  });

  it('documents wait for the next look', async () => {
    await wanting();
    await setWish({ store, clock: () => T0, random: () => 0 }, 'documents', true);
    const world = { feeds: newer, drafts: { hasMore: false, items: [] } };
    const documents = () => asked.filter((url) => /meddocs|my-health/.test(url));
    await poll(world, T0);
    expect(documents()).toEqual([]);
    await poll(world, T0 + HOUR);
    expect(documents()).not.toEqual([]);
  });

  it.each([
    ['cannot be read', reply('{', 'application/json')],
    ['has another shape', json({ list: [] })],
    ['is refused', reply('', 'text/html', 404)],
  ])('a list of drafts that %s spoils nothing, and is left alone for a day', async (_what, drafts) => {
    await watching();
    await wanting();
    expect((await poll({ feeds: newer, drafts }, T0)).state).toBe('ok');
    expect((await one()).lastOkAt).toBe(T0);
    expect((await poll({ feeds: newer, drafts }, T0 + 25 * HOUR)).state).toBe('ok');
    await poll({ feeds: newer, drafts }, T0 + 26 * HOUR);
    expect(draftCalls()).toHaveLength(2);
  });

  it('another person’s is not told', async () => {
    await watching();
    await wanting();
    await poll({ feeds: newer, drafts: { hasMore: false, items: [] } }, T0);
    const theirs = { hasMore: false, items: [{ ...old, userId: 2 }] };
    await poll({ feeds: newer, drafts: theirs }, T0 + 25 * HOUR);
    expect(await told()).toEqual([]);
  });
});

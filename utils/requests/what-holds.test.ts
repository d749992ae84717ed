import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, HOUR, randomBytes } from '../kernel';
import { changeKey, type OrderNumber, type OrderSeen, type PortalReply, type PortalRequest, statusOf } from '../portal';
import { deviceSeal } from './at-rest';
import { runPoll } from './run-poll';
import { openWatchStore, type WatchStore } from './store';
import { attend, observeDocuments, observePage, pauseWatch, setWish, unwatchOrder, watchOrder } from './watch';

const T0 = Date.parse('2026-05-20T12:00:00+03:00');
const NUMBER = '5400000001' as OrderNumber;
const NEXT = '5400000002' as OrderNumber;
const UNLISTED = '5400000003' as OrderNumber;

const json = (value: unknown): PortalReply => ({
  status: 200,
  type: 'basic',
  url: 'https://www.gosuslugi.ru/',
  contentType: 'application/json',
  retryAfter: null,
  body: JSON.stringify(value),
});

/** What the portal says: one status for every request, which moves; letters; whether the next request is there. */
type World = { status: number; move: number; letters: number; next: boolean };

const dateOf = (minutes: number) => new Date(T0 + minutes * 60_000).toISOString();
const feed = (number: OrderNumber, status: number, minutes: number) => ({
  id: Number(number),
  feedType: 'ORDER',
  status: String(status),
  title: 't',
  subTitle: 'Услуга',
  date: dateOf(minutes),
  unread: true,
});

const answerOf = ({ status, move, letters, next }: World, { url }: PortalRequest): PortalReply => {
  if (url.includes('check-session')) return json({ auth: true });
  const counter = [
    { type: 'ORDER', total: 1, unread: move },
    { type: 'GEPS', total: letters, unread: letters },
  ];
  if (url.includes('counters')) return json({ total: 1, unread: move, counter });
  const items = [feed(NUMBER, status, move), ...(next ? [feed(NEXT, 2, 50)] : [])];
  if (url.includes('/feeds/')) return json({ hasMore: false, items });
  const id = Number(url.split('/').at(-1));
  return json({
    id,
    orderStatusId: status,
    currentStatusHistoryId: move,
    serviceName: 'Услуга',
    updated: dateOf(move),
  });
};

/** The request's page as the person sees it. */
const pageOf = (status: number, number = NUMBER): OrderSeen => ({
  kind: 'order',
  face: 'lk',
  number,
  service: 'Услуга',
  status: { ...statusOf(status, 'Статус'), title: 'Статус' },
  comment: null,
  updatedAt: null,
  changeKey: changeKey('lk', [String(status)]),
  files: [],
});

/** `at`: with which of the look's calls it happens, counted from 0; beyond them, before the look writes. */
type Amid = { at: number; act: () => Promise<unknown>; beside?: boolean };

let databases = 0;
async function watching(...numbers: OrderNumber[]) {
  const store = await openWatchStore(await deviceSeal(randomBytes(32)), `what-holds-${databases++}`);
  const world: World = { status: 2, move: 0, letters: 0, next: false };
  let now = T0;
  const parts = { store, clock: () => now, random: () => 0.5 };
  for (const number of numbers) await watchOrder(parts, pageOf(2, number));
  /** Each look an hour after the last; the call in whose time something happens is answered as things were before. */
  const look = async (amid?: Amid) => {
    now += HOUR;
    let calls = 0;
    let acted: Promise<unknown> | undefined;
    const act = async () => {
      acted ??= amid?.act();
      if (!amid?.beside) await acted;
    };
    const report = await runPoll({
      ...parts,
      store: { ...store, commit: async (change) => act().then(() => store.commit(change)) } satisfies WatchStore,
      fetchPortal: async (request) => {
        const answer = answerOf(world, request);
        if (calls++ === amid?.at) await act();
        return answer;
      },
      readHtml: async () => err({ face: 'lk', page: '', anchor: '', found: 0, expected: '' }),
    });
    await acted;
    return report;
  };
  const move = (status: number) => Object.assign(world, { status, move: world.move + 1 });
  const row = async (number = NUMBER) => (await store.baselines()).find((one) => one.number === number);
  const mine = async () => (await row()) ?? expect.fail('it is watched');
  const told = async () => (await store.outbox()).map(({ event }) => `${event.kind}:${event.statusId}`);
  return { store, parts, world, look, move, row, mine, told };
}

const LAST = 99;

describe('what the person does while a look is under way', () => {
  it('«pause»: it stays paused, and the change is told when it goes on', async () => {
    const { parts, look, move, mine, told } = await watching(NUMBER);
    await look();
    move(14);
    const { id } = await mine();
    const report = await look({ at: LAST, act: () => pauseWatch(parts, id, true) });
    expect(report.events).toEqual([]);
    expect(await mine()).toMatchObject({ paused: true, history: [{ id: 2 }] });
    await look();
    expect(await told()).toEqual([]);
    await pauseWatch(parts, id, false);
    await look();
    expect(await told()).toEqual(['status:14']);
  });

  it('a wish switched off stays off, and nothing of it is told', async () => {
    const { store, parts, world, look } = await watching();
    await setWish(parts, 'letters', true);
    await setWish(parts, 'new', true);
    await look();
    Object.assign(world, { letters: 3, next: true });
    const off = async () => {
      await setWish(parts, 'letters', false);
      await setWish(parts, 'new', false);
    };
    expect((await look({ at: 1, act: off })).events).toEqual([]);
    expect((await store.topics()).on).toEqual([]);
    expect(await store.outbox()).toEqual([]);
    expect(await store.baselines()).toEqual([]);
  });

  it('a wish switched on stays on, and what was wished before is told by the next look', async () => {
    const { store, parts, world, look, told } = await watching();
    await setWish(parts, 'letters', true);
    await look();
    world.letters = 3;
    await look({ at: 0, act: () => setWish(parts, 'drafts', true) });
    expect((await store.topics()).on).toEqual(['letters', 'drafts']);
    await look();
    await look();
    expect(await told()).toEqual(['letters:null']);
  });

  it('documents they saw are no news later', async () => {
    const { store, parts, look } = await watching();
    await setWish(parts, 'documents', true);
    await look({ at: LAST, act: () => observeDocuments(parts, { documents: ['a'], shownTo: null }) });
    expect((await store.topics()).documents).toEqual(['a']);
  });

  it('a request they went to asks for no attention', async () => {
    const { parts, look, move, mine, told } = await watching(NUMBER);
    await look();
    move(14);
    await look();
    const { id, attention } = await mine();
    expect(attention).toBe(true);
    await look({ at: LAST, act: () => attend(parts, id) });
    expect((await mine()).attention).toBe(false);
    expect(await told()).toEqual(['status:14']);
  });

  it('a request given up does not come back, nor do its news', async () => {
    const { store, parts, look, move, mine } = await watching(NUMBER);
    await look();
    move(14);
    const { id } = await mine();
    const { events, names } = await look({ at: LAST, act: () => unwatchOrder(parts, id) });
    expect([events, names, await store.baselines(), await store.outbox()]).toEqual([[], {}, [], []]);
  });

  it('a new request they begin to watch themselves is watched once', async () => {
    const { store, parts, world, look } = await watching();
    await setWish(parts, 'new', true);
    await look();
    world.next = true;
    await look({ at: LAST, act: () => watchOrder(parts, pageOf(2, NEXT)) });
    await look();
    expect(await store.baselines()).toMatchObject([{ number: NEXT, history: [{ id: 2 }] }]);
    expect(await store.outbox()).toEqual([]);
  });
});

describe('a page seen while a look is under way', () => {
  it('has the last word: the older answer is not written over it', async () => {
    const { parts, look, move, mine, told } = await watching(NUMBER);
    await look();
    move(14);
    const visit = () => {
      move(15);
      return observePage(parts, pageOf(15), true);
    };
    const { events, names } = await look({ at: LAST, act: visit });
    expect([events, names]).toEqual([[], {}]);
    await look();
    await look();
    expect((await mine()).history.map(({ id }) => id)).toEqual([2, 15]);
    expect(await told()).toEqual(['status:15']);
  });

  it('and one that is read while the look writes sees what it wrote', async () => {
    const { parts, look, move, mine, told } = await watching(NUMBER);
    await look();
    move(14);
    await look({ at: LAST, act: () => observePage(parts, pageOf(14), true), beside: true });
    expect((await mine()).history.map(({ id }) => id)).toEqual([2, 14]);
    expect(await told()).toEqual(['status:14']);
  });
});

describe('a request that the list no longer shows', () => {
  it('is asked for again when it was left as it is', async () => {
    const { parts, look, move, row } = await watching(NUMBER, UNLISTED);
    await look();
    move(14);
    const { id } = (await row(UNLISTED)) ?? expect.fail();
    await look({ at: LAST, act: () => pauseWatch(parts, id, true) });
    expect(await row(UNLISTED)).toMatchObject({ paused: true, history: [{ id: 2 }] });
    await pauseWatch(parts, id, false);
    await look();
    expect((await row(UNLISTED))?.history).toMatchObject([{ id: 2 }, { id: 14 }]);
  });

  it('is asked for when it goes on, though the counters moved in its pause', async () => {
    const { parts, look, move, row } = await watching(NUMBER, UNLISTED);
    await setWish(parts, 'letters', true);
    await look();
    const { id } = (await row(UNLISTED)) ?? expect.fail();
    move(14);
    await look({ at: LAST, act: () => pauseWatch(parts, id, true) });
    await look();
    await look();
    await pauseWatch(parts, id, false);
    await look();
    expect((await row(UNLISTED))?.history).toMatchObject([{ id: 2 }, { id: 14 }]);
    expect((await row(UNLISTED))?.owed).toBe(false);
  });

  it('is asked for again when only its page was seen', async () => {
    const { parts, look, move, row, told } = await watching(NUMBER, UNLISTED);
    await look();
    move(14);
    await look({ at: LAST, act: () => observePage(parts, pageOf(2, UNLISTED), true) });
    expect(await told()).toEqual(['status:14']);
    await look();
    expect(await told()).toEqual(['status:14', 'status:14']);
    expect((await row(UNLISTED))?.history).toHaveLength(2);
  });
});

const STATUSES = [21, 14, 15, 6, 3] as const;
const ACTS = ['nothing', 'pause', 'visit', 'attend', 'give up', 'letters off', 'drafts on'] as const;

it('whatever they do and whenever: their word holds, no change is lost, none told twice, no history goes back', async () => {
  const looks = fc.array(
    fc.record({
      act: fc.constantFrom(...ACTS),
      at: fc.nat({ max: 5 }),
      beside: fc.boolean(),
      moves: fc.constantFrom('not', 'before', 'amid', 'both'),
    }),
    { minLength: 1, maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(looks, async (steps) => {
      const { store, parts, world, look, move, row } = await watching(NUMBER);
      await setWish(parts, 'letters', true);
      await look();
      const truth = [2];
      const rest: number[] = [...STATUSES, 4];
      const moveOn = () => {
        const status = rest.shift() ?? expect.fail();
        truth.push(status);
        move(status);
      };
      const { id } = (await row()) ?? expect.fail();
      let watched = true;
      let letters = true;
      for (const { act, at, beside, moves } of steps) {
        if (moves === 'before' || moves === 'both') moveOn();
        world.letters++;
        const before = await row();
        await look({
          at,
          beside,
          act: async () => {
            if (moves === 'amid' || moves === 'both') moveOn();
            if (act === 'pause') await pauseWatch(parts, id, true);
            if (act === 'visit') await observePage(parts, pageOf(world.status), true);
            if (act === 'attend') await attend(parts, id);
            if (act === 'give up') await unwatchOrder(parts, id);
            if (act === 'letters off') await setWish(parts, 'letters', false);
            if (act === 'drafts on') await setWish(parts, 'drafts', true);
          },
        });
        watched &&= act !== 'give up';
        letters &&= act !== 'letters off';
        const after = await row();
        expect(after !== undefined).toBe(watched);
        expect((await store.topics()).on.includes('letters')).toBe(letters);
        if (act === 'pause' && after) expect(after.paused).toBe(true);
        if (act === 'visit' && after && !beside) expect(after.history.at(-1)?.id).toBe(world.status);
        if (act === 'attend' && before?.attention && after) expect(after.attention && !beside).toBe(false);
        await pauseWatch(parts, id, false);
      }
      const atOnce = (await store.outbox()).filter(({ event }) => event.kind === 'letters').length;
      await look();
      await look();
      const events = (await store.outbox()).map(({ event }) => event);
      const news = events.filter(({ kind }) => kind === 'letters').length;
      if (letters) expect(news).toBeGreaterThan(0);
      else expect(news).toBe(atOnce);
      const history = (await row())?.history.map((one) => one.id ?? 0) ?? [];
      if (!watched) return;
      expect(history.at(-1)).toBe(truth.at(-1));
      expect(truth.filter((status) => history.includes(status))).toEqual(history);
      const moved = events.filter(({ kind }) => kind !== 'letters');
      expect(moved.map(({ kind, statusId }) => [kind, statusId]).toSorted()).toEqual(
        history
          .slice(1)
          .map((status) => ['status', status])
          .toSorted(),
      );
    }),
    { numRuns: 150 },
  );
}, 60_000);

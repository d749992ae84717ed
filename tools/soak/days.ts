import assert from 'node:assert/strict';
import 'fake-indexeddb/auto';
// First: the background's code takes the browser as it finds it.
import './browser-stand-in.ts';
import { report } from '../../entrypoints/background/companion.ts';
import type { Parts } from '../../entrypoints/background/compose.ts';
import { announce } from '../../entrypoints/background/delivery.ts';
import { checkNow } from '../../entrypoints/background/desk.ts';
import { offerGuide } from '../../entrypoints/background/parts/guide.ts';
import { keepAlarm, poll } from '../../entrypoints/background/polling.ts';
import * as voice from '../../entrypoints/background/tell.ts';
import { PortalState } from '../../portal/model/state.ts';
import { DAY, randomBytes } from '../../utils/kernel';
import { offerPart } from '../../utils/platform';
import type { OrderNumber, OrderSeen, PageSeen } from '../../utils/portal';
import { AWAY_AFTER, deviceSeal, openWatchStore, type PollParts, runPoll, watchOrder } from '../../utils/requests';
import { standIn } from './browser-stand-in.ts';
import { Rules } from './days-rules.ts';
import { type Life, live, type News, newLife } from './life.ts';
import { answersOf, type World } from './portal-answers.ts';
import { seeded } from './random.ts';
import type { Soak } from './run.ts';

const NUMBER = '5400000001' as OrderNumber;
const START = Date.parse('2026-06-01T09:00:00+03:00');
const DAYS = 7;
const met: Partial<Record<News | 'days' | 'looks' | 'events', number>> = {};
const count = (what: keyof typeof met, by = 1) => {
  met[what] = (met[what] ?? 0) + by;
};
let databases = 0;

/**
 * Seven days of a person, a computer and a portal, step by step, on the background's own code: polling, alarms, store
 * and all; only the browser's interfaces and the clock are stand-ins.
 */
export const days: Soak = {
  what: 'seven simulated days: sleep, clock jumps, logouts, works, restarts, absences',
  rounds: 100,
  counts: () => [
    Object.entries(met)
      .map(([what, times]) => `${what} ${times}`)
      .join(', '),
  ],
  async round(seed) {
    const random = seeded(seed);
    const life = newLife(START, random);
    const state = new PortalState({}, () => life.now);
    const world: World = { state, loggedIn: true, fault: null, clock: () => life.now };
    const clock = () => life.now + life.skew;
    const rules = new Rules(life, world);
    const store = await openWatchStore(await deviceSeal(randomBytes(32)), `days-${databases++}`);
    Object.assign(standIn, { now: clock, idleMs: () => life.now - life.touchedAt });
    for (const kept of [standIn.alarms, standIn.notices, standIn.stored]) kept.clear();
    const readHtml = async () => assert.fail('no page is asked for');
    const parts = { store, clock, random: random.next, readHtml } as unknown as Parts;
    offerPart('portal-look', {
      async runPoll(given: Omit<PollParts, 'fetchPortal'>) {
        rules.look();
        const seen = await runPoll({ ...given, fetchPortal: answersOf(world) });
        rules.looked(seen);
        return seen;
      },
    });
    offerPart('watch-desk', voice);
    offerGuide();
    await watchOrder(parts, firstSight);
    await poll(parts, true);
    rules.told(0);

    let looks = rules.looks.length;
    while (life.now < START + DAYS * DAY) {
      const idle = life.now - life.touchedAt;
      live(life, world, NUMBER, random);
      for (const news of life.news) count(news);
      rules.step();
      if (life.open && !life.asleep) await hear(parts, life, idle, rules);
      if (looks !== rules.looks.length || life.news.length > 0) rules.told((await store.outbox()).length);
      looks = rules.looks.length;
      rules.check();
    }
    const ids = (await store.outbox()).map(({ event }) => event.id);
    assert.equal(new Set(ids).size, ids.length, 'an event is told once');
    count('days', DAYS);
    count('looks', looks);
    count('events', ids.length);
    store.close();
  },
};

/** What reaches the background in this step, in the order in which `register.ts` would hand it on. */
async function hear(parts: Parts, { news }: Life, idle: number, rules: Rules): Promise<void> {
  const has = (what: News) => news.includes(what);
  if (has('start')) {
    // Browsers forget alarms, and what was kept in memory, when they end.
    standIn.alarms.clear();
    standIn.stored.delete('requestNames');
  }
  if (has('start') || has('visit') || has('press')) {
    await keepAlarm(await parts.store.memory(), parts.clock());
    await announce(parts);
  }
  if (has('return') && idle >= AWAY_AFTER) {
    rules.returned();
    await poll(parts);
  }
  if (has('visit')) await report(parts, visited, { tab: { url: 'https://lk.gosuslugi.ru/' } } as never);
  if (has('press')) {
    rules.byHand(true);
    await checkNow(parts);
    rules.byHand(false);
  }
  if ((standIn.alarms.get('watch') ?? Number.POSITIVE_INFINITY) > standIn.now()) return;
  standIn.alarms.delete('watch');
  await poll(parts);
}

const visited: PageSeen = {
  route: { kind: 'home', face: 'lk', number: null },
  loggedIn: true,
  page: { kind: 'plain' },
  reader: 'none',
};

const firstSight: OrderSeen = {
  kind: 'order',
  face: 'lk',
  number: NUMBER,
  service: 'Доступ к медицинской карте',
  status: { id: 2, title: 'В обработке', group: 'in-progress', final: false },
  comment: null,
  updatedAt: null,
  changeKey: 'lk:first',
  files: [],
};

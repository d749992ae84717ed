import assert from 'node:assert/strict';
import 'fake-indexeddb/auto';
import { Window } from 'happy-dom';
import { PortalState } from '../../portal/model/state.ts';
import { FAULT_KINDS, type FaultKind } from '../../portal/server/faults.ts';
import { DAY, MINUTE, randomBytes } from '../../utils/kernel';
import {
  type OrderNumber,
  type OrderSeen,
  type PortalReply,
  type PortalRequest,
  portalCalls,
  readHtml,
} from '../../utils/portal';
import { deviceSeal, observePage, openWatchStore, runPoll, setWish, watchAll, watchOrder } from '../../utils/requests';
import { BAD_ANSWERS, type BadAnswer, spoil } from './bad-answers.ts';
import { OTHER_LOOKS, type OtherLook, rewrite } from './other-looks.ts';
import { answersOf, type World } from './portal-answers.ts';
import { type Random, seeded } from './random.ts';
import type { Soak } from './run.ts';
import { type Sight, Truth } from './watch-truth.ts';

const LOOKS = 24;
const START = Date.parse('2026-06-01T09:00:00+03:00');
const WATCHED = [
  ['lk', '5500000001'],
  ['lk', '5500000002'],
  ['lk', '5500000003'],
  ['article', '5500000011'],
  ['article', '5500000012'],
] as const;
/** No request of the first person ever has it. */
const STRANGERS_STATUS = 8;
/** An unknown status comes as a move of its own; a slow answer is slow and nothing else. */
const PORTAL_FAULTS = FAULT_KINDS.filter((kind) => kind !== 'unknown-status' && kind !== 'slow-drip');
/** These change nothing of what is said. */
const HARMLESS: readonly FaultKind[] = ['huge', 'proto'];
const FAULTS: readonly [Fault, ...Fault[]] = [
  'another account',
  'another order',
  ...PORTAL_FAULTS,
  ...(Object.keys(BAD_ANSWERS) as BadAnswer[]),
];
type Fault = FaultKind | BadAnswer | 'another account' | 'another order';
/** `from`, `to`: of the look's calls, counted from 0, those that meet the fault. */
type Mood = { fault: Fault | null; from: number; to: number; looks: readonly OtherLook[] };

const met = new Map<string, number>();
const count = (what: string, by = 1) => met.set(what, (met.get(what) ?? 0) + by);
const ANSWERS = 'answers in all';
const TOLD = 'changes told';
let databases = 0;
const dom = new Window({ settings: { disableCSSFileLoading: true, disableJavaScriptFileLoading: true } });

/**
 * A portal that answers well, badly and in other words by turns, and a watch that looks at it on both faces. The portal's
 * own history is the judge: what moved is told by the first look that could see it, once, and nothing else ever is.
 */
export const watch: Soak = {
  what: 'generated answers of the portal on both faces against the watch, judged by the true history',
  rounds: 800,
  counts: () => [...met].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, times]) => `${what}: ${times}`),
  async round(seed) {
    const random = seeded(seed);
    let now = START;
    let ahead = 0;
    const bulk = random.chance(0.02) ? 5_000 : random.upTo(25);
    const state = new PortalState({ bulk }, () => now + ahead);
    for (const [face, number] of WATCHED) state.addOrder({ number, face, statusId: 2 });
    const stranger = strangerOf(random, () => now);
    const store = await openWatchStore(await deviceSeal(randomBytes(32)), `watch-soak-${databases++}`);
    const clock = () => now;
    const world: World = { state, loggedIn: true, fault: null, clock };
    // Ids follow from the seed as well: the watch asks in their order.
    const bytes = (length: number) => Uint8Array.from({ length }, () => random.upTo(256));
    const parts = { store, clock, random: random.next, bytes };
    const look = (mood: Mood) => {
      const ask = moody(mood, world, stranger, random);
      return runPoll({ ...parts, fetchPortal: ask, readHtml: async (html, url) => read(html, url) });
    };
    const calm: Mood = { fault: null, from: 0, to: 0, looks: [] };
    const whole = bulk < 100 && random.chance(0.4);
    if (whole) {
      const overlap: Mood = { ...calm, looks: ['overlapping list'] };
      const report = await watchAll({
        ...parts,
        fetchPortal: moody(overlap, world, stranger, random),
      });
      assert.equal(report.added, [...state.orders.values()].filter(({ shown }) => shown !== 'article').length);
      for (const wish of ['drafts', 'letters', 'documents'] as const)
        if (random.chance(0.5)) await setWish(parts, wish, true);
    }
    for (const [face, number] of WATCHED) await watchOrder(parts, firstSight(face, number as OrderNumber));
    // After «watch them all» first looks are given over several polls.
    for (let first = 0; first < (whole ? 5 : 1); first++) {
      now += 31 * MINUTE;
      assert.deepEqual((await look(calm)).events, [], 'a first look tells nothing');
    }
    const truths = WATCHED.map(([face, number]) => new Truth(state, face, number));
    const owners = new Map((await store.baselines()).map(({ id, number }) => [id as string, number as string]));

    for (let at = 1; at <= LOOKS; at++) {
      now += 31 * MINUTE;
      for (const truth of truths) {
        if (!random.chance(0.3)) continue;
        const moved = truth.move(random, (ms) => {
          ahead = ms;
        });
        count(`moved: ${moved}`);
      }
      world.loggedIn = !random.chance(0.05);
      const mood = at === LOOKS ? calm : anyMood(random);
      if (at === LOOKS) world.loggedIn = true;
      if (!world.loggedIn) count('look: logged out');
      const { state: met, events } = await look(mood);
      const dress = `${mood.fault ?? 'no fault'} ${mood.from}–${mood.to} ${mood.looks.join(' + ')}`;
      const where = `look ${at}${world.loggedIn ? '' : ' logged out'}, ${dress}`;
      const healthy = world.loggedIn && (mood.fault === null || HARMLESS.includes(mood.fault as FaultKind));
      if (healthy) assert.equal(met, 'ok', `${where}: state`);
      const by = Map.groupBy(events, ({ watchId }) => owners.get(watchId) ?? watchId);
      for (const truth of truths) {
        const sight = sightOf(truth, mood, healthy, world.loggedIn);
        truth.hold(by.get(truth.number) ?? [], sight, now, `${where}, ${truth.face}`);
        by.delete(truth.number);
      }
      assert.equal(by.size, 0, `false: ${where}: ${JSON.stringify([...by])}, of what never moved`);
      if (random.chance(0.2)) await strangersVisit(parts, stranger, where);
      count(TOLD, events.length);
      assert.equal(Reflect.get({}, 'polluted'), undefined, `${where}: prototypes`);
    }
    const ids = (await store.outbox()).map(({ event }) => event.id);
    assert.equal(new Set(ids).size, ids.length, 'each event is kept once');
    for (const { number, history } of await store.baselines())
      assert.ok(!history.some(({ id }) => id === STRANGERS_STATUS), `${number} has a past of another account`);
    store.close();
  },
};

/**
 * Another person of the family at the same computer. By half of the rounds each request of theirs bears a number that is
 * watched for the first one, with statuses the first one's never have; the rest are newer than all of theirs.
 */
function strangerOf(random: Random, clock: () => number): PortalState {
  const stranger = new PortalState({ patient: { id: 2_000_000_002, lastName: 'Чужакова', firstName: 'Вера' } }, clock);
  stranger.orders.clear();
  stranger.letters.push(...stranger.letters.map((letter) => ({ ...letter, id: letter.id + 500, served: false })));
  stranger.documents.push(
    ...stranger.documents.map((one) => ({ ...one, id: `${one.id}-9`, objectId: `${one.objectId}9` })),
  );
  for (const number of ['5600000001', '5600000002']) stranger.addOrder({ number, statusId: 4 }, clock() + 60 * DAY);
  if (random.chance(0.5))
    for (const [face, number] of WATCHED) {
      stranger.addOrder({ number, face, statusId: STRANGERS_STATUS, comment: 'Чужие слова' }, clock() + 50 * DAY);
      stranger.addFile(number, { name: 'Чужой ответ.pdf', kind: 'not-a-pdf' });
    }
  return stranger;
}

/** The other person opens a page of theirs: nothing of it is news of the first one's. */
async function strangersVisit(
  parts: Parameters<typeof observePage>[0],
  stranger: PortalState,
  where: string,
): Promise<void> {
  const ask = answersOf({ state: stranger, loggedIn: true, fault: null, clock: parts.clock });
  for (const [face, number] of WATCHED) {
    if (face !== 'article' || !stranger.orders.has(number)) continue;
    const request = portalCalls.orderPage(face, number as OrderNumber);
    const reply = await ask(request);
    const seen = 'failure' in reply ? null : read(reply.body, request.url);
    assert.ok(seen?.ok && seen.value.page.kind === 'order', 'the other person sees a page');
    const { events, watched } = await observePage(parts, seen.value.page, true);
    assert.deepEqual([events, watched], [[], null], `${where}: a page of another account`);
    count('pages of another account opened');
  }
}

function sightOf({ gone, face }: Truth, { fault, from, looks }: Mood, healthy: boolean, loggedIn: boolean): Sight {
  if (gone || !loggedIn) return 'blind';
  if (fault === 'another account' && from === 0) return 'blind';
  if (!healthy) return 'unsure';
  return face === 'article' && looks.includes('comment folded away') ? 'unsure' : 'sure';
}

function anyMood(random: Random): Mood {
  const fault = random.chance(0.45) ? random.oneOf(FAULTS) : null;
  const from = random.chance(0.5) ? 0 : random.upTo(6);
  const to = random.chance(0.5) ? from : Number.POSITIVE_INFINITY;
  const looks = random.chance(0.6) ? Array.from({ length: 1 + random.upTo(3) }, () => random.oneOf(OTHER_LOOKS)) : [];
  count(`look: ${fault ?? 'no fault'}`);
  return { fault, from, to: fault === 'another account' ? Number.POSITIVE_INFINITY : to, looks };
}

type Ask = (request: PortalRequest) => Promise<PortalReply>;

/** One look's calls: the portal's answers, spoilt or dressed as the mood has it. */
function moody({ fault, from, to, looks }: Mood, world: World, other: PortalState, random: Random): Ask {
  const good = answersOf(world);
  const stranger = answersOf({ ...world, state: other });
  const broken = answersOf({ ...world, fault: fault && isPortalFault(fault) ? { kind: fault, from: 0 } : null });
  let calls = -1;
  return async (request) => {
    calls++;
    count(ANSWERS);
    const met = fault !== null && calls >= from && calls <= to ? fault : null;
    if (met !== null) count(`spoilt: ${met}`);
    if (met === 'another account') return stranger(request);
    if (met === 'another order') return good({ ...request, url: request.url.replace(/55000000\d\d$/, '5400000009') });
    let answer = await (met !== null && isPortalFault(met) ? broken : good)(request);
    for (const kind of looks) {
      const dressed = rewrite(kind, answer, random);
      if (dressed) count(`dressed: ${kind}`);
      answer = dressed ?? answer;
    }
    return met !== null && met in BAD_ANSWERS ? spoil(met as BadAnswer, answer, random) : answer;
  };
}

const isPortalFault = (fault: Fault): fault is FaultKind => PORTAL_FAULTS.some((kind) => kind === fault);

function read(html: string, url: string) {
  const parse = (text: string) =>
    new dom.DOMParser().parseFromString(text.replace(/<link[^>]*>|<script[^>]*>/g, ''), 'text/html');
  const seen = readHtml(html, url, (text) => parse(text) as unknown as Document);
  return seen.ok ? seen : { ok: false as const, error: seen.error };
}

const firstSight = (face: 'lk' | 'article', number: OrderNumber): OrderSeen => ({
  kind: 'order',
  face,
  number,
  service: 'Доступ к медицинской карте',
  status: { id: face === 'lk' ? 2 : null, title: 'В обработке', group: 'in-progress', final: false },
  comment: null,
  updatedAt: null,
  changeKey: 'page:first',
  files: [],
});

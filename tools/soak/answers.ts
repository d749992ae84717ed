import assert from 'node:assert/strict';
import 'fake-indexeddb/auto';
import { Window } from 'happy-dom';
import { PortalState } from '../../portal/model/state.ts';
import type { StatusMove } from '../../portal/model/types.ts';
import { FAULT_KINDS, type FaultKind } from '../../portal/server/faults.ts';
import { MINUTE, randomBytes } from '../../utils/kernel';
import { type Face, type OrderNumber, type OrderSeen, orderUrl, readPage } from '../../utils/portal';
import { deviceSeal, openWatchStore, runPoll, watchOrder } from '../../utils/requests';
import { answersOf, type World } from './portal-answers.ts';
import { type Random, seeded } from './random.ts';
import type { Soak } from './run.ts';

const NUMBER = '5400000001' as OrderNumber;
const LOOKS = 24;
const START = Date.parse('2026-06-01T09:00:00+03:00');
/** An unknown status is told when it was seen twice, by other rules; a slow answer is slow and nothing else. */
const FAULTS = FAULT_KINDS.filter((kind) => kind !== 'unknown-status' && kind !== 'slow-drip') as [
  FaultKind,
  ...FaultKind[],
];
const STATUSES = [2, 3, 4, 6, 14, 15, 21, 25, 34, 38] as const;
const LABELS = ['В обработке', 'Одобрено', 'Отклонено', 'Требуются документы'] as const;

let databases = 0;
const dom = new Window({ settings: { disableCSSFileLoading: true, disableJavaScriptFileLoading: true } });

/**
 * A portal that answers well and badly by turns, and a watch that looks at it: what moved since the last good look is
 * one event, what did not is none, and a bad answer moves nothing.
 */
export const answers: Soak = {
  what: 'generated answers of the portal against the classifier, the readers and the comparison',
  rounds: 300,
  async round(seed) {
    const random = seeded(seed);
    const face: Face = random.oneOf(['lk', 'article']);
    let now = START;
    const state = new PortalState({}, () => now);
    const world: World = { state, loggedIn: true, fault: null, clock: () => now };
    const store = await openWatchStore(await deviceSeal(randomBytes(32)), `soak-${databases++}`);
    const parts = { store, clock: () => now, random: random.next };
    await watchOrder(parts, firstSight(face));
    let told = 0;
    let known = moment(state);
    for (let look = 0; look <= LOOKS; look++) {
      now += 31 * MINUTE;
      if (look > 0) live(state, face, random);
      world.loggedIn = look === 0 || !random.chance(0.1);
      world.fault = look > 0 && random.chance(0.45) ? { kind: random.oneOf(FAULTS), from: random.upTo(4) } : null;
      const report = await runPoll({
        ...parts,
        fetchPortal: answersOf(world),
        readHtml: async (html, url) => read(html, url),
      });
      const moved = known !== moment(state);
      const where = `look ${look}, ${face}, ${world.loggedIn ? (world.fault?.kind ?? 'good') : 'logged out'}`;
      const healthy = world.fault === null && world.loggedIn;
      if (healthy) assert.equal(report.state, 'ok', `${where}: state`);
      // A good look tells what moved; a bad one may have met the fault too late to matter, but never tells more.
      if (healthy) assert.equal(report.events.length, moved && look > 0 ? 1 : 0, `${where}: events`);
      assert.ok(report.events.length <= (moved ? 1 : 0), `${where}: ${report.events.length} events, moved: ${moved}`);
      told += report.events.length;
      if (healthy || report.events.length > 0) known = moment(state);
      assert.equal((await store.outbox()).length, told, `${where}: each event is kept once`);
      assert.equal(Reflect.get({}, 'polluted'), undefined, `${where}: prototypes`);
    }
    store.close();
  },
};

/** What a person would see of the order. */
const moment = (state: PortalState): string => {
  const { history, files } = state.order(NUMBER);
  return `${history.length}/${files.length}`;
};

function live(state: PortalState, face: Face, random: Random): void {
  if (random.chance(0.5)) return;
  const comment = `Слова № ${random.upTo(1_000_000)}`;
  const move: StatusMove =
    face === 'lk' ? { statusId: random.oneOf(STATUSES), comment } : { articleStatus: random.oneOf(LABELS), comment };
  if (random.chance(0.2)) state.addFile(NUMBER, { name: `Ответ ${random.upTo(1_000_000)}.pdf` });
  if (random.chance(0.3)) state.addComment(NUMBER, comment);
  else state.moveStatus(NUMBER, move);
}

function read(html: string, url: string) {
  const page = new dom.DOMParser().parseFromString(html.replace(/<link[^>]*>|<script[^>]*>/g, ''), 'text/html');
  const seen = readPage(page as unknown as Document, url);
  return seen.ok ? seen : { ok: false as const, error: seen.error };
}

const firstSight = (face: Face): OrderSeen => ({
  kind: 'order',
  face,
  number: NUMBER,
  service: 'Доступ к медицинской карте',
  status: { id: face === 'lk' ? 2 : null, title: 'В обработке', group: 'in-progress', final: false },
  comment: null,
  updatedAt: null,
  changeKey: `page:${orderUrl(face, NUMBER)}`,
  files: [],
});

import type { Page } from 'puppeteer-core';
import { launch, type Session } from '../../e2e/harness/launch.ts';
import type { PortalReply } from '../../utils/portal/types.ts';
import { bundle, peerBundle } from '../bundles.ts';
import { timed, withSource } from '../in-page.ts';
import { type Options, say } from '../meter.ts';
import { named } from '../peers/install.ts';
import { budget, compare, exact, type Row } from '../rows.ts';
import { median } from '../stats.ts';

type Answer = Extract<PortalReply, { status: number }>;
type Material = { before: Answer; one: Answer; all: Answer; login: Answer; part: { before: string; all: string } };

/** Peers compare the texts of two answers, as a watcher of pages does; ours compares what the answers say. */
const PEERS = [
  { key: 'words', library: 'diff', bundle: 'jsdiff', call: 'words', name: 'by words' },
  { key: 'lines', library: 'diff', bundle: 'jsdiff', call: 'lines', name: 'by lines' },
  { key: 'dmp', library: 'diff-match-patch', bundle: 'diff-match-patch', call: 'bounded', name: 'its 1 s limit' },
  { key: 'fast', library: 'fast-diff', bundle: 'fast-diff', call: 'plain', name: '(worst: 10 kB)' },
] as const;
type Key = (typeof PEERS)[number]['key'];
type Pair = { typical: number; worst: number };
/** `parse`: what the browser's own `JSON.parse` takes of the same bytes, which no way of ours goes without. */
type Round = Record<Key, Pair> & { ours: Pair; alone: Pair; parse: Pair; part: number };
const LOGIN = 'material.before.body, material.login.body';
const PART = 'material.part.before, material.part.all';
const WORD_TARGET = 450;

/** B12: is there anything to tell? 220 requests, one moved; and the worst that may come instead. */
export async function run({ rounds }: Options): Promise<Row[]> {
  const material = await withSource('/bench/status/labelled.ts', gather);
  const session = await launch({ browser: 'chromium', portalPort: null, extension: false });
  try {
    const ours = await contender(session, await bundle('change-ours', 'bench/change/ours.ts'), material);
    await ours.evaluate(`globalThis.known = benchChange.remember(material.before);
      globalThis.items = { one: benchChange.itemsOf(material.one), all: benchChange.itemsOf(material.all) }`);
    const told = (await ours.evaluate(`['before', 'one', 'all', 'login']
      .map((what) => benchChange.decide(known, material[what]))`)) as number[];
    const pages = {} as Record<Key, Page>;
    for (const { key, bundle: name } of PEERS)
      pages[key] = await contender(session, await peerBundle(`diff-${name}`, `diffs/${name}.js`), material);
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      say(`B12: round ${round + 1} of ${rounds}`);
      const once = { fill: 1, most: 1, warm: false };
      const one = {
        ours: {
          typical: await timed(ours, 'benchChange.decide(known, material.one)'),
          worst: Math.max(
            await timed(ours, 'benchChange.decide(known, material.all)'),
            await timed(ours, 'benchChange.decide(known, material.login)'),
          ),
        },
        alone: {
          typical: await timed(ours, 'benchChange.compareAll(known, items.one)'),
          worst: await timed(ours, 'benchChange.compareAll(known, items.all)'),
        },
        parse: {
          typical: await timed(ours, 'JSON.parse(material.one.body)'),
          worst: await timed(ours, 'JSON.parse(material.all.body)'),
        },
      } as Round;
      for (const { key, call } of PEERS)
        one[key] = {
          typical: await timed(pages[key], `benchDiff.${call}(material.before.body, material.one.body)`),
          // By letters and without a limit a login page against a list does not end in minutes: 10 kB stand for it.
          worst: await timed(pages[key], `benchDiff.${call}(${key === 'fast' ? PART : LOGIN})`, once),
        };
      one.part = await timed(pages.dmp, `benchDiff.unbounded(${PART})`, once);
      measured.push(one);
    }
    return rowsOf(measured, told);
  } finally {
    await session.close();
  }
}

async function gather(module: Record<string, unknown>): Promise<Material> {
  const { heavyList, heavyPage, loginPage } = module as unknown as typeof import('../status/labelled.ts');
  const lines = (reply: PortalReply) => {
    const answer = reply as Answer;
    return { ...answer, body: JSON.stringify(JSON.parse(answer.body), null, 1) };
  };
  const { other } = await heavyPage();
  const cut = (reply: PortalReply) => (reply as Answer).body.slice(0, 10_000);
  const login = (await loginPage()) as Answer;
  return {
    before: lines(heavyList()),
    one: lines(heavyList((at) => at === 100)),
    all: lines(heavyList(() => true)),
    login,
    part: { before: cut(other), all: lines(heavyList(() => true)).body.slice(0, 10_000) },
  };
}

async function contender(session: Session, code: string, material: Material): Promise<Page> {
  const page = await session.browser.newPage();
  await page.evaluate(code);
  await page.evaluate((given) => Object.assign(globalThis, { material: given }), material as never);
  return page;
}

function rowsOf(rounds: readonly Round[], told: readonly number[]): Row[] {
  const middle = (of: (round: Round) => number) => (some: readonly Round[]) => median(some.map(of));
  const words = {
    typical: 'one of 220 moved: from bytes to decision',
    worst: 'login page or all moved: from bytes to decision',
  } as const;
  const alone = { typical: 'the same, comparison alone', worst: 'all 220 moved, comparison alone' } as const;
  const kinds = ['typical', 'worst'] as const;
  const peers = kinds.flatMap((kind) =>
    PEERS.map(({ key, library, name }) => {
      const what = { id: 'B12', metric: words[kind], unit: 'ms', peer: `${named(library)} ${name}`.trim() };
      const whole = key === 'words' ? { ...what, target: WORD_TARGET } : what;
      return compare(
        { ...whole, least: 0.001 },
        rounds,
        middle((one) => one.ours[kind]),
        middle((one) => one[key][kind]),
      );
    }),
  );
  const endless = { id: 'B12', metric: words.worst, unit: 'ms', peer: `${named('diff-match-patch')} no limit, 10 kB` };
  const right = told.join() === '0,1,220,0' ? 0 : 1;
  return [
    ...kinds.flatMap((kind) => [
      budget(
        { id: 'B12', metric: words[kind], unit: 'ms' },
        rounds,
        middle((one) => one.ours[kind]),
        0.5,
      ),
      budget(
        { id: 'B12', metric: alone[kind], unit: 'ms' },
        rounds,
        middle((one) => one.alone[kind]),
        0.5,
      ),
      compare(
        { id: 'B12', metric: words[kind], unit: 'ms', peer: 'JSON.parse alone' },
        rounds,
        middle((one) => one.ours[kind]),
        middle((one) => one.parse[kind]),
      ),
      // What the peer does: it compares two texts, and neither parses nor understands them.
      compare(
        {
          id: 'B12',
          metric: alone[kind],
          unit: 'ms',
          peer: `${named('diff')} by words`,
          target: WORD_TARGET,
          least: 0.001,
        },
        rounds,
        middle((one) => one.alone[kind]),
        middle((one) => one.words[kind]),
      ),
    ]),
    ...peers,
    compare(
      endless,
      rounds,
      middle((one) => one.ours.worst),
      middle((one) => one.part),
    ),
    exact(
      { id: 'B12', metric: 'wrong decisions (0, 1, 220, 0 events)', unit: '', peer: 'budget', target: 1 },
      right,
      0,
    ),
  ];
}

import type { Page } from 'puppeteer-core';
import { launch, type Session } from '../../e2e/harness/launch.ts';
import { bundle, peerBundle } from '../bundles.ts';
import { timed, withSource } from '../in-page.ts';
import { type Options, rotated, say } from '../meter.ts';
import { named } from '../peers/install.ts';
import { budget, compare, exact, type Row } from '../rows.ts';
import { median } from '../stats.ts';
import type { Labelled } from './labelled.ts';

const PEERS = ['cheerio', 'linkedom', 'node-html-parser', 'htmlparser2'] as const;
type Name = 'ours' | (typeof PEERS)[number];
const NAMES: readonly Name[] = ['ours', ...PEERS];
const CASES = ['a page of 250 kB', 'the same redesigned', 'login page', 'anti-bot page', '503'] as const;
type Case = (typeof CASES)[number];
type Round = Record<Name, Record<Case, number>> & { list: number; parse: number };
const TARGETS: Readonly<Partial<Record<Name, number>>> = { cheerio: 23, linkedom: 23, 'node-html-parser': 5 };

type Material = { all: Labelled[]; pages: Record<Case, unknown>; list: unknown; url: string };

/** B11: one answer of the portal to what it says. Everything runs in pages of the same Chromium. */
export async function run({ rounds }: Options): Promise<Row[]> {
  const material = await withSource('/bench/status/labelled.ts', gather);
  const session = await launch({ browser: 'chromium', portalPort: null, extension: false });
  try {
    const pages = {} as Record<Name, Page>;
    for (const name of NAMES) pages[name] = await contender(session, name, material);
    const right = {} as Record<Name, number>;
    for (const name of NAMES) right[name] = await rightOf(pages[name], name);
    const json = material.all.filter(({ kind }) => kind === 'order').length;
    const jsonRight = (await pages.ours.evaluate(`material.all.filter(({ kind }) => kind === 'order')
      .filter(({ reply, label }) => benchStatus.order(reply, '5500000011') === label).length`)) as number;
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      say(`B11: round ${round + 1} of ${rounds}`);
      const one = { list: 0, parse: 0 } as Round;
      for (const name of rotated(NAMES, round)) {
        one[name] = {} as Record<Case, number>;
        for (const what of CASES) one[name][what] = await timed(pages[name], `read(material.pages['${what}'])`);
      }
      one.list = await timed(pages.ours, 'benchStatus.list(material.list)');
      one.parse = await timed(pages.ours, 'JSON.parse(material.list.body)');
      measured.push(one);
    }
    const answers = material.all.length - json;
    return [...rowsOf(measured), ...rightness(right, answers), exactly(jsonRight, json)];
  } finally {
    await session.close();
  }
}

async function gather(module: Record<string, unknown>): Promise<Material> {
  const { labelled, heavyPage, heavyList } = module as unknown as typeof import('./labelled.ts');
  const all = await labelled();
  const { good, other, url } = await heavyPage();
  const bad = (what: string) => all.find((one) => one.kind === 'page' && one.what === what)?.reply;
  const pages = {
    'a page of 250 kB': good,
    'the same redesigned': other,
    'login page': bad('login page with 200'),
    'anti-bot page': bad('anti-bot with 200'),
    '503': bad('504'),
  };
  return { all, pages, list: heavyList(), url };
}

async function contender(session: Session, name: Name, material: Material): Promise<Page> {
  const page = await session.browser.newPage();
  const code =
    name === 'ours'
      ? await bundle('status-ours', 'bench/status/ours.ts')
      : await peerBundle(`reader-${name}`, `readers/${name}.js`);
  await page.evaluate(code);
  await page.evaluate((given) => Object.assign(globalThis, { material: given }), material as never);
  const call = name === 'ours' ? '(reply) => benchStatus.page(reply, material.url)' : 'benchReader';
  await page.evaluate(`globalThis.read = ${call}`);
  return page;
}

const rightOf = (page: Page, name: Name): Promise<number> =>
  page.evaluate(`material.all.filter(({ kind }) => kind === 'page').filter(({ reply, label }) => {
    try { return read(reply) === label; } catch { return false; }
  }).length; /* ${name} */`) as Promise<number>;

const middle = (name: Name, what: Case) => (rounds: readonly Round[]) => median(rounds.map((one) => one[name][what]));

function rowsOf(rounds: readonly Round[]): Row[] {
  const rows = CASES.flatMap((what) =>
    PEERS.map((name) => {
      const target = what === 'a page of 250 kB' ? TARGETS[name] : undefined;
      const row = { id: 'B11', metric: what, unit: 'ms', peer: named(name), least: 0.001 };
      const whole = target === undefined ? row : { ...row, target };
      return compare(whole, rounds, middle('ours', what), middle(name, what));
    }),
  );
  const list = (some: readonly Round[]) => median(some.map((one) => one.list));
  const parse = (some: readonly Round[]) => median(some.map((one) => one.parse));
  return [
    budget({ id: 'B11', metric: CASES[0], unit: 'ms' }, rounds, middle('ours', CASES[0]), 0.6),
    ...rows,
    budget({ id: 'B11', metric: 'a list of 300 kB (JSON)', unit: 'ms' }, rounds, list, 0.6),
    compare(
      { id: 'B11', metric: 'a list of 300 kB (JSON)', unit: 'ms', peer: 'JSON.parse alone' },
      rounds,
      list,
      parse,
    ),
  ];
}

/** Wrong classes; less is better, and none is the promise. */
function rightness(right: Record<Name, number>, answers: number): Row[] {
  const metric = `wrong of ${answers} labelled pages`;
  return [
    exact({ id: 'B11', metric, unit: 'answers', peer: 'budget', target: 1 }, answers - right.ours, 0),
    ...PEERS.map((name) =>
      exact({ id: 'B11', metric, unit: 'answers', peer: named(name) }, answers - right.ours, answers - right[name]),
    ),
  ];
}

const exactly = (right: number, answers: number): Row =>
  exact(
    { id: 'B11', metric: `wrong of ${answers} labelled JSON answers`, unit: 'answers', peer: 'budget', target: 1 },
    answers - right,
    0,
  );

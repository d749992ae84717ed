import type { Page } from 'puppeteer-core';
import { launch, type Session } from '../../e2e/harness/launch.ts';
import { bundle, PEER_NAMES, peerBundle } from '../bundles.ts';
import { meter, type Options, pause, rotated, say } from '../meter.ts';
import { named } from '../peers/install.ts';
import { budget, compare, exact, type Row } from '../rows.ts';
import { median } from '../stats.ts';
import { countObservers, STORM_URL, storm, stormPage, switchTabs } from './page.ts';

const PEERS = ['driver', 'shepherd', 'naive'] as const;
type Name = 'none' | 'ours' | (typeof PEERS)[number];
/**
 * Main-thread milliseconds a second, the list drawn and the list not drawn; observers at work in the tab, in the tab that
 * was left, after the end.
 */
type Stood = { busy: number; unseen: number; back: number; away: number; ended: number };
type Round = Record<Name, Stood>;

const PER_SECOND = 5_000;
/** Ten as the target has it where it can be told; with the list drawn the storm drowns what is measured, however long. */
const SECONDS = { busy: 3, unseen: 10 } as const;
const SWITCHES = 200;

/** B3: a list that is drawn anew without pause, beside a control that is pointed at. */
export async function run({ rounds }: Options): Promise<Row[]> {
  const codes: Record<Name, string> = {
    none: 'globalThis.benchTour = { start() {}, shown: () => true };',
    ours: await bundle('storm-ours', 'bench/storm/ours.ts'),
    naive: await bundle('storm-naive', 'bench/storm/naive.js'),
    driver: await peerBundle('driver', 'tours/driver.js'),
    shepherd: await peerBundle('shepherd', 'tours/shepherd.js'),
  };
  const names = Object.keys(codes) as Name[];
  const session = await launch({ browser: 'chromium', portalPort: null, extension: false });
  const measured: Round[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      say(`B3: round ${round + 1} of ${rounds}`);
      const one = {} as Round;
      for (const name of rotated(names, round)) one[name] = await stand(session, name, codes[name], round === 0);
      measured.push(one);
    }
  } finally {
    await session.close();
  }
  return rowsOf(measured);
}

/** @param switches whether the tab is left and come back to as well: that is the same in every round */
async function stand(session: Session, name: Name, code: string, switches: boolean): Promise<Stood> {
  const page = await session.browser.newPage();
  try {
    await page.setViewport({ width: 1_280, height: 800 });
    await page.evaluateOnNewDocument(countObservers);
    await page.setRequestInterception(true);
    page.on('request', (request) => void request.respond({ contentType: 'text/html', body: stormPage() }));
    await page.goto(STORM_URL);
    const { read } = await meter(page);
    await page.evaluate(code);
    await page.evaluate('void benchTour.start()');
    await pause(800);
    await mustShow(page, name);
    const suffer = async (seconds: number) => {
      const before = await read();
      const made = await page.evaluate(storm, PER_SECOND, seconds);
      if (made < PER_SECOND * seconds) throw new Error(`${name}: ${made} changes only`);
      await mustShow(page, name);
      return ((await read()).task - before.task) / seconds;
    };
    const busy = await suffer(SECONDS.busy);
    await page.addStyleTag({ content: 'ul { display: none !important }' });
    const unseen = await suffer(SECONDS.unseen);
    const { away, back } = switches ? await page.evaluate(switchTabs, SWITCHES) : { away: 0, back: 0 };
    await page.evaluate('void benchTour.stop?.()');
    await pause(100);
    return { busy, unseen, away, back, ended: (await page.evaluate('benchAlive()')) as number };
  } finally {
    await page.close();
  }
}

async function mustShow(page: Page, name: Name): Promise<void> {
  if (!(await page.evaluate('benchTour.shown(1)'))) throw new Error(`${name} does not point`);
}

function rowsOf(measured: readonly Round[]): Row[] {
  const [first] = measured as readonly [Round];
  const added = (part: 'busy' | 'unseen', name: Name) => (some: readonly Round[]) =>
    median(some.map((round) => Math.max(0, round[name][part] - round.none[part])));
  const byItself = (part: 'busy' | 'unseen') => (some: readonly Round[]) => median(some.map(({ none }) => none[part]));
  const count = (metric: string, part: 'back' | 'away' | 'ended', most: number) =>
    exact(
      { id: 'B3', metric, unit: 'observers', peer: 'budget', target: 1, least: 0.5 },
      first.ours[part],
      Math.max(most, 0.5),
    );
  const peer = (name: (typeof PEERS)[number]) =>
    name === 'naive' ? 'a MutationObserver as usual' : named(PEER_NAMES[name]);
  const storms = (['unseen', 'busy'] as const).flatMap((part) => {
    const list = part === 'busy' ? 'list drawn' : 'list not drawn';
    const what = { id: 'B3', metric: `5 000 changes a second, ${list}`, unit: 'ms CPU a second', least: 0.1 };
    const alone = byItself(part);
    return [
      budget(what, measured, added(part, 'ours'), 5),
      ...PEERS.map((name) => compare({ ...what, peer: peer(name) }, measured, added(part, 'ours'), added(part, name))),
      compare({ ...what, metric: `the storm by itself, ${list}`, peer: 'the same' }, measured, alone, alone),
    ];
  });
  return [
    ...storms,
    count(`at work after ${SWITCHES} tab switches`, 'back', 1),
    count('at work in a tab that was left', 'away', 0),
    count('at work after the guide was ended', 'ended', 0),
    ...PEERS.map((name) =>
      exact(
        { id: 'B3', metric: `at work after ${SWITCHES} tab switches`, unit: 'observers', peer: peer(name), least: 0.5 },
        first.ours.back,
        first[name].back,
      ),
    ),
  ];
}

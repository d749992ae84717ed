import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { launch, type Session } from '../../e2e/harness/launch.ts';
import { BROWSERS } from '../../e2e/harness/person.ts';
import { bundle, peerBundle } from '../bundles.ts';
import { type Options, rotated, say } from '../meter.ts';
import type { Row } from '../rows.ts';
import { type Cost, type InBrowser, PEERS, type Round, rowsOf } from './report.ts';
import { serveScripts } from './serve.ts';

const COUNT = 10_000;
const BODY = 1_024;
/** Filling a longer list takes most of the time: its documents are small, and so many rounds have it. */
const MANY = { count: 100_000, size: 64, rounds: 3 } as const;
const READS = 60;

/** B4, B5, B7, B8: ten thousand records written, listed after a reload, one read, one changed; in fresh profiles. */
export async function run({ rounds }: Options): Promise<Row[]> {
  const { origin, close } = await storePages();
  try {
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const one = {} as Round;
      for (const browser of BROWSERS) {
        say(`B4, B5, B7, B8: round ${round + 1} of ${rounds}, ${browser}`);
        one[browser] = await inBrowser(browser, origin, round);
      }
      measured.push(one);
    }
    return rowsOf(measured);
  } finally {
    close();
  }
}

export async function storePages(): Promise<{ origin: string; close: () => void }> {
  const scripts: Record<string, string> = {
    '/ours.js': await bundle('store-ours', 'bench/store/ours.ts'),
    '/key-worker.js': await bundle('key-worker', 'utils/vault/key-worker.ts'),
    '/records.js': await bundle('store-records', 'bench/store/make-records.ts'),
  };
  for (const peer of PEERS) scripts[`/${peer}.js`] = await peerBundle(`store-${peer}`, `stores/${peer}.js`);
  const server = await serveScripts(scripts);
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

type BrowserName = (typeof BROWSERS)[number];

export async function inBrowser(browser: BrowserName, origin: string, round: number): Promise<InBrowser> {
  const one = {} as InBrowser;
  for (const name of rotated(['ours', ...PEERS] as const, round)) {
    one[name] = await inFreshProfile(browser, `${origin}/${name}`, { count: COUNT, size: BODY });
  }
  one.savedMany = round < MANY.rounds ? (await inFreshProfile(browser, `${origin}/ours`, MANY)).save : null;
  return one;
}

async function inFreshProfile(
  browser: BrowserName,
  address: string,
  { count, size }: { count: number; size: number },
): Promise<Cost> {
  // Firefox's clock shows whole milliseconds to pages unless it is told not to.
  const firefoxPrefs = { 'privacy.reduceTimerPrecision': false };
  const session: Session = await launch({ browser, portalPort: null, extension: false, firefoxPrefs });
  try {
    const page: Page = await session.browser.newPage();
    await page.goto(address);
    return (await page.evaluate(MEASURE, count, size, READS)) as Cost;
  } finally {
    await session.close();
  }
}

/** In the page; only what the contender itself does is timed. */
const MEASURE = async (count: number, size: number, reads: number): Promise<Cost> => {
  type Any = { id: string };
  const { benchStore: store, benchRecords: make } = globalThis as unknown as {
    benchStore: Record<'open' | 'reopen' | 'list', () => Promise<unknown>> & {
      fill: (all: readonly Any[]) => Promise<void>;
      get: (id: string) => Promise<unknown>;
      save: (one: Any) => Promise<void>;
    };
    benchRecords: (count: number, size: number) => Promise<Any[]>;
  };
  const records = await make(count, size);
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const at = (share: number, all: number[]): number => all.sort((a, b) => a - b)[Math.floor(all.length * share)] ?? 0;
  const middle = (all: number[]): number => at(0.5, all);
  const usage = async () => (await navigator.storage.estimate()).usage ?? 0;
  await store.open();
  const before = await usage();
  const fill = await timed(() => store.fill(records));
  const disk = (await usage()) - before;
  await store.reopen();
  const list = await timed(store.list);
  const some = Array.from({ length: reads }, (_, n) => records[(n * 7_919) % count] as Any);
  const [cold, warm, save]: [number[], number[], number[]] = [[], [], []];
  for (const { id } of some) cold.push(await timed(() => store.get(id)));
  for (const { id } of some) warm.push(await timed(() => store.get(id)));
  for (const one of some.slice(0, 20)) save.push(await timed(() => store.save(one)));
  return { fill, list, cold: middle(cold), coldP95: at(0.95, cold), warm: middle(warm), save: middle(save), disk };
};

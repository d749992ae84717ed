import type { CDPSession, Page } from 'puppeteer-core';
import { launch, type Session } from '../../e2e/harness/launch.ts';
import { startPortal } from '../../portal/index.ts';
import { type Options, pause, rotated, say } from '../meter.ts';
import { budget, compare, type Row } from '../rows.ts';
import { median } from '../stats.ts';
import { HeavyPortal } from './heavy-portal.ts';
import { type Cost, FLOORS, type Floor, watching } from './looker.ts';
import { type Processes, type Spent, spentBetween, spentSoFar } from './processor.ts';

type Round = Record<'look' | 'cold' | 'warm' | Floor, Cost>;

const NAMES: Readonly<Record<Floor, string>> = {
  rest: 'the browser at rest',
  wake: 'empty worker, alarm',
  fetch: 'the same, 2 requests',
  write: 'the same, 1 strict transaction',
};

const SETTLE_MS = 1_500;

/** B13: one look of the watch beside one reload of a page as heavy as the portal's. */
export async function run({ rounds }: Options): Promise<Row[]> {
  const heavy = await HeavyPortal.open();
  const portal = await startPortal();
  const reloading = await launch({ browser: 'chromium', portalPort: heavy.port, extension: false });
  const looker = await watching(portal);
  try {
    const theirs = await processor(reloading);
    const page = await reloading.browser.newPage();
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      say(`B13: round ${round + 1} of ${rounds}`);
      const floors: Partial<Record<Floor, Cost>> = {};
      for (const floor of rotated(FLOORS, round)) floors[floor] = await looker.floor(floor);
      measured.push({
        ...(floors as Record<Floor, Cost>),
        look: await looker.look(),
        cold: await reload(page, heavy, theirs, true),
        warm: await reload(page, heavy, theirs, false),
      });
    }
    return rowsOf(measured);
  } finally {
    await looker.close();
    await reloading.close();
    await portal.close();
    await heavy.close();
  }
}

/** What all the browser's processes have used so far. */
async function processor({ browser }: Session): Promise<() => Promise<Spent>> {
  const cdp: CDPSession = await browser.target().createCDPSession();
  return async () => spentSoFar((await cdp.send('SystemInfo.getProcessInfo')) as Processes);
}

async function reload(page: Page, heavy: HeavyPortal, cpu: () => Promise<Spent>, cold: boolean): Promise<Cost> {
  const cdp = await page.createCDPSession();
  if (cold) await cdp.send('Network.clearBrowserCache');
  await pause(SETTLE_MS);
  heavy.take();
  const before = await cpu();
  if (cold) await page.goto('https://lk.gosuslugi.ru/orders', { waitUntil: 'networkidle0' });
  else await page.reload({ waitUntil: 'networkidle0' });
  const used = spentBetween(before, await cpu());
  await cdp.detach();
  return { ...heavy.take(), cpu: used };
}

function rowsOf(rounds: readonly Round[]): Row[] {
  const middle = (what: keyof Round, part: keyof Cost) => (some: readonly Round[]) =>
    median(some.map((one) => one[what][part]));
  const versus = (metric: string, unit: string, part: keyof Cost, targets: { cold?: number; warm?: number }) =>
    (['cold', 'warm'] as const).map((what) => {
      const target = targets[what];
      const row = { id: 'B13', metric, unit, peer: `${what} reload`, least: 1 };
      const whole = target === undefined ? row : { ...row, target };
      return compare(whole, rounds, middle('look', part), middle(what, part));
    });
  const within = (metric: string, unit: string, part: keyof Cost, limit: number) =>
    budget({ id: 'B13', metric, unit }, rounds, middle('look', part), limit);
  return [
    within('bytes of a look', 'bytes', 'bytes', 3_000),
    within('requests of a look', 'requests', 'requests', 2),
    within('processor of a look, worker start and all processes', 'ms CPU', 'cpu', 30),
    ...versus('bytes of a look', 'bytes', 'bytes', { cold: 500, warm: 10 }),
    ...versus('requests of a look', 'requests', 'requests', {}),
    ...versus('processor of a look, all processes', 'ms CPU', 'cpu', {}),
    ...FLOORS.map((floor) =>
      compare(
        { id: 'B13', metric: 'processor of a look, all processes', unit: 'ms CPU', peer: NAMES[floor], least: 1 },
        rounds,
        middle('look', 'cpu'),
        middle(floor, 'cpu'),
      ),
    ),
  ];
}

import type { CDPSession, Page } from 'puppeteer-core';
import { launch, type Session } from '../../e2e/harness/launch.ts';
import { startPortal } from '../../portal/index.ts';
import { type Options, pause, say } from '../meter.ts';
import { budget, compare, type Row } from '../rows.ts';
import { median } from '../stats.ts';
import { HeavyPortal } from './heavy-portal.ts';
import { type Cost, type Processes, spentBetween, watching } from './looker.ts';

type Round = Record<'look' | 'cold' | 'warm', Cost>;

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
      measured.push({
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
async function processor({ browser }: Session): Promise<() => Promise<Processes>> {
  const cdp: CDPSession = await browser.target().createCDPSession();
  return () => cdp.send('SystemInfo.getProcessInfo');
}

async function reload(page: Page, heavy: HeavyPortal, cpu: () => Promise<Processes>, cold: boolean): Promise<Cost> {
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
  ];
}

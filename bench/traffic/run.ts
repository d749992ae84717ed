import type { CDPSession, Page } from 'puppeteer-core';
import { Background } from '../../e2e/harness/background.ts';
import { launch, type Session } from '../../e2e/harness/launch.ts';
import { logIn, PLACES } from '../../e2e/harness/person.ts';
import { startPortal, type TrainingPortal } from '../../portal/index.ts';
import { BUILD } from '../bundles.ts';
import { type Options, pause, say } from '../meter.ts';
import { budget, compare, type Row } from '../rows.ts';
import { median } from '../stats.ts';
import { HeavyPortal, type Traffic } from './heavy-portal.ts';

type Cost = Traffic & { cpu: number };
type Round = Record<'look' | 'cold' | 'warm', Cost>;

const SETTLE_MS = 1_500;
const HALF_AN_HOUR = 37;

/** B13: one look of the watch beside one reload of a page as heavy as the portal's. */
export async function run({ rounds }: Options): Promise<Row[]> {
  const heavy = await HeavyPortal.open();
  const portal = await startPortal();
  const watching = await launch({ browser: 'chromium', portalPort: portal.port, extension: BUILD });
  const reloading = await launch({ browser: 'chromium', portalPort: heavy.port, extension: false });
  try {
    const background = await watchOne(watching);
    const cpuOf = { ours: await processor(watching), theirs: await processor(reloading) };
    const page = await reloading.browser.newPage();
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      say(`B13: round ${round + 1} of ${rounds}`);
      measured.push({
        look: await look(portal, watching, background, cpuOf.ours),
        cold: await reload(page, heavy, cpuOf.theirs, true),
        warm: await reload(page, heavy, cpuOf.theirs, false),
      });
    }
    return rowsOf(measured);
  } finally {
    await watching.close();
    await reloading.close();
    await portal.close();
    await heavy.close();
  }
}

async function watchOne(session: Session): Promise<Background> {
  const background = await Background.of(session);
  const tab = await session.open(PLACES.lk.request);
  await logIn(tab);
  await tab.goto(PLACES.lk.request);
  await tab.click('Следить');
  await tab.see('Слежу');
  await tab.close();
  return background;
}

/** Milliseconds of processor of all the browser's processes so far. */
async function processor({ browser }: Session): Promise<() => Promise<number>> {
  const cdp: CDPSession = await browser.target().createCDPSession();
  return async () => {
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1_000, 0);
  };
}

/**
 * A stopped worker is told to look. Before that it has looked in a time to come, so that the next look by hand may come
 * at once: the clock was set back, and nobody knows how long ago the last one was.
 */
async function look(
  portal: TrainingPortal,
  session: Session,
  background: Background,
  cpu: () => Promise<number>,
): Promise<Cost> {
  await background.ringAfter(HALF_AN_HOUR);
  await session.killWorker();
  await pause(SETTLE_MS);
  portal.control.clearLog();
  const before = await cpu();
  const said = (await background.say('checkNow')) as { started?: boolean } | null;
  if (!said?.started) throw new Error(`no look: ${JSON.stringify(said)}`);
  const used = (await cpu()) - before;
  const rows = portal.control.requests().filter(({ fromExtension }) => fromExtension);
  return { requests: rows.length, bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0), cpu: used };
}

async function reload(page: Page, heavy: HeavyPortal, cpu: () => Promise<number>, cold: boolean): Promise<Cost> {
  const cdp = await page.createCDPSession();
  if (cold) await cdp.send('Network.clearBrowserCache');
  await pause(SETTLE_MS);
  heavy.take();
  const before = await cpu();
  if (cold) await page.goto('https://lk.gosuslugi.ru/orders', { waitUntil: 'networkidle0' });
  else await page.reload({ waitUntil: 'networkidle0' });
  const used = (await cpu()) - before;
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

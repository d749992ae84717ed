import type { Page } from 'puppeteer-core';
import { launch } from '../../e2e/harness/launch.ts';
import { bundle } from '../bundles.ts';
import { withSource } from '../in-page.ts';
import { type Options, say } from '../meter.ts';
import { budget, compare, exact, type Row } from '../rows.ts';
import { median } from '../stats.ts';
import type { Judgement, Task } from './ours.ts';

/** 60 em wide and 80 high: 3 000 × 4 000 pixels. */
const EM = 50;
/** Neither the seeds the thresholds were found with, nor those of the unit test. */
const SEED = 9_000;
const PEER = 'variance of the global Laplacian';
type Round = { ours: number; peer: number };

/** B18: 57 drawn photographs of 12 MP, judged in a worker of Chromium; each label is what the maker did. */
export async function run({ rounds, quick }: Options): Promise<Row[]> {
  return withSource('/bench/scan/letters.ts', async (module) => {
    const { lettersOf, labels, f1, bestThreshold } = module as unknown as typeof import('./letters.ts');
    const session = await launch({ browser: 'chromium', portalPort: null, extension: false });
    try {
      const page = await session.browser.newPage();
      const judge = await workerIn(page, await bundle('scan-ours', 'bench/scan/ours.ts'));
      const all = quick ? labels().filter((_, at) => at % 4 === 0) : labels();
      const letters = lettersOf(EM);
      const judged: (Judgement & { label: string })[] = [];
      for (const [at, label] of all.entries()) {
        if (at % 10 === 0) say(`B18: picture ${at + 1} of ${all.length}`);
        const task = { label, seed: SEED + at, times: 1, ...(at === 0 ? { letters } : {}) };
        judged.push({ label, ...(await judge(task)) });
      }
      const times = await judge({ label: 'none', seed: SEED, times: rounds + 2 });
      const measured = times.ms.slice(2).map((ours, at): Round => ({ ours, peer: times.globalMs[at + 2] ?? 0 }));
      const unsharp = ({ label }: { label: string }) => label === 'shaken' || label === 'defocused';
      const says = ({ flaws }: Judgement) => flaws.includes('shaken') || flaws.includes('defocused');
      const hits = judged.filter((one) => unsharp(one) && says(one)).length;
      const there = judged.filter(unsharp).length;
      const ours = f1(hits, judged.filter(says).length, there);
      const global = bestThreshold(judged.map((one) => ({ value: one.detail, unsharp: unsharp(one) })));
      const found = judged.reduce((sum, { flaws }) => sum + flaws.length, 0);
      const right = judged.filter(({ label, flaws }) => flaws.includes(label)).length;
      const labelled = judged.filter(({ label }) => label !== 'none').length;
      return rowsOf({ measured, ours, global, whole: f1(right, found, labelled), pictures: all.length });
    } finally {
      await session.close();
    }
  });
}

/** A page with the worker in it; answers the way to ask the worker. */
async function workerIn(page: Page, code: string): Promise<(task: Task) => Promise<Judgement>> {
  await page.evaluate((source) => {
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    Object.assign(globalThis, {
      benchScan: (task: unknown) =>
        new Promise((resolve, reject) => {
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage(task);
        }),
    });
  }, code);
  return (task) =>
    page.evaluate(
      (given) => (globalThis as unknown as { benchScan: (task: unknown) => Promise<never> }).benchScan(given),
      task as never,
    );
}

type Found = { measured: Round[]; ours: number; global: number; whole: number; pictures: number };

/** Of F1 what is missing to 1 is compared, in hundredths: less is better in every row. */
function rowsOf({ measured, ours, global, whole, pictures }: Found): Row[] {
  const lacks = (f1: number) => Math.round((1 - f1) * 1_000) / 10;
  const time = (of: keyof Round) => (some: readonly Round[]) => median(some.map((one) => one[of]));
  const missed = { id: 'B18', unit: 'hundredths of F1 missing', least: 0.1 };
  return [
    budget({ id: 'B18', metric: 'a photograph of 12 MP', unit: 'ms' }, measured, time('ours'), 30),
    compare(
      { id: 'B18', metric: 'a photograph of 12 MP', unit: 'ms', peer: PEER },
      measured,
      time('ours'),
      time('peer'),
    ),
    exact({ ...missed, metric: `unsharp among ${pictures}`, peer: 'budget', target: 1 }, lacks(ours), 5),
    exact(
      { ...missed, metric: `unsharp among ${pictures}`, peer: `${PEER}, best threshold` },
      lacks(ours),
      lacks(global),
    ),
    exact({ ...missed, metric: `all labels of ${pictures}`, peer: 'budget', target: 1 }, lacks(whole), 5),
  ];
}

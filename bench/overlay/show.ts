import type { Session } from '../../e2e/harness/launch.ts';
import { meter, pause } from '../meter.ts';
import { overlayPage } from './page.ts';
import { countNodes, type Measured, untilPainted } from './tour.ts';

/** One contender in one round; milliseconds, and elements added. */
export type Shown = { ms: number; evaluate: number; cpu: number; steps: number[]; stepCpu: number; nodes: number };

const STEPS = 20;

/** A new tab, the page, the bundle, the first step, then twenty presses of «next». */
export async function show(session: Session, code: string, round: number): Promise<Shown> {
  const page = await session.browser.newPage();
  try {
    await page.setViewport({ width: 1_280, height: 800 });
    await page.setContent(overlayPage());
    const { read } = await meter(page);
    const before = await page.evaluate(countNodes);
    // The last line makes the text new in each round: an engine that has compiled it before would not do it again.
    await page.evaluate(`globalThis.benchCode = ${JSON.stringify(`${code}\n//${round}`)};
      globalThis.untilPainted = ${untilPainted}`);
    await pause(300);
    const start = await read();
    const first = (await page.evaluate('untilPainted({ code: benchCode, step: 1 })')) as Measured;
    const shown = await read();
    const nodes = (await page.evaluate(countNodes)) - before;
    const counted = await read();
    const steps = (await page.evaluate(`(async () => {
      const all = [];
      for (let step = 2; step <= ${STEPS + 1}; step++) all.push((await untilPainted({ code: null, step })).ms);
      return all;
    })()`)) as number[];
    const end = await read();
    const cpu = shown.task - start.task;
    return { ...first, cpu, steps, stepCpu: (end.task - counted.task) / STEPS, nodes };
  } finally {
    await page.close();
  }
}

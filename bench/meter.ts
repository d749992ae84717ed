import type { Page } from 'puppeteer-core';

/** Milliseconds of the page's main thread, bytes of its JS heap. `script` holds compiling and running scripts. */
export type Reading = { task: number; script: number; heap: number };

export type Meter = { read: () => Promise<Reading>; collectGarbage: () => Promise<void> };

/**
 * Counts by the thread's own clock, not by the wall's: what other programs do on the same processor is left out. A
 * navigation to another site begins the count anew.
 */
export async function meter(page: Page): Promise<Meter> {
  const cdp = await page.createCDPSession();
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    async read() {
      const { metrics } = await cdp.send('Performance.getMetrics');
      const value = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
      return {
        task: value('TaskDuration') * 1_000,
        script: (value('ScriptDuration') + value('V8CompileDuration')) * 1_000,
        heap: value('JSHeapUsedSize'),
      };
    },
    collectGarbage: () => cdp.send('HeapProfiler.collectGarbage'),
  };
}

export const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));

/** The list, begun at another place in each round: nobody is always first after the pause, or last. */
export function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const from = by % items.length;
  return [...items.slice(from), ...items.slice(0, from)];
}

export type Options = { rounds: number; quick: boolean };

export const say = (words: string): void => void process.stderr.write(`${words}\n`);

import type { CDPSession, Target } from 'puppeteer-core';
import type { Session } from '../../e2e/harness/launch.ts';
import { pause } from '../meter.ts';

const MIB = 2 ** 20;
type Usage = { usedSize: number; backingStorageSize?: number };
type Contexts = Map<string, CDPSession>;

/** Pages of the extension and their own workers; Chromium only. A line to the worker of the keys would keep it from ending. */
async function contexts({ browser, base }: Session, known: Contexts): Promise<Contexts> {
  for (const target of pagesOf(browser.targets(), base)) {
    const name = `page ${target.url()}`;
    if (!known.has(name)) known.set(name, await target.createCDPSession());
    const workers = (await target.page())?.workers() ?? [];
    for (const [at, worker] of workers.entries()) known.set(`worker ${at} ${worker.url()}`, worker.client);
  }
  return known;
}

const pagesOf = (targets: readonly Target[], base: string): Target[] =>
  targets.filter((one) => one.type() === 'page' && one.url().startsWith(base));

/** JavaScript objects and the buffers behind them, MiB, by context. */
async function usage(known: Contexts): Promise<{ name: string; mib: number }[]> {
  const asked = [...known].map(async ([name, line]) => {
    const { usedSize, backingStorageSize = 0 } = (await line.send('Runtime.getHeapUsage')) as Usage;
    return { name, mib: (usedSize + backingStorageSize) / MIB };
  });
  const told = await Promise.all(asked.map((one) => one.catch(() => null)));
  return told.filter((one) => one !== null);
}

const total = (told: readonly { mib: number }[]): number => told.reduce((sum, { mib }) => sum + mib, 0);

/** The most that the cabinet and its workers held together while the work was done, looked at ten times a second. */
export async function peakDuring(session: Session, work: () => Promise<void>): Promise<number> {
  let [peak, over] = [Number.NaN, session.name !== 'chromium'];
  const known: Contexts = new Map();
  const watching = (async () => {
    while (!over) {
      peak = Math.max(Number.isNaN(peak) ? 0 : peak, total(await usage(await contexts(session, known))));
      await pause(100);
    }
  })();
  await work().finally(() => {
    over = true;
  });
  await watching;
  return peak;
}

/** MiB of the extension's pages after a collection of garbage, and the workers of keys that live. */
export async function settled(session: Session): Promise<{ page: number; keyWorkers: Target[] }> {
  const known = await contexts(session, new Map());
  for (const line of known.values()) await line.send('HeapProfiler.collectGarbage').catch(() => undefined);
  const told = await usage(known);
  const keyWorkers = session.browser.targets().filter((one) => String(one.type()) === 'shared_worker');
  return { page: total(told.filter(({ name }) => name.startsWith('page'))), keyWorkers };
}

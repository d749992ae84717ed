import type { AddressInfo } from 'node:net';
import { launch } from '../../e2e/harness/launch.ts';
import type { BROWSERS } from '../../e2e/harness/person.ts';
import { bundle, peerBundle } from '../bundles.ts';
import { pause } from '../meter.ts';
import { serveScripts } from '../store/serve.ts';
import type { Scale } from './sample.ts';

export const DUMPS = ['raw', 'dexie-json', 'crypto-pouch-json'] as const;
/** `file`: of one small file in a folder of them. */
export type Dumped = Record<(typeof DUMPS)[number], { dump: number; restore: number }> & { file: number };
type Told = { dump: number; restore: number; file: number } | { failed: string };

/** The same bytes out of a store and in again by others, each in a profile of its own; milliseconds. */
export async function dumpsIn(browser: (typeof BROWSERS)[number], scale: Scale): Promise<Dumped> {
  const scripts: Record<string, string> = {
    '/records.js': await bundle('store-records', 'bench/store/make-records.ts'),
  };
  for (const name of DUMPS) scripts[`/${name}.js`] = await peerBundle(`dump-${name}`, `dumps/${name}.js`);
  const server = await serveScripts(scripts);
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const dumped = {} as Dumped;
  try {
    for (const name of DUMPS) {
      const firefoxPrefs = { 'privacy.reduceTimerPrecision': false };
      const session = await launch({ browser, portalPort: null, extension: false, firefoxPrefs });
      try {
        const page = await session.browser.newPage();
        await page.goto(`${origin}/${name}`);
        await page.evaluate(BEGIN, scale);
        let told: Told | null = null;
        while (!told) {
          await pause(200);
          told = await page.evaluate(() => (globalThis as { benchTold?: Told }).benchTold ?? null);
        }
        if ('failed' in told) throw new Error(`${name} in ${browser}: ${told.failed}`);
        dumped[name] = told;
        if (name === 'raw') dumped.file = told.file;
      } finally {
        await session.close();
      }
    }
    return dumped;
  } finally {
    server.close();
  }
}

/** In the page; its end is left there, since a driver does not wait minutes for one question. */
const BEGIN = ({ small, smallSize, pdfs, pdfSize }: Scale): void => {
  const FILES = 160;
  type Any = { id: string };
  const scope = globalThis as unknown as {
    benchDump: {
      fill: (all: readonly Any[]) => Promise<void>;
      dump: () => Promise<void>;
      restore: () => Promise<void>;
      files?: (count: number) => Promise<void>;
    };
    benchRecords: (count: number, size: number) => Promise<Any[]>;
    benchTold?: Told;
  };
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const all = async () => {
    const large = (await scope.benchRecords(pdfs, pdfSize)).map((one) => ({ ...one, id: `f${one.id.slice(1)}` }));
    await scope.benchDump.fill([...(await scope.benchRecords(small, smallSize)), ...large]);
    const [dump, restore] = [await timed(scope.benchDump.dump), await timed(scope.benchDump.restore)];
    const files = await timed(async () => scope.benchDump.files?.(FILES));
    scope.benchTold = { dump, restore, file: files / FILES };
  };
  all().catch((cause: unknown) => {
    scope.benchTold = { failed: String(cause) };
  });
};

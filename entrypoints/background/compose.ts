import { fromBase64, randomBytes, systemClock, toBase64 } from '../../utils/kernel';
import { loadPart, readStored, writeStored } from '../../utils/platform';
import { deviceSeal, openWatchStore } from '../../utils/requests';
import type { WatchDesk } from './parts/watch';
import { workbench } from './workbench';

/** Everything the background works with, built anew at each wake: nothing here outlives the worker. */
export type Parts = Awaited<ReturnType<typeof compose>>;

/** The only place where parts meet. */
export async function compose() {
  const seal = await deviceSeal(await deviceKey());
  return {
    seal,
    store: await openWatchStore(seal).catch(async () => (await loadPart<WatchDesk>('watch-desk')).beginAnew(seal)),
    workbench,
    readHtml: (html: string, url: string) => workbench.readHtml({ html, url }),
    clock: systemClock,
    random: Math.random,
  };
}

async function deviceKey() {
  const stored = await readStored('deviceKey');
  const known = typeof stored === 'string' ? fromBase64(stored) : null;
  if (known?.length === 32) return known;
  const fresh = randomBytes(32);
  await writeStored('deviceKey', toBase64(fresh));
  return fresh;
}

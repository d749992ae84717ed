import { pause } from '../meter.ts';
import type { Pipe } from './pipe.ts';

type Version = { scriptURL: string; runningStatus: string; status: string };

export type Waker = {
  /** Stops the worker, then says the message: milliseconds until its reply, be it a refusal. */
  cold: (message: object) => Promise<number>;
  /** The same with the worker already running. */
  warm: (message: object) => Promise<number>;
};

/** One extension with one of its own pages open, from which its worker is spoken to. */
export async function waker(pipe: Pipe, folder: string, page: string): Promise<Waker> {
  const { id } = await pipe.send<{ id: string }>('Extensions.loadUnpacked', { path: folder });
  const base = `chrome-extension://${id}/`;
  const { targetId } = await pipe.send<{ targetId: string }>('Target.createTarget', { url: base + page });
  const { sessionId } = await pipe.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  let running = 'unknown';
  let installed = false;
  pipe.listen((method, params: { versions?: Version[] }) => {
    if (method !== 'ServiceWorker.workerVersionUpdated') return;
    const own = params.versions?.filter(({ scriptURL }) => scriptURL.startsWith(base)).at(-1);
    if (!own) return;
    running = own.runningStatus;
    installed = own.status === 'activated';
  });
  await pipe.send('ServiceWorker.enable', {}, sessionId);
  // Stopping one stops all: a neighbour stopped while it installs would never be there.
  await until(() => installed, `${folder}: the worker to be installed`);

  const warm = async (message: object) => {
    const expression = `new Promise((done, refuse) => {
      const begun = performance.now();
      chrome.runtime.sendMessage(${JSON.stringify(message)}, (reply) => {
        const ms = performance.now() - begun;
        const heard = reply !== undefined || !chrome.runtime.lastError?.message?.includes('Receiving end');
        heard ? done(ms) : refuse(new Error('nobody there'));
      });
    })`;
    const { result, exceptionDetails } = await pipe.send<{ result: { value: number }; exceptionDetails?: unknown }>(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
      sessionId,
    );
    if (exceptionDetails) throw new Error(`${folder}: the worker did not reply`);
    return result.value;
  };

  return {
    warm,
    async cold(message) {
      await pipe.send('ServiceWorker.stopAllWorkers', {}, sessionId);
      await until(() => running === 'stopped', `${folder}: the worker to stop`);
      await pause(SETTLE_MS);
      return warm(message);
    },
  };
}

const SETTLE_MS = 150;

async function until(holds: () => boolean, what: string): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 1_000) throw new Error(`waited for ${what}`);
    await pause(10);
  }
}

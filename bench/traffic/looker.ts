import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Background } from '../../e2e/harness/background.ts';
import { launch } from '../../e2e/harness/launch.ts';
import { logIn, PLACES } from '../../e2e/harness/person.ts';
import type { TrainingPortal } from '../../portal/index.ts';
import { BUILD } from '../bundles.ts';
import { pause } from '../meter.ts';
import { tinyExtension } from '../tiny-extension.ts';
import { Pipe } from '../worker/pipe.ts';
import type { Traffic } from './heavy-portal.ts';
import { type Processes, spentBetween, spentSoFar } from './processor.ts';

export type Cost = Traffic & { cpu: number };
type Target = { targetId: string; type: string; url: string };

const AHEAD_MS = 37 * 60_000;
const SETTLE_MS = 1_500;
const RINGS_IN_MS = 4_000;
/** Longer than the rest of the alarm, the look and the chores of a wake take. */
const OVER_IN_MS = 6_000;
/** A page of ours on which nothing happens: it only keeps the process there. */
const STILL = 'icon/128.png';

/** Woken as ours, so that the table tells which part of a look is whose; `rest`: nobody is woken. */
export const FLOORS = ['rest', 'wake', 'fetch', 'write'] as const;
export type Floor = (typeof FLOORS)[number];

/** What an empty worker does when its alarm rings; the addresses are those that ours asks in a look. */
function floorWorker(floor: Exclude<Floor, 'rest'>, urls: readonly string[]): string {
  const ask = `for (const url of ${JSON.stringify(urls)}) await (await fetch(url, { credentials: 'include' })).text();`;
  const write = `await new Promise((done, refuse) => {
    const opening = indexedDB.open('floor', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    opening.onerror = refuse;
    opening.onsuccess = () => {
      const tx = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
      tx.objectStore('rows').put({ at: Date.now() }, 'one');
      tx.oncomplete = done;
      tx.onerror = refuse;
    };
  });`;
  const work = floor === 'wake' ? '' : floor === 'fetch' ? ask : ask + write;
  return `chrome.alarms.onAlarm.addListener(async () => { ${work} });`;
}

/**
 * A browser that watches one request, with no debugger on the worker while it is measured: a driver stands on each new
 * worker and holds its start. The request is begun to be watched by a driver, in a browser that is then closed.
 */
export async function watching(portal: TrainingPortal) {
  const profile = mkdtempSync(join(tmpdir(), 'medcard-look-'));
  const session = await launch({ browser: 'chromium', portalPort: portal.port, extension: BUILD, profile });
  // The welcome page comes to the front when it is ready; behind it nothing is drawn, and no click is answered.
  await session.tabAt('welcome.html');
  await Background.of(session);
  const tab = await session.open(PLACES.lk.request);
  await tab.page.bringToFront();
  await logIn(tab);
  await tab.goto(PLACES.lk.request);
  await tab.click('Следить');
  await tab.see('Слежу');
  const cookies = await session.browser.cookies();
  await session.close();

  const mapped = `--host-resolver-rules=MAP *.gosuslugi.ru:443 127.0.0.1:${portal.port}`;
  const pipe = new Pipe(profile, [mapped, '--ignore-certificate-errors', '--disable-quic', '--lang=ru']);
  await pipe.send('Storage.setCookies', {
    cookies: cookies.map(({ name, value, domain, path, secure, httpOnly }) => ({
      ...{ name, value, domain, path, secure, httpOnly },
    })),
  });
  const { id } = await pipe.send<{ id: string }>('Extensions.loadUnpacked', { path: BUILD });
  const base = `chrome-extension://${id}/`;
  const open = (url: string) => pipe.send<{ targetId: string }>('Target.createTarget', { url });
  const attach = async (targetId: string) =>
    (await pipe.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })).sessionId;
  const controls = await attach((await open('about:blank')).targetId);
  await pipe.send('ServiceWorker.enable', {}, controls);
  await open(base + STILL);
  const spent = async () => spentSoFar(await pipe.send<Processes>('SystemInfo.getProcessInfo'));
  const asked = () => portal.control.requests().filter(({ fromExtension }) => fromExtension);

  /** The worker looks in a time to come, so that a plan of the present is due at once, and sets its alarm by that. */
  async function lookAhead(): Promise<void> {
    const page = (await open(`${base}popup.html`)).targetId;
    await pause(SETTLE_MS);
    const { targetInfos } = await pipe.send<{ targetInfos: Target[] }>('Target.getTargets');
    const found = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(base));
    if (!found) throw new Error('no worker');
    const worker = await attach(found.targetId);
    const evaluate = (expression: string) => pipe.send('Runtime.evaluate', { expression, awaitPromise: true }, worker);
    portal.control.clearLog();
    await evaluate(`globalThis.now = Date.now.bind(Date); Date.now = () => now() + ${AHEAD_MS};
      chrome.alarms.create('watch', { when: now() })`);
    for (let tries = 0; asked().length === 0; tries++) {
      if (tries > 200) throw new Error('the alarm brought no look ahead');
      await pause(100);
    }
    await pause(SETTLE_MS);
    await evaluate(`chrome.alarms.create('watch', { when: now() + ${RINGS_IN_MS} })`);
    await pipe.send('Target.detachFromTarget', { sessionId: worker });
    await pipe.send('Target.closeTarget', { targetId: page });
  }

  /** All that the browser does until the alarm has rung and its work is over, its idling included. */
  async function counted(): Promise<Cost> {
    await pipe.send('ServiceWorker.stopAllWorkers', {}, controls);
    await pause(SETTLE_MS);
    portal.control.clearLog();
    const before = await spent();
    await pause(OVER_IN_MS);
    const cpu = spentBetween(before, await spent());
    const rows = asked();
    return { requests: rows.length, bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0), cpu };
  }

  const folder = mkdtempSync(join(tmpdir(), 'medcard-floors-'));
  await lookAhead();
  await counted();
  const urls = asked().map(({ host, path, query }) => `https://${host}${path}${query}`);
  /** Sets the alarm of an extension from a page of its own, which is closed again. */
  const pages = new Map<Floor, string>();
  for (const floor of ['wake', 'fetch', 'write'] as const) {
    const place = tinyExtension(folder, floor, {
      worker: floorWorker(floor, urls),
      page: true,
      permissions: ['alarms'],
      hosts: ['https://*.gosuslugi.ru/*'],
    });
    const tiny = await pipe.send<{ id: string }>('Extensions.loadUnpacked', { path: place });
    pages.set(floor, `chrome-extension://${tiny.id}/`);
    await open(`chrome-extension://${tiny.id}/worker.js`);
  }

  return {
    /** The alarm wakes a stopped worker, as it does in life: no page asks, and none of ours does anything. */
    async look(): Promise<Cost> {
      await lookAhead();
      const cost = await counted();
      if (cost.requests === 0) throw new Error('the alarm brought no look');
      return cost;
    },
    /** The same six seconds without ours: its alarm is set, as it is after a look, but does not ring in them. */
    async floor(floor: Floor): Promise<Cost> {
      const base = pages.get(floor);
      if (base === undefined) return counted();
      const { targetId } = await open(`${base}page.html`);
      await pause(SETTLE_MS);
      const page = await attach(targetId);
      const expression = `chrome.alarms.create('floor', { when: Date.now() + ${RINGS_IN_MS} })`;
      const params = { expression, awaitPromise: true };
      const { exceptionDetails: failed } = await pipe.send<{ exceptionDetails?: object }>(
        'Runtime.evaluate',
        params,
        page,
      );
      if (failed) throw new Error(`${floor}: the alarm could not be set: ${JSON.stringify(failed)}`);
      await pipe.send('Target.closeTarget', { targetId });
      const cost = await counted();
      const wanted = floor === 'wake' ? 0 : urls.length;
      if (cost.requests !== wanted) throw new Error(`${floor}: ${cost.requests} requests instead of ${wanted}`);
      return cost;
    },
    close: async () => {
      await pipe.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

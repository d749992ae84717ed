import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { launch, type Session } from './harness/launch.ts';
import type { Tab } from './harness/tab.ts';

const PHRASE = 'ромашка трактор закат 47 вилка';

/** What the frame of the viewer can reach, told by a script that runs in it. */
type Reach = { origin: string; api: boolean; db: string; net: string };

describe.each(['chromium', 'firefox'] as const)('contexts that hold keys or clear text in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let first: Tab;
  let build = '';
  beforeAll(async () => {
    portal = await startPortal();
    build = probedBuild(browser);
    session = await launch({ browser, portalPort: portal.port, extension: build });
    first = await session.openOwn('cabinet.html#archive');
    await first.page.evaluate(() =>
      chrome.runtime.sendMessage({ id: 1, type: 'changeSettings', data: { locale: 'ru' }, timestamp: 0 }),
    );
    await first.see('Создайте архив');
    await first.fill('Фраза', PHRASE);
    await first.fill('Фраза ещё раз', PHRASE);
    await first.click('Фраза записана');
    await first.click('Создать архив');
    await first.see('Архив открыт и пока пуст', 60_000);
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
    rmSync(build, { recursive: true, force: true });
  });

  it('have a key worker that reaches no network, storage or other worker', async () => {
    const left = await first.page.evaluate(async () => {
      const script = [...document.scripts].map(({ src }) => src).find((src) => src.includes('cabinet')) ?? '';
      const text = await (await fetch(script)).text();
      const path = /["'`]([^"'`]*key-worker-[\w-]+\.js)["'`]/.exec(text)?.[1] ?? '';
      type Policies = { createPolicy: (name: string, rules: object) => { createScriptURL: (url: string) => string } };
      const { trustedTypes } = globalThis as { trustedTypes?: Policies };
      const policy = trustedTypes?.createPolicy('own-worker', { createScriptURL: (url: string) => url });
      const url = new URL(path, location.href).href;
      const { port } = new SharedWorker(policy?.createScriptURL(url) ?? url, { name: 'medcard-keys' });
      return new Promise((done) => {
        port.onmessage = ({ data }) => {
          if (data.event === 'hello') port.postMessage({ id: 7, call: 'isolation', args: [] });
          if (data.id === 7) done(data);
        };
      });
    });
    expect(left).toEqual({ id: 7, ok: true, value: [] });
  });

  it('draw documents in a frame without origin, extension API, database or network', async () => {
    const log = portal.control.requests().length;
    const found = await first.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = '/viewer.html';
      frame.setAttribute('sandbox', 'allow-scripts');
      document.body.append(frame);
      return new Promise((done) => {
        addEventListener('message', ({ source, data }) => {
          if (source !== frame.contentWindow) return;
          if (data.kind === 'ready') frame.contentWindow?.postMessage({ kind: 'probe' }, '*');
          if (data.kind === 'probed') done(data.reach);
        });
      });
    });
    expect(found).toEqual({ origin: 'null', api: false, db: 'refused', net: 'refused' });
    expect(portal.control.requests()).toHaveLength(log);
  });

  it('cannot ask the portal anything from the cabinet', async () => {
    const log = portal.control.requests().length;
    const answer = await first.page.evaluate(() =>
      fetch('https://www.gosuslugi.ru/').then(
        () => 'reached',
        () => 'refused',
      ),
    );
    expect(answer).toBe('refused');
    expect(portal.control.requests()).toHaveLength(log);
  });

  it('are one archive in two tabs: opened together, closed together, blank within a second', async () => {
    const second = await session.openOwn('cabinet.html#archive');
    await second.see('Архив открыт и пока пуст');
    await second.click('Закрыть сейчас');
    await Promise.all([first, second].map((tab) => tab.see('Введите фразу, чтобы открыть')));
    expect(await first.seesNow('Архив открыт')).toBe(false);
    await first.page.bringToFront();
    await first.fill('Фраза', PHRASE);
    await first.click('Открыть архив');
    await first.see('Архив открыт и пока пуст', 60_000);
    await second.see('Архив открыт и пока пуст');
    await second.close();
  });

  it('are closed for a page too that was just opening them', async () => {
    const second = await session.openOwn('cabinet.html#archive');
    for (const delay of [0, 120, 240]) {
      await second.see('Архив открыт и пока пуст', 60_000);
      await second.page.evaluate(() => location.reload()).catch(() => undefined);
      await new Promise((wake) => setTimeout(wake, delay));
      await first.page.evaluate(() => {
        const named = [...document.querySelectorAll('button')].find(
          ({ textContent }) => textContent === 'Закрыть сейчас',
        );
        named?.click();
      });
      await Promise.all([first, second].map((tab) => tab.see('Введите фразу, чтобы открыть')));
      await first.page.bringToFront();
      await first.fill('Фраза', PHRASE);
      await first.click('Открыть архив');
      await first.see('Архив открыт и пока пуст', 60_000);
    }
    await second.close();
  });

  it('close when the keys for it are pressed, wherever that is', async () => {
    const elsewhere = await session.openOwn('popup.html');
    await elsewhere.page.evaluate(() => new BroadcastChannel('medcard-lock').postMessage(null));
    await elsewhere.close();
    await first.page.bringToFront();
    await first.see('Введите фразу, чтобы открыть');
    await first.fill('Фраза', PHRASE);
    await first.click('Открыть архив');
    await first.see('Архив открыт и пока пуст', 60_000);
  });

  it('close by themselves after five minutes without input, as after a sleep or a jump of the clock', async () => {
    await first.page.evaluate(() => {
      const real = Date.now;
      Date.now = () => real() + 4.9 * 60_000;
    });
    await first.see('закроется через 0:0');
    await first.see('Введите фразу, чтобы открыть', 20_000);
  });

  it('say that the list is damaged, show nothing and stay closed', async () => {
    await first.page.evaluate(
      () =>
        new Promise((done, fail) => {
          const asked = indexedDB.open('archive');
          asked.onerror = fail;
          asked.onsuccess = () => {
            const tx = asked.result.transaction('objects', 'readwrite');
            const row = { part: 'segment', revision: 1, generation: 1, ct: new Uint8Array(100) };
            tx.objectStore('objects').put({ id: '0'.repeat(32), ...row });
            tx.oncomplete = done;
          };
        }),
    );
    await first.page.bringToFront();
    await first.fill('Фраза', PHRASE);
    await first.click('Открыть архив');
    await first.see('Список документов повреждён', 60_000);
    await first.see('Архив закрыт');
    await first.until(
      () =>
        first.page.evaluate(async () => {
          const { held = [] } = await navigator.locks.query();
          return held.every(({ name }) => name !== 'medcard-unlocked');
        }),
      'the keys to go',
    );
  });
});

/** Runs inside the viewer's own frame: what can be reached from there? */
function probe(): void {
  const tried = (work: () => Promise<unknown>) =>
    Promise.resolve()
      .then(work)
      .then(
        () => 'reached',
        () => 'refused',
      );
  addEventListener('message', async ({ data }) => {
    if (data?.kind !== 'probe') return;
    const { chrome: api, browser } = globalThis as { chrome?: { storage?: unknown }; browser?: { storage?: unknown } };
    const reach: Reach = {
      origin: globalThis.origin,
      api: Boolean(api?.storage ?? browser?.storage),
      db: await tried(
        () =>
          new Promise((yes, no) => {
            const asked = indexedDB.open('x');
            asked.onsuccess = yes;
            asked.onerror = no;
          }),
      ),
      net: await tried(() => fetch('https://www.gosuslugi.ru/')),
    };
    parent.postMessage({ kind: 'probed', reach }, '*');
  });
}

/** The shipped build with the probe behind the viewer's own script: no driver reaches into that frame in Firefox. */
function probedBuild(browser: 'chromium' | 'firefox'): string {
  const folder = mkdtempSync(join(tmpdir(), 'medcard-probe-'));
  cpSync(browser === 'firefox' ? '.output/firefox-mv3' : '.output/chrome-mv3', folder, { recursive: true });
  appendFileSync(join(folder, 'viewer.js'), `\n(${probe})();\n`);
  return folder;
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { launch, type Session } from './harness/launch.ts';
import { BROWSERS, logIn } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';

const PAGE = 'https://www.gosuslugi.ru/departments/clinic';
const AXE = readFileSync(resolve('node_modules/axe-core/axe.min.js'), 'utf8');
type Picked = { id: string; text: string | null; state: string; attention: boolean; page: string };

describe.each(BROWSERS)('a status the person points at in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let background: Background;
  let tab: Tab;
  const views = async () => (await background.say('pickedView')) as Picked[];
  const events = async () => (await background.outbox()).filter(({ id }) => id.includes('|picked|'));
  const inPage = (what: string) => tab.page.evaluate(what);
  beforeAll(async () => {
    portal = await startPortal();
    session = await launch({ browser, portalPort: portal.port });
    background = await Background.of(session);
    tab = await session.open('https://www.gosuslugi.ru/');
    await logIn(tab);
    await tab.goto(PAGE);
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  /** As the popup does it, which cannot stand over a page in a headless browser. */
  async function startPicker(): Promise<void> {
    const tabId = await background.own.page.evaluate(
      async (url) => (await chrome.tabs.query({ url: `${url}*` }))[0]?.id,
      PAGE,
    );
    expect(await background.say('startPicker', { tabId })).toBe(true);
    await tab.page.bringToFront();
    await tab.see('Укажите статус на странице');
  }

  /** A visit of the person; answers when the page was read. */
  async function visit(): Promise<void> {
    await tab.page.bringToFront();
    await tab.goto(PAGE);
  }

  it('is brought by nobody but the person, and goes without a trace', async () => {
    expect(await inPage("document.querySelectorAll('medcard-picker').length")).toBe(0);
    const before = await inPage('document.body.outerHTML');
    await startPicker();
    await tab.page.keyboard.press('Escape');
    await tab.until(
      async () => (await inPage("document.querySelectorAll('medcard-picker').length")) === 0,
      'the picker to go',
    );
    expect(await inPage('document.body.outerHTML')).toBe(before);
  });

  it('keeps the presses made while choosing from the page, and only those', async () => {
    await startPicker();
    await tab.click('Что это значит');
    await tab.see('Будем следить за');
    expect(tab.page.url()).toBe(PAGE);
    await tab.click('Выбрать другое');
    await tab.see('Укажите статус на странице');
    await tab.click('Отмена');
    await tab.notSee('Укажите статус на странице');
    await tab.click('Что это значит');
    await tab.until(async () => tab.page.url().endsWith('/help'), 'the link to work again');
    await tab.goto(PAGE);
  });

  it(`is pointed at by ${browser === 'chromium' ? 'mouse' : 'keyboard'}, and read back before it is watched`, async () => {
    await startPicker();
    await tab.page.evaluate(AXE);
    const found = await tab.page.evaluate(async () => {
      type Axe = { run: (on: object) => Promise<{ violations: { id: string }[] }> };
      const { axe } = globalThis as unknown as { axe: Axe };
      return (await axe.run({ include: [['medcard-picker']] })).violations.map(({ id }) => id);
    });
    expect(found).toEqual([]);
    if (browser === 'chromium') {
      const status = await tab.see('Прикрепление оформляется');
      await status.hover();
      await tab.see('Здесь: «Прикрепление оформляется»');
      await status.click();
    } else {
      for (let left = 20; left > 0 && !(await tab.seesNow('Здесь: «Прикрепление оформляется»')); left--)
        await tab.page.keyboard.press('Tab');
      await tab.page.keyboard.press('Enter');
    }
    await tab.see('Будем следить за: «Прикрепление оформляется»');
    if (browser === 'chromium') await tab.click('Да');
    else await tab.page.keyboard.press('Enter');
    await tab.see('Следим. Каждый раз');
    expect(await views()).toMatchObject([{ text: 'Прикрепление оформляется', state: 'ok', page: PAGE.slice(8) }]);
    await tab.click('Закрыть');
  });

  it('keeps nothing of it in clear', async () => {
    const rows = await background.own.page.evaluate(
      () =>
        new Promise<string>((done) => {
          const opening = indexedDB.open('watch');
          opening.onsuccess = () => {
            const all = opening.result.transaction('picked').objectStore('picked').getAll();
            all.onsuccess = () => {
              opening.result.close();
              done(all.result.map(({ id, box }) => `${id} ${new TextDecoder('latin1').decode(box)}`).join());
            };
          };
        }),
    );
    expect(rows.length).toBeGreaterThan(100);
    expect(rows).not.toContain('departments');
    expect(JSON.stringify(await background.own.page.evaluate(() => chrome.storage.local.get()))).not.toContain(
      'departments',
    );
  });

  it('tells of a change when it is seen twice, on a page that was drawn anew meanwhile', async () => {
    portal.control.setDepartment({ status: 'Прикрепление завершено', look: 'redrawn' });
    await visit();
    await tab.until(async () => (await views())[0]?.text === 'Прикрепление завершено', 'the page to be read');
    expect(await events()).toEqual([]);
    await visit();
    await tab.until(async () => (await events()).length === 1, 'the change to be told');
    const [event] = await events();
    await tab.until(async () => (await background.notified()).includes(event?.id ?? ''), 'the notice');
    expect(await views()).toMatchObject([{ attention: true, state: 'ok' }]);
  });

  it('makes no event of a page that lost it, and says so', async () => {
    portal.control.setDepartment({ look: 'garbage' });
    await visit();
    await tab.until(async () => (await views())[0]?.state === 'changed', 'the miss', 30_000);
    expect(await events()).toHaveLength(1);
    const cabinet = await session.openOwn('cabinet.html#requests');
    await cabinet.see('Страница изменилась');
    await cabinet.see('вы показали сами');
    await cabinet.close();
  });

  it('goes on without an event when the page is back as it was', async () => {
    portal.control.setDepartment({ look: 'plain' });
    await visit();
    await tab.until(async () => (await views())[0]?.state === 'ok', 'the page to be read again', 30_000);
    expect(await events()).toHaveLength(1);
  });

  it('opens the page in a tab aside when that was allowed, one at a time, and closes it', async () => {
    const [watch] = await views();
    await tab.goto('https://www.gosuslugi.ru/help');
    await background.say('changePicked', { watchId: watch?.id, to: 'alone' });
    const served = () => portal.log.rows().filter(({ path }) => path === '/departments/clinic').length;
    const before = served();
    portal.control.setDepartment({ status: 'Прикрепление отменено' });
    await background.ring(31, 'picked');
    await tab.until(
      async () => (await views())[0]?.text === 'Прикрепление отменено',
      'the page to be read aside',
      30_000,
    );
    const aside = () => background.own.page.evaluate((url) => chrome.tabs.query({ url: `${url}*` }), PAGE);
    await tab.until(async () => (await aside()).length === 0, 'the tab aside to be closed');
    expect(served()).toBe(before + 1);
    expect(await events()).toHaveLength(1);
    await background.ring(31, 'picked');
    await tab.until(async () => (await events()).length === 2, 'the change to be told', 30_000);
  });

  it('opens nothing when the person is not logged in', async () => {
    portal.control.endSession();
    portal.control.clearLog();
    await background.ring(31, 'picked');
    await tab.until(async () => (await views())[0]?.state === 'login', 'the watch to wait', 30_000);
    expect(portal.log.rows().filter(({ path }) => path === '/departments/clinic')).toEqual([]);
  });

  it('is forgotten at the person’s wish, and its reader leaves the pages', async () => {
    const [watch] = await views();
    await background.say('changePicked', { watchId: watch?.id, to: 'remove' });
    expect(await views()).toEqual([]);
    expect(await background.own.page.evaluate(() => chrome.scripting.getRegisteredContentScripts())).toEqual([]);
  });
});

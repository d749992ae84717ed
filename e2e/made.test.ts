import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Giving, startPortal, type TrainingDocument, type TrainingPortal } from '../portal/index.ts';
import type { Background } from './harness/background.ts';
import { grantedBuild } from './harness/granted.ts';
import type { Session } from './harness/launch.ts';
import { BROWSERS, createArchive, logIn, openHealth } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';
import { setStage } from './story/story.ts';

const WIDER = 'Замечать и те скачивания';

/** Documents that no address of the portal gives: a page puts them together, or hands them out by a script. */
describe.each(BROWSERS)('documents that a page of the portal makes itself, in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let background: Background;
  let cabinet: Tab;
  let tab: Tab;
  // No headless Chromium can be asked for a permission: there it is given from the start.
  const folder = browser === 'chromium' ? grantedBuild() : null;
  const listed = async () => (await cabinet.page.$$('button.cover')).length;
  const add = (title: string, giving: Giving, sizeMb = 0): TrainingDocument =>
    portal.control.addDocument({ title, kind: 'pdf', giving, sizeMb });
  /** A new tab each: after a download Firefox's driver waits for ever for the old one to go anywhere. */
  const press = async (title: string) => {
    tab = await session.open('https://www.gosuslugi.ru/help');
    await openHealth(tab, 'lk');
    await tab.see('шаг');
    const [where] = await Promise.all([
      tab.page.waitForSelector(`[data-name^="${title}"], a[href*="${encodeURIComponent(title)}"]`),
      tab.page.bringToFront(),
    ]);
    await where?.click();
  };
  const arrives = async (count: number) => {
    await cabinet.page.bringToFront();
    await cabinet.until(async () => (await listed()) === count, `${count} records`, 30_000);
  };
  /** Documents that were sealed and wait to be taken in. */
  const waiting = () =>
    background.own.page.evaluate(
      () =>
        new Promise<number>((done, fail) => {
          const opening = indexedDB.open('inbox');
          opening.onerror = () => fail(opening.error);
          opening.onsuccess = () => {
            const asked = opening.result.transaction('items').objectStore('items').count();
            asked.onsuccess = () => {
              opening.result.close();
              done(asked.result);
            };
          };
        }),
    );
  const told = async (before: number) =>
    cabinet.until(async () => (await background.notified()).length > before, 'the notification', 30_000);
  beforeAll(async () => {
    portal = await startPortal({ seed: { documents: [] } });
    ({ session, background } = await setStage('lk', portal, browser, {
      firefoxPrefs: { 'extensions.webextOptionalPermissionPrompts': false },
      ...(folder ? { extension: folder } : {}),
    }));
    cabinet = await createArchive(session);
    await background.say('changeSettings', { keep: { kind: 'health', choice: 'always' } });
    tab = await session.open('https://lk.gosuslugi.ru/overview');
    await logIn(tab);
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  // Chromium lets an extension read it all the same.
  it.runIf(browser === 'firefox')('one that the rules of the page let nobody read is told of', async () => {
    add('Справка', 'made');
    await press('Справка');
    await tab.see('Страница не дала прочитать файл: копия не сохранена');
    portal.control.setReadsBlobs(true);
  });

  it('one that its script clicks and takes back at once is kept whole, without any permission', async () => {
    const document = add('Осмотр терапевта', 'made', 3);
    await press('Осмотр терапевта');
    await tab.see('Зашифрованная копия сохранена в архив', 60_000);
    await arrives(1);
    // The same document by an address: were one byte of the first another, it would be a second record.
    document.giving = 'link';
    await press('Осмотр терапевта');
    await tab.see('Зашифрованная копия сохранена в архив', 60_000);
    await cabinet.page.bringToFront();
    await cabinet.until(async () => (await waiting()) === 0, 'the inbox to be empty', 30_000);
    expect(await listed()).toBe(1);
  });

  it('the permission is asked for in the settings, and they say what it shows us', async () => {
    const settings = await session.openOwn('cabinet.html#settings');
    await settings.see('Мы смотрим только на адреса портала');
    const ticked = () => settings.page.evaluate(() => chrome.permissions.contains({ permissions: ['downloads'] }));
    if (browser === 'firefox') {
      expect(await ticked()).toBe(false);
      await settings.click(WIDER);
    }
    await settings.until(ticked, 'the permission');
    await settings.close();
  });

  it('one that is in no page is kept then, and a notification says so', async () => {
    add('Выписной эпикриз', 'made-aside', 2);
    const before = (await background.notified()).length;
    await press('Выписной эпикриз');
    await told(before);
    await arrives(2);
    await cabinet.control('Выписной эпикриз');
  });

  it('one that the page takes back sooner than anybody can look is kept, or the person is told what to do', async () => {
    add('Снимок', 'made-aside-and-gone');
    const records = await listed();
    const before = (await background.notified()).length;
    const heard = await background.hearNotices();
    await press('Снимок');
    await told(before);
    const [said, ...more] = await heard();
    expect(more).toEqual([]);
    // Which of the two it is, is a matter of moments; that what was said is so, is not.
    if (said?.startsWith('Копия сохранена в архив')) {
      await arrives(records + 1);
      await cabinet.control('Снимок');
    } else {
      expect(said).toContain('Скачанный файл не попал в архив');
      expect(said).toContain('перетащите его в архив в кабинете');
      await cabinet.page.bringToFront();
      expect(await waiting()).toBe(0);
      expect(await listed()).toBe(records);
    }
  });

  it('a click that was seen is not kept a second time, nor told of twice', async () => {
    add('Прививка', 'link');
    const records = await listed();
    const before = (await background.notified()).length;
    portal.control.clearLog();
    await press('Прививка');
    await tab.see('Зашифрованная копия сохранена в архив', 60_000);
    await arrives(records + 1);
    await new Promise((wake) => setTimeout(wake, 2_500));
    expect((await background.notified()).length).toBe(before);
    expect(
      portal.control.requests().filter(({ path, fromExtension }) => fromExtension && /files/.test(path)),
    ).toHaveLength(1);
  });

  it('one that a script begins by its address is kept too', async () => {
    const { objectId } = add('Заключение', 'link');
    const records = await listed();
    const before = (await background.notified()).length;
    tab = await session.open('https://www.gosuslugi.ru/help');
    await openHealth(tab, 'lk');
    const link = await tab.page.waitForSelector(`a[href*="${objectId}"]`);
    await link?.evaluate((one) => (one as HTMLAnchorElement).click());
    await told(before);
    await arrives(records + 1);
  });

  it('a download of another site is none of ours', async () => {
    const records = await listed();
    const before = (await background.notified()).length;
    tab = await session.open('https://esia.gosuslugi.ru/login/');
    await tab.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['%PDF-1.7 of somebody else']));
      link.download = 'чужое.pdf';
      link.click();
    });
    await new Promise((wake) => setTimeout(wake, 3_000));
    expect((await background.notified()).length).toBe(before);
    expect(await listed()).toBe(records);
  });

  it('«нет» leaves them alone', async () => {
    await background.say('changeSettings', { keep: { kind: 'health', choice: 'never' } });
    add('Направление', 'made-aside');
    const records = await listed();
    const before = (await background.notified()).length;
    await press('Направление');
    await new Promise((wake) => setTimeout(wake, 3_000));
    expect((await background.notified()).length).toBe(before);
    expect(await waiting()).toBe(0);
    expect(await listed()).toBe(records);
  });
});

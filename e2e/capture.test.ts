import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { TWO_COLOURS_HEIC } from '../utils/documents/desk/test-heic.ts';
import type { Background } from './harness/background.ts';
import type { Session } from './harness/launch.ts';
import { BROWSERS, createArchive, lockArchive, logIn, openHealth, unlockArchive } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';
import { setStage } from './story/story.ts';

const pdf = (text: string) => strToU8(`%PDF-1.7\n% ${text}\n`);
const SIGNATURE = Uint8Array.of(0x30, 0x82, 1, 0, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2, 1, 2, 3);
const SEMD = strToU8('<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"/>');

describe.each(BROWSERS)('files of the person’s own in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let cabinet: Tab;
  const folder = mkdtempSync(join(tmpdir(), 'medcard-own-files-'));
  const onDisk = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const choose = async (...paths: string[]) => {
    await cabinet.upload('input[type=file]', ...paths);
  };
  beforeAll(async () => {
    portal = await startPortal();
    ({ session } = await setStage('lk', portal, browser));
    cabinet = await createArchive(session);
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are chosen: the good ones are listed, a page under the name of a document is refused with its reason', async () => {
    await cabinet.control('Выбрать файлы');
    await choose(
      onDisk('Анализ крови.pdf', pdf('1')),
      onDisk('осмотр.xml', SEMD),
      onDisk('осмотр.xml.sig', SIGNATURE),
      onDisk('вход.pdf', strToU8('<!doctype html><html>')),
    );
    await cabinet.see('это веб-страница, а не документ');
    await cabinet.see('Рядом со своим документом лежит 1');
    await cabinet.control('Анализ крови');
    await cabinet.see('· с подписью');
    expect(await cabinet.page.$$eval('button.cover', (all) => all.length)).toBe(2);
  });

  it('come out of a ZIP; one that repeats is said, one that leads out is refused', async () => {
    const zip = zipSync({ 'снимок.png': pngOf(), 'ещё раз.pdf': pdf('1'), '../../злой.pdf': pdf('2') });
    await choose(onDisk('всё.zip', zip));
    await cabinet.see('имя файла ведёт за пределы');
    await cabinet.see('Уже в архиве, второй раз не сохраняем: 1');
    await cabinet.control('снимок');
    expect(await cabinet.page.$$eval('button.cover', (all) => all.length)).toBe(3);
  });

  it('a bomb and a broken ZIP are refused whole, and what is kept stays', async () => {
    const bomb = zipSync({ 'a.pdf': new Uint8Array(8 * 2 ** 20) });
    await choose(onDisk('бомба.zip', bomb), onDisk('битый.zip', bomb.slice(0, -5)));
    await cabinet.see('распаковался бы в слишком большой объём');
    await cabinet.see('ZIP повреждён');
    expect(await cabinet.page.$$eval('button.cover', (all) => all.length)).toBe(3);
  });

  it('a HEIC from a telephone is kept as it came and can be looked at', async () => {
    await choose(onDisk('рецепт.HEIC', TWO_COLOURS_HEIC));
    await cabinet.click('рецепт');
    await cabinet.see('Сохранить копию', 40_000);
    const width = () => Math.max(0, ...[...document.images].map((image) => image.naturalWidth));
    const frames = cabinet.page.frames().filter((frame) => frame.url().endsWith('/viewer.html'));
    const widths = await Promise.all(frames.map((frame) => frame.evaluate(width).catch(() => null)));
    // Firefox's driver does not reach into the opaque frame: there the page, which waits for the picture, has no complaint.
    if (widths.some((one) => one !== null)) expect(widths).toContain(640);
    expect(await cabinet.seesNow('не получилось')).toBe(false);
    await cabinet.click('← К списку');
  });

  it('are dropped on the page, which does not go away for it', async () => {
    await drop(cabinet, 'брошенный.pdf', 'dropped');
    await cabinet.see('Добавлен 1');
    await cabinet.control('брошенный');
  });

  it('dropped on a closed archive are not taken, and that is said', async () => {
    await lockArchive(cabinet);
    await drop(cabinet, 'поздно.pdf', 'late');
    await cabinet.see('Архив закрыт, файлы не добавлены');
    await unlockArchive(cabinet);
    await cabinet.control('брошенный', 60_000);
    expect(await cabinet.seesNow('поздно')).toBe(false);
  });
});

describe.each(BROWSERS)('documents of the portal, by the person’s own choice, in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let background: Background;
  let cabinet: Tab;
  let tab: Tab;
  const choose = (kind: string, choice: string) => background.say('changeSettings', { keep: { kind, choice } });
  const listed = async () => (await cabinet.page.$$('button.cover')).length;
  /** A new tab each: after a download Firefox's driver waits for ever for the old one to go anywhere. */
  const download = async () => {
    tab = await session.open('https://www.gosuslugi.ru/help');
    await openHealth(tab, 'lk');
    await tab.see('шаг');
    await tab.click('Скачать PDF');
  };
  beforeAll(async () => {
    portal = await startPortal();
    ({ session, background } = await setStage('lk', portal, browser));
    cabinet = await createArchive(session);
    tab = await session.open('https://lk.gosuslugi.ru/overview');
    await logIn(tab);
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  it('«нет»: the download goes on, nothing is fetched, kept or said', async () => {
    await choose('health', 'never');
    portal.control.clearLog();
    await download();
    await new Promise((wake) => setTimeout(wake, 1_500));
    expect(await tab.seesNow('Сохраняю копию')).toBe(false);
    expect(await tab.seesNow('копия')).toBe(false);
    const asked = portal.control.requests().filter(({ path, fromExtension }) => fromExtension && /files/.test(path));
    expect(asked).toEqual([]);
    await cabinet.page.bringToFront();
    expect(await listed()).toBe(0);
  });

  it('«спрашивать»: the copy is held until the person says', async () => {
    await choose('health', 'ask');
    await download();
    await tab.see('Зашифрованная копия ждёт решения', 60_000);
    await cabinet.page.bringToFront();
    await cabinet.see('Оставить эти документы в архиве?', 30_000);
    expect(await listed()).toBe(0);
    await cabinet.click('Удалить копию');
    await cabinet.notSee('Оставить эти документы в архиве?');
    await download();
    await tab.see('Зашифрованная копия ждёт решения', 60_000);
    await cabinet.page.bringToFront();
    await cabinet.see('Оставить эти документы в архиве?', 30_000);
    await cabinet.click('Оставить');
    await cabinet.until(async () => (await listed()) === 1, 'the record', 30_000);
  });

  it('undecided: kept, and asked about once', async () => {
    await choose('health', 'undecided');
    await cabinet.see('Сохранять такие и дальше?');
    await cabinet.click('Да, всегда');
    await cabinet.notSee('Сохранять такие и дальше?');
  });

  it('the file of a watched request arrives when it is asked for, and not before', async () => {
    portal.control.addFile('5400000001', { name: 'Выписка.pdf' });
    tab = await session.open('https://lk.gosuslugi.ru/order/5400000001');
    await tab.click('Следить');
    await tab.see('Слежу');
    portal.control.moveStatus('5400000001', { statusId: 3, title: 'Услуга оказана' });
    portal.control.clearLog();
    await background.ringAfter(37);
    const fetched = () => portal.control.requests().filter(({ path }) => path.includes('/storage/v1/files/')).length;
    expect(fetched()).toBe(0);
    const requests = await session.openOwn('cabinet.html#requests');
    await requests.click('Сохранить файл результата в архив: Выписка', 30_000);
    await requests.see('Зашифрованная копия сохранена в архив', 60_000);
    expect(fetched()).toBe(1);
    await requests.close();
    await cabinet.page.bringToFront();
    await cabinet.control('Выписка', 30_000);
  });

  it('a file that no answer of the portal has named is not fetched, whoever asks', async () => {
    portal.control.clearLog();
    const url = 'https://www.gosuslugi.ru/api/storage/v1/files/9100000001/2/download?mnemonic=a.pdf';
    expect(await background.say('keepFile', { watchId: 'x', url })).toEqual({ ok: false, error: 'not-allowed' });
    expect(portal.control.requests().filter(({ path }) => path.includes('/files/'))).toEqual([]);
  });

  // Firefox's driver reaches neither native menus nor the background.
  it.runIf(browser === 'chromium')(
    'the menu of a link keeps a document, and says of anything else that it is none',
    async () => {
      portal.control.addDocument({ title: 'Из меню', kind: 'pdf' });
      tab = await session.open('https://www.gosuslugi.ru/help');
      await openHealth(tab, 'lk');
      const links = await tab.page.$$eval('a', (all) =>
        all.map(({ href }) => href).filter((href) => /files/.test(href)),
      );
      const before = await listed();
      const menu = async (linkUrl: string) => {
        const told = (await background.notified()).length;
        const worker = await session.worker();
        await worker?.evaluate((link) => {
          type Clicked = { dispatch(info: object, tab: object): void };
          const { onClicked } = chrome.contextMenus as unknown as { onClicked: Clicked };
          onClicked.dispatch(
            { menuItemId: 'keep', linkUrl: link, pageUrl: 'https://lk.gosuslugi.ru/health/meddocs' },
            {},
          );
        }, linkUrl);
        await cabinet.until(async () => (await background.notified()).length > told, 'the notification', 30_000);
      };
      await menu('https://www.gosuslugi.ru/help');
      expect(await listed()).toBe(before);
      for (const link of links) await menu(link);
      await cabinet.page.bringToFront();
      await cabinet.until(async () => (await listed()) > before, 'the record', 30_000);
    },
  );
});

function pngOf(): Uint8Array {
  return Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0);
}

/** What the browser tells a page when a file is let go over it. */
async function drop(tab: Tab, name: string, text: string): Promise<void> {
  await tab.page.evaluate(
    (called, words) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([`%PDF-1.7\n% ${words}\n`], called));
      for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    name,
    text,
  );
}

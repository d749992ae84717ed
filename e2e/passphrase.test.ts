import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { launch, type Session } from './harness/launch.ts';
import {
  BROWSERS,
  createArchive,
  keepDocument,
  lockArchive,
  logIn,
  PHRASE,
  PLACES,
  unlockArchive,
} from './harness/person.ts';
import type { Tab } from './harness/tab.ts';

const NEXT = 'якорь сирень мостовая 58 грамота';
const RECOVERED = 'облако и ветер 31 над рекой';
const FACE = 'lk';

type Header = { inbox: { recipient: string }; generation: number; slots: { kind: string }[] };

describe.each(BROWSERS)('the keys of an archive in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let cabinet: Tab;
  let key = '';
  beforeAll(async () => {
    portal = await startPortal();
    session = await launch({ browser, portalPort: portal.port });
    const settings = await session.openOwn('cabinet.html#settings');
    await settings.page.evaluate(() =>
      chrome.runtime.sendMessage({ id: 1, type: 'changeSettings', data: { locale: 'ru' }, timestamp: 0 }),
    );
    await settings.close();
    cabinet = await createArchive(session);
    await keepOne();
    await cabinet.page.bringToFront();
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  /** One document from the portal, kept. */
  async function keepOne(): Promise<void> {
    const tab = await session.open(PLACES[FACE].start);
    await logIn(tab);
    await keepDocument(tab, FACE);
    await cabinet.page.bringToFront();
    await cabinet.see('1 документ', 30_000);
    await tab.close();
  }
  const stored = (): Promise<(string | undefined)[]> =>
    cabinet.page.evaluate(async () => {
      const { vaultHeaderA, vaultHeaderB } = (await chrome.storage.local.get()) as Record<string, string>;
      return [vaultHeaderA, vaultHeaderB];
    });
  const header = async (): Promise<Header> => {
    const [first, second] = await stored();
    expect(first).toBe(second);
    return JSON.parse(first ?? '') as Header;
  };
  async function refused(phrase: string): Promise<void> {
    await unlockArchive(cabinet, phrase);
    await cabinet.see('Фраза не подошла. Архив цел.', 30_000);
  }
  async function opens(phrase: string): Promise<void> {
    await unlockArchive(cabinet, phrase);
    await cabinet.see('1 документ', 30_000);
  }
  async function read(): Promise<void> {
    const [record] = await cabinet.all('button.cover');
    await record?.click();
    await cabinet.see('Сохранить копию', 30_000);
    await cabinet.click('← К списку');
    await cabinet.see('1 документ');
  }
  async function newPhrase(phrase: string): Promise<void> {
    await cabinet.fill('Новая фраза', phrase);
    await cabinet.notSee('проверяем…');
    await cabinet.fill('Новая фраза ещё раз', phrase);
  }

  it('cost as much to guess as this computer can bear', async () => {
    const [text] = await stored();
    const [slot] = (JSON.parse(text ?? '') as { slots: { kdf: { m: number; t: number; p: number } }[] }).slots;
    expect([65_536, 131_072, 262_144]).toContain(slot?.kdf.m);
    expect(slot?.kdf).toMatchObject({ t: 3, p: 1 });
  });

  it('do not change for one who does not know the phrase', async () => {
    const before = await stored();
    await cabinet.click('Сменить фразу');
    await cabinet.fill('Нынешняя фраза', 'совсем не та фраза');
    await newPhrase(NEXT);
    await cabinet.click('Сменить фразу');
    await cabinet.see('Фраза не подошла. Ничего не изменено.', 30_000);
    expect(await stored()).toEqual(before);
  });

  it('change: the old phrase is refused, the new one opens, the document is read', async () => {
    await cabinet.fill('Нынешняя фраза', PHRASE);
    const started = Date.now();
    await cabinet.click('Сменить фразу');
    await cabinet.see('Фраза изменена', 30_000);
    console.info(`${browser}: the passphrase was changed in ${Date.now() - started} ms`);
    expect((await header()).generation).toBe(2);
    await read();
    await lockArchive(cabinet);
    await refused(PHRASE);
    await opens(NEXT);
    await read();
  });

  it('are shown once as a recovery key, for the phrase; nothing of it stays on the page or in storage', async () => {
    await cabinet.click('Сделать ключ восстановления');
    await cabinet.fill('Фраза', NEXT);
    await cabinet.click('Показать ключ');
    await cabinet.see('Кому отдать?', 30_000);
    await cabinet.until(async () => (await sheetCodes()).length === 1, 'the sheet');
    key = (await sheetCodes())[0] ?? '';
    expect(key).toMatch(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/);
    expect((await header()).slots.map(({ kind }) => kind)).toEqual(['passphrase']);
    await cabinet.click('Двум близким: нужны оба листа');
    await cabinet.until(async () => (await sheetCodes()).length === 2, 'two sheets');
    for (const half of await sheetCodes()) expect(half).toMatch(/^MEDCARD-HALF-1/);
    expect(await pdfStart()).toBe('%PDF-');
    await cabinet.click('Лист напечатан или сохранён, он у меня');
    await cabinet.click('Готово, спрятать ключ');
    await cabinet.see('Ключ восстановления готов', 30_000);
    expect((await header()).slots.map(({ kind }) => kind)).toEqual(['passphrase', 'recovery']);
    const everything = await cabinet.page.evaluate(
      async () => document.documentElement.outerHTML + JSON.stringify(await chrome.storage.local.get()),
    );
    expect(everything).not.toContain(key.slice(-20));
  });
  const sheetCodes = (): Promise<string[]> =>
    cabinet.page.evaluate(() => [...document.querySelectorAll('p.key')].map(({ textContent }) => textContent ?? ''));

  /** What «Сохранить PDF» hands to the browser's download, made in the page under its own policy. */
  async function pdfStart(): Promise<string> {
    await cabinet.page.evaluate(() => {
      const real = URL.createObjectURL;
      URL.createObjectURL = (blob: Blob) => {
        void blob.text().then((text) => Object.assign(globalThis, { savedPdf: text.slice(0, 5) }));
        return real(blob);
      };
    });
    await cabinet.click('Сохранить PDF');
    const saved = () => cabinet.page.evaluate(() => (globalThis as { savedPdf?: string }).savedPdf ?? '');
    await cabinet.until(async () => (await saved()) !== '', 'the PDF', 60_000);
    return saved();
  }

  it('open by the recovery key when the phrase is lost, for a new one; the others are over', async () => {
    await lockArchive(cabinet);
    await cabinet.click('Забыли фразу?');
    await cabinet.fill('Ключ с листа', `${key.slice(0, -1)}${key.endsWith('Q') ? 'P' : 'Q'}`);
    await newPhrase(RECOVERED);
    await cabinet.click('Открыть и сменить фразу');
    await cabinet.see('В ключе опечатка или он не весь', 30_000);
    await cabinet.fill('Ключ с листа', key.toLowerCase());
    await cabinet.click('Открыть и сменить фразу');
    await cabinet.see('Архив открыт, фраза новая', 30_000);
    await cabinet.see('1 документ', 30_000);
    await read();
    await lockArchive(cabinet);
    await refused(NEXT);
    await opens(RECOVERED);
    await read();
  });

  it('open in two tabs at once', async () => {
    const other = await session.openOwn('cabinet.html#archive');
    await lockArchive(cabinet);
    await other.see('Введите фразу, чтобы открыть', 30_000);
    for (const tab of [cabinet, other]) {
      await tab.page.bringToFront();
      await tab.fill('Фраза', RECOVERED);
    }
    await Promise.all(
      [cabinet, other].map((tab) => tab.page.evaluate(() => document.querySelector('form')?.requestSubmit())),
    );
    await Promise.all([cabinet, other].map((tab) => tab.see('1 документ', 60_000)));
    await other.close();
  });

  it('that came back from an older copy open, and say so', async () => {
    const now = await header();
    const old = await stored();
    // A tab behind another is drawn once a second.
    await cabinet.page.bringToFront();
    await cabinet.click('Сменить фразу');
    await cabinet.fill('Нынешняя фраза', RECOVERED);
    await cabinet.click('Придумать за меня');
    await cabinet.see('Запишите её на бумаге');
    const invented = await cabinet.page.$eval('.phrase', ({ textContent }) => textContent ?? '');
    expect(invented.split(' ')).toHaveLength(5);
    await cabinet.fill('Новая фраза ещё раз', invented);
    await cabinet.click('Сменить фразу');
    await cabinet.see('Фраза изменена', 30_000);
    expect((await header()).generation).toBe(now.generation + 1);
    await lockArchive(cabinet);
    await opens(invented);
    await lockArchive(cabinet);
    const putBack = () =>
      cabinet.page.evaluate(
        ([vaultHeaderA, vaultHeaderB]) => chrome.storage.local.set({ vaultHeaderA, vaultHeaderB }),
        old,
      );
    // Where only the browser's storage fell back, the spare knows better.
    await putBack();
    await opens(invented);
    await cabinet.see('Ключ и отметка архива взяты из запасных копий');
    await lockArchive(cabinet);
    await putBack();
    await cabinet.page.evaluate(async (text) => {
      const root = await navigator.storage.getDirectory();
      const spare = await (await root.getFileHandle('vault-header')).createWritable();
      await spare.write(text ?? '');
      await spare.close();
    }, old[0]);
    await opens(RECOVERED);
    await cabinet.see('Данные архива старше, чем были');
  });

  it('are all made new at a wish: the document is read, phrase and sheet stay, what the old keys open is gone', async () => {
    const before = await header();
    const rows = () =>
      cabinet.page.evaluate(async () => {
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          const asked = indexedDB.open('archive');
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
        const ids = await new Promise<IDBValidKey[]>((resolve) => {
          const asked = db.transaction('objects').objectStore('objects').getAllKeys();
          asked.onsuccess = () => resolve(asked.result);
        });
        db.close();
        return ids.map(String);
      });
    const [old, other] = [await rows(), await session.openOwn('cabinet.html#archive')];
    await other.see('1 документ', 30_000);
    await cabinet.page.bringToFront();
    await cabinet.click('Перешифровать архив');
    await cabinet.fill('Фраза', 'не та фраза');
    await cabinet.click('Перешифровать');
    await cabinet.see('Фраза не подошла', 30_000);
    expect(await header()).toEqual(before);
    await cabinet.fill('Фраза', RECOVERED);
    await cabinet.click('Перешифровать');
    await cabinet.see('Архив перешифрован', 60_000);
    await Promise.all([cabinet, other].map((tab) => tab.see('1 документ', 30_000)));
    await other.close();
    await read();
    const now = await rows();
    expect(now).toHaveLength(old.length);
    expect(now.filter((id) => old.includes(id))).toEqual([]);
    const after = await header();
    expect(after.generation).toBe(before.generation + 2);
    expect(after.inbox.recipient).not.toBe(before.inbox.recipient);
    await cabinet.see('Архив цел');
    await lockArchive(cabinet);
    await opens(RECOVERED);
    await read();
  });
});

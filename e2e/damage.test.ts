import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { damage } from '../tools/soak/damage.ts';
import { runSoak } from '../tools/soak/run.ts';
import { Background } from './harness/background.ts';
import { launch, type Session } from './harness/launch.ts';
import { BROWSERS, createArchive, keepDocument, lockArchive, logIn, unlockArchive } from './harness/person.ts';
import { harmCopy, harmRow, loseInbox, type StoreSeen, seeStore } from './harness/store-damage.ts';
import type { Tab } from './harness/tab.ts';

const RESTORED = 'Повреждён 1 документ, восстановлен из второй копии';

describe.each(BROWSERS)('a damaged archive in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let cabinet: Tab;
  let whole: StoreSeen;
  beforeAll(async () => {
    portal = await startPortal();
    portal.control.setHomeFace('lk');
    session = await launch({ browser, portalPort: portal.port });
    await Background.of(session);
    cabinet = await createArchive(session);
    const tab = await session.open('https://www.gosuslugi.ru/');
    await logIn(tab);
    await keepDocument(tab, 'lk');
    await tab.close();
    await cabinet.page.bringToFront();
    await cabinet.see('Добавлен 1 документ', 30_000);
    await lockArchive(cabinet);
    whole = await seeStore(cabinet);
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  const open = async () => {
    await unlockArchive(cabinet);
    await cabinet.see('Проверить архив', 60_000);
  };
  const documentOpens = async () => {
    await cabinet.until(async () => (await cabinet.page.$('button.cover')) !== null, 'a record in the list');
    await cabinet.click(await cabinet.page.$eval('button.cover', (button) => button.textContent ?? ''));
    await cabinet.see('Страница 1 из 1', 60_000);
    await cabinet.click('К списку');
  };

  it('keeps a second copy of each ciphertext, and of nothing else', () => {
    const hashes = whole.rows.map((row) => row.split(' ').at(-1)).sort();
    expect(hashes).toHaveLength(3);
    expect(whole.copies).toEqual(hashes);
    expect(whole.spoiled).toEqual([]);
  });

  it.each(['flip', 'cut', 'swap', 'delete'] as const)(
    'says that a document was damaged (%s) and restored, and opens it',
    async (harm) => {
      await harmRow(cabinet, harm, 'body');
      await open();
      await cabinet.see(RESTORED, 30_000);
      await cabinet.see('Архив цел');
      await documentOpens();
      await lockArchive(cabinet);
      expect(await seeStore(cabinet)).toEqual(whole);
    },
  );

  it.each(['segment', 'manifest'] as const)('restores a damaged %s', async (part) => {
    await harmRow(cabinet, 'flip', part);
    await open();
    await cabinet.see('Повреждён список документов, восстановлен из второй копии', 30_000);
    await documentOpens();
    await lockArchive(cabinet);
    expect(await seeStore(cabinet)).toEqual(whole);
  });

  it('comes back whole when the browser has lost the whole store', async () => {
    await harmRow(cabinet, 'empty-store', 'body');
    await open();
    await cabinet.see(RESTORED, 30_000);
    await documentOpens();
    await lockArchive(cabinet);
    expect(await seeStore(cabinet)).toEqual(whole);
  });

  it.each(['flip', 'delete'] as const)('writes a second copy anew (%s) when all is checked', async (harm) => {
    await open();
    await cabinet.see('вторая копия каждого документа есть', 30_000);
    await harmCopy(cabinet, harm);
    await cabinet.click('Проверить архив');
    await cabinet.see('Проверено всё, записей: 3. Всё цело.', 30_000);
    await lockArchive(cabinet);
    expect(await seeStore(cabinet)).toEqual(whole);
  });

  it.each(['row', 'database'] as const)(
    'misses a captured document whose %s was lost while it was locked',
    async (what) => {
      const tab = await session.open('https://www.gosuslugi.ru/');
      await keepDocument(tab, 'lk');
      await tab.close();
      await cabinet.page.bringToFront();
      await loseInbox(cabinet, what);
      await open();
      await cabinet.see('Пропало новых документов: 1', 30_000);
      await lockArchive(cabinet);
      await open();
      await cabinet.see('Пропало новых документов: 1', 30_000);
      await cabinet.click('Понятно');
      await lockArchive(cabinet);
      await open();
      expect(await cabinet.seesNow('Пропало новых')).toBe(false);
      await documentOpens();
      await lockArchive(cabinet);
    },
  );

  it('without second copies says what is lost, and the rest goes on', async () => {
    await open();
    await cabinet.click('Настройки');
    await cabinet.click('Хранить вторую копию');
    await cabinet.until(async () => (await seeStore(cabinet)).copies.length === 0, 'the copies to go');
    await cabinet.click('Архив');
    await cabinet.see('вторая копия выключена');
    await lockArchive(cabinet);
    await harmRow(cabinet, 'flip', 'body');
    await open();
    await cabinet.see('Повреждён 1 документ, второй копии нет', 30_000);
    await cabinet.see('Остальные документы целы');
    await cabinet.see('повреждён');
    await lockArchive(cabinet);
  });

  it('of a newer version of the extension is shown and not written to', async () => {
    await cabinet.page.evaluate(
      () =>
        new Promise((done, fail) => {
          const later = indexedDB.open('archive', 1_000);
          later.onupgradeneeded = () => later.result.createObjectStore('later');
          later.onerror = fail;
          later.onsuccess = () => {
            later.result.close();
            done(null);
          };
        }),
    );
    await open();
    await cabinet.see('Архив изменён более новой версией расширения', 30_000);
  });
});

it('a sample of the endurance run with harmed files and rows holds', async () => {
  const lines: string[] = [];
  const failed = await runSoak('damage', damage, { rounds: 2, seed: 4 }, (line) => lines.push(line));
  expect(failed, lines.join('\n')).toBe(0);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSemd } from '../portal/documents/semd.ts';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { PATIENT } from '../portal/model/seed.ts';
import type { Session } from './harness/launch.ts';
import { BROWSERS, createArchive, lockArchive, logIn, openHealth, PLACES, unlockArchive } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';
import { setStage } from './story/story.ts';

const ANALYSIS = {
  ...{ id: 'L-1', objectId: 'lipids', clinic: 'Учебная клиника', category: 'studies' },
  at: Date.UTC(2026, 4, 20, 9),
};
const LAB = 'Протокол лабораторного исследования';
const SIGNATURE = Uint8Array.of(0x30, 0x82, 1, 0, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2, 1, 2, 3);

/** A СЭМД of the same patient and the signature beside it, on the disk. */
function signedSemd(): [folder: string, paths: string[]] {
  const folder = mkdtempSync(join(tmpdir(), 'medcard-signed-'));
  const [document, signature] = [join(folder, 'к.xml'), join(folder, 'к.xml.sig')];
  const semd = Buffer.from(makeSemd({ ...ANALYSIS, id: 'L-2' } as never, PATIENT)).toString();
  writeFileSync(document, semd.replace(`<title>${LAB}</title>`, '<title>Коагулограмма</title>'));
  writeFileSync(signature, SIGNATURE);
  return [folder, [document, signature]];
}

describe.each(BROWSERS)('records of a family, in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let tab: Tab;
  let cabinet: Tab;
  beforeAll(async () => {
    portal = await startPortal();
    ({ session } = await setStage('lk', portal, browser));
    cabinet = await createArchive(session);
    await lockArchive(cabinet);
    tab = await session.open(PLACES.lk.start);
    await logIn(tab);
    await openHealth(tab, 'lk');
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  const save = async (what: string) => {
    await tab.page.bringToFront();
    await tab.click(what);
    await tab.see('Зашифрованная копия сохранена в архив', 60_000);
  };
  const titles = () => cabinet.page.$$eval('button.cover', (all) => all.map((one) => one.textContent ?? ''));
  const listed = (count: number) =>
    cabinet.until(async () => (await titles()).length === count, `${count} records`, 60_000);

  it('a СЭМД and a PDF get their names, day and clinic', async () => {
    await save('Скачать XML');
    await cabinet.page.bringToFront();
    await cabinet.see('1 новый документ ждёт вас внутри');
    await unlockArchive(cabinet);
    await cabinet.see(LAB, 60_000);
    await save('Скачать PDF');
    await cabinet.page.bringToFront();
    await listed(2);
    const [words, all] = [await cabinet.words(), await titles()];
    expect(words).toContain('СЭМД');
    expect(words).toContain('клиника');
    // The file's name has no spaces between words; the document's own title has.
    for (const title of all) expect(title).toMatch(/^[А-ЯЁ][а-яё]+ /);
  });

  it('a СЭМД is opened as a document, its line is corrected and stays so', async () => {
    await cabinet.click(LAB);
    await cabinet.see('Сохранить копию', 30_000);
    const read = () => document.querySelector('article.semd table')?.textContent ?? '';
    const frames = cabinet.page.frames().filter((one) => one.url().endsWith('/viewer.html'));
    const shown = await Promise.all(frames.map((frame) => frame.evaluate(read).catch(() => null)));
    // Firefox's driver does not reach into the opaque frame; there `facts.test.ts` sees that it is drawn.
    if (shown.some((words) => words !== null)) expect(shown.join()).toContain('Гемоглобин');
    await cabinet.click('Исправить описание');
    await cabinet.fill('Название', 'Кровь перед операцией');
    await cabinet.fill('Организация', 'Районная больница');
    await cabinet.page.select('form select', 'discharge');
    await cabinet.click('Сохранить');
    await cabinet.notSee('Дата документа');
    await cabinet.click('К списку');
    await cabinet.see('Кровь перед операцией');
    await lockArchive(cabinet);
    await unlockArchive(cabinet);
    await cabinet.see('Кровь перед операцией', 60_000);
    await cabinet.see('Районная больница');
    await cabinet.click('Выписки');
    await listed(1);
    await cabinet.click('Все');
    await listed(2);
  });

  it('a deleted record is brought back, at once and from the list of deleted ones', async () => {
    for (const later of [false, true]) {
      await cabinet.click('Кровь перед операцией');
      await cabinet.click('Удалить', 30_000);
      await cabinet.see('Удалено: Кровь перед операцией');
      await listed(1);
      await cabinet.see('Недавно удалённые: 1');
      if (later) {
        await lockArchive(cabinet);
        await unlockArchive(cabinet);
        await cabinet.click('Недавно удалённые: 1', 60_000);
      }
      await cabinet.click('Вернуть');
      await listed(2);
    }
  });

  it('versions of one document: the earlier leads to the newest, and goes from there to the deleted ones', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'medcard-versions-'));
    const semd = Buffer.from(makeSemd(ANALYSIS as never, PATIENT)).toString();
    const paths = [1, 2].map((version) => {
      const path = join(folder, `v${version}.xml`);
      const told = `Липидограмма, версия ${version}`;
      const text = semd
        .replace('<versionNumber value="1"/>', `<versionNumber value="${version}"/>`)
        .replace(`<title>${LAB}</title>`, `<title>${told}</title>`);
      writeFileSync(path, text);
      return path;
    });
    const before = (await titles()).length;
    await cabinet.upload('input[type=file]', ...paths);
    await listed(before + 2);
    await cabinet.see('прежняя версия');
    await cabinet.click('Липидограмма, версия 1');
    await cabinet.see('Есть версия новее');
    await cabinet.click('Открыть новую версию');
    await cabinet.see('Прежних версий: 1');
    await cabinet.click('Удалить прежние версии');
    await cabinet.notSee('Прежних версий');
    await cabinet.click('К списку');
    await listed(before + 1);
    await cabinet.click('Липидограмма, версия 2');
    await cabinet.click('Удалить');
    await listed(before);
    rmSync(folder, { recursive: true, force: true });
  });

  it('another person has an archive of their own, and a document of somebody else is asked about', async () => {
    await cabinet.click('Добавить человека');
    await cabinet.fill('Как называть', 'Мама');
    await cabinet.click('Сохранить');
    await cabinet.see('Архив открыт и пока пуст', 30_000);
    await tab.page.bringToFront();
    const links = await tab.all('a[href$=".pdf"]', 2);
    await links[1]?.click();
    await cabinet.page.bringToFront();
    await cabinet.see('1 документ ждёт решения', 60_000);
    // A signature waits with its document, and is not counted apart.
    const [folder, paths] = signedSemd();
    await cabinet.upload('input[type=file]', ...paths);
    await cabinet.see('2 документа ждут решения', 60_000);
    expect(await titles()).toEqual([]);
    await cabinet.click('Положить: Мой архив');
    await cabinet.notSee('ждут решения', 60_000);
    expect(await titles()).toEqual([]);
    await cabinet.click('Мой архив');
    await listed(4);
    await cabinet.see('· с подписью');
    await cabinet.click('Коагулограмма');
    await cabinet.click('Переложить', 30_000);
    await listed(3);
    expect(await cabinet.seesNow('· с подписью')).toBe(false);
    await cabinet.click('Мама');
    await cabinet.see('· с подписью');
    await lockArchive(cabinet);
    await unlockArchive(cabinet);
    await listed(3);
    await cabinet.click('Мама');
    await cabinet.see('Коагулограмма');
    rmSync(folder, { recursive: true, force: true });
  });

  it('the archive is destroyed at a typed word, and not before', async () => {
    await cabinet.click('Уничтожить архив…');
    await cabinet.fill('Чтобы подтвердить', 'да');
    await cabinet.click('Уничтожить');
    await cabinet.see('Пока ничего не изменилось');
    await cabinet.fill('Чтобы подтвердить', 'уничтожить');
    await cabinet.click('Уничтожить');
    await cabinet.see('Создайте архив', 60_000);
    const left = await cabinet.page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name);
      const files: string[] = [];
      const root = await navigator.storage.getDirectory();
      for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) files.push(name);
      return [...names, ...files];
    });
    expect(left.filter((name) => /archive|vault|backup/.test(name ?? ''))).toEqual([]);
  });
});

import { once } from 'node:events';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { answerPickers, chooseCopy, takePicked } from './harness/backups.ts';
import { launch, type Session } from './harness/launch.ts';
import { createArchive, keepDocument, lockArchive, logIn, PLACES, unlockArchive } from './harness/person.ts';
import { type StoreSeen, seeCopies, seeRows, seeStore } from './harness/store-damage.ts';
import type { Tab } from './harness/tab.ts';

const MOVED = 'Хранилище браузера не открылось. Архив восстановлен из вторых копий';
const BEGUN = 'список заявлений начат заново';
const COPY_PHRASE = 'берёза чайник якорь 83 сито';
const OWN = ['Кровь', 'Осмотр', 'Снимок'];

// Firefox keeps each database in a file of its own: it cannot refuse all of them for the sake of one.
describe('a Chromium that opens none of its databases', () => {
  const profile = mkdtempSync(join(tmpdir(), 'medcard-refused-'));
  let portal: TrainingPortal;
  let session: Session;
  let background: Background;
  let cabinet: Tab;
  let whole: StoreSeen;
  let copy: string;

  const start = async () => {
    session = await launch({ browser: 'chromium', portalPort: portal.port, profile });
  };
  /** The portal's own session ends with the browser. */
  const enter = async () => {
    const tab = await session.open(PLACES.lk.start);
    await logIn(tab);
    await tab.close();
  };
  const restart = async () => {
    await session.close();
    await start();
  };
  const die = async () => {
    const program = session.browser.process();
    if (!program) throw new Error('no process to kill');
    const gone = once(program, 'exit');
    program.kill('SIGKILL');
    await gone;
    await start();
  };
  /** Takes away the list of files of a LevelDB, without which nothing in its folder is opened. */
  const harmPlace = async (place: string) => {
    await session.close();
    const found = globSync(join(profile, 'Default', place, 'MANIFEST-*'));
    expect(found.length).toBeGreaterThan(0);
    for (const manifest of found) rmSync(manifest);
    await start();
  };
  const openCabinet = async () => {
    background = await Background.of(session);
    cabinet = await session.openOwn('cabinet.html#archive');
    await unlockArchive(cabinet);
    await cabinet.see('Проверить архив', 60_000);
  };
  const capture = async () => {
    const tab = await session.open('https://www.gosuslugi.ru/');
    await keepDocument(tab, 'lk');
    await tab.close();
    await cabinet.page.bringToFront();
  };
  const addFiles = (names: readonly string[]) =>
    cabinet.upload(
      'input[type=file]',
      ...names.map((name) => {
        const path = join(profile, `${name}.pdf`);
        writeFileSync(path, `%PDF-1.7\n% ${name}\n`);
        return path;
      }),
    );
  const covers = async (): Promise<number> => (await cabinet.page.$$('button.cover')).length;
  const listed = (count: number) => cabinet.until(async () => (await covers()) === count, `${count} documents`, 60_000);
  const checked = async () => {
    await cabinet.click('Проверить архив');
    await cabinet.see('Всё цело.', 60_000);
  };
  /** The documents; their list is written anew when something is read from them. */
  const bodies = ({ rows }: Pick<StoreSeen, 'rows'>) => rows.filter((row) => row.startsWith('body'));

  beforeAll(async () => {
    portal = await startPortal();
    portal.control.setHomeFace('lk');
    await start();
    await Background.of(session);
    cabinet = await createArchive(session);
    await enter();
    const tab = await session.open(PLACES.lk.request);
    await tab.click('Следить');
    await tab.see('Слежу');
    await tab.close();
    await capture();
    await cabinet.see('Добавлен 1 документ', 60_000);
    await addFiles(OWN);
    await listed(4);
    await lockArchive(cabinet);
    whole = await seeStore(cabinet);
    expect(bodies(whole)).toHaveLength(4);
    // Waits in the inbox, which has no second copies.
    await capture();
  });
  afterAll(async () => {
    await session?.close().catch(() => undefined);
    await portal?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it('the archive opens by its phrase, whole, and says where it is now', async () => {
    await harmPlace('IndexedDB/chrome-extension_*');
    await openCabinet();
    await cabinet.see(`${MOVED}: 4 из 4 документов`, 30_000);
    await listed(4);
    await cabinet.see('Пропало новых документов: 1', 30_000);
    await cabinet.click('Понятно');
    await checked();
    const after = { rows: await seeRows(cabinet, 'archive-2'), ...(await seeCopies(cabinet)) };
    expect(bodies(after)).toEqual(bodies(whole));
    expect(after.copies).toEqual(after.rows.map((row) => row.split(' ').at(-1)).sort());
    expect(after.spoiled).toEqual([]);
  });

  it('a watch that begins anew says so and tells of no change', async () => {
    expect((await background.view()).requests).toEqual([]);
    expect((await background.notified()).filter((id) => id !== 'stores-moved')).toEqual([]);
    await cabinet.click('Заявления');
    await cabinet.see(BEGUN);
    await enter();
    const tab = await session.open(PLACES.lk.request);
    await tab.click('Следить');
    await tab.see('Слежу');
    await tab.close();
    expect((await background.view()).requests).toHaveLength(1);
    expect((await background.notified()).filter((id) => id !== 'stores-moved')).toEqual([]);
    await cabinet.page.bringToFront();
    await cabinet.click('Понятно');
    await cabinet.notSee(BEGUN);
  });

  it.each([
    ['a restart', restart],
    ['a death', die],
  ])('all of it is there after %s, and nothing is said any more', async (_what, again) => {
    await again();
    await openCabinet();
    await listed(4);
    await checked();
    expect(await cabinet.seesNow('Хранилище браузера')).toBe(false);
    expect(await cabinet.seesNow('из второй копии')).toBe(false);
    expect(bodies({ rows: await seeRows(cabinet, 'archive-2') })).toEqual(bodies(whole));
    expect((await background.view()).requests).toHaveLength(1);
    await cabinet.click('Заявления');
    expect(await cabinet.seesNow(BEGUN)).toBe(false);
    await cabinet.click('Архив');
  });

  it('what comes in lands there', async () => {
    await enter();
    await addFiles(['Новый']);
    await listed(5);
    await capture();
    await cabinet.see('Уже были в архиве: 1', 60_000);
    await lockArchive(cabinet);
    const now = { rows: await seeRows(cabinet, 'archive-2'), ...(await seeCopies(cabinet)) };
    expect(bodies(now)).toEqual(expect.arrayContaining(bodies(whole)));
    expect(bodies(now)).toHaveLength(5);
    whole = now;
  });

  it('a copy made there is read back whole', async () => {
    await unlockArchive(cabinet);
    await answerPickers(cabinet);
    await cabinet.click('Резервная копия');
    await cabinet.fill('Фраза для копии', COPY_PHRASE);
    await cabinet.notSee('проверяем…');
    await cabinet.fill('Фраза для копии ещё раз', COPY_PHRASE);
    await cabinet.click('Сохранить копию');
    await cabinet.see('Копия готова и проверена: 5 из 5 документов', 60_000);
    copy = await takePicked(cabinet, profile);
    await cabinet.click('Готово');
    await cabinet.click('К списку документов');
    await listed(5);
  });

  it('a bucket that is refused in its turn is followed by another', async () => {
    await harmPlace('WebStorage/*/IndexedDB/*');
    await openCabinet();
    await cabinet.see(`${MOVED}: 5 из 5 документов`, 30_000);
    await listed(5);
    await checked();
    expect(bodies({ rows: await seeRows(cabinet, 'archive-3') })).toEqual(bodies(whole));
  });

  it('destroying it leaves nothing that can be opened', async () => {
    await cabinet.click('Уничтожить архив…');
    await cabinet.fill('Чтобы подтвердить', 'уничтожить');
    await cabinet.click('Уничтожить');
    await cabinet.see('Создайте архив', 60_000);
    const left = await cabinet.page.evaluate(async () => {
      type Buckets = { keys(): Promise<string[]>; open(name: string): Promise<{ indexedDB: IDBFactory }> };
      const buckets = (navigator as unknown as { storageBuckets: Buckets }).storageBuckets;
      const names = Object.keys(await chrome.storage.local.get());
      for (const one of await buckets.keys()) {
        names.push(one);
        const there = await (await buckets.open(one)).indexedDB.databases();
        for (const { name = '' } of there) names.push(`${one} ${name}`);
      }
      const root = await navigator.storage.getDirectory();
      for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
      return names;
    });
    // The watch is no part of the archive, and lives on where it was begun anew.
    expect(left.filter((name) => /rescue/.test(name)).sort()).toEqual(['rescue-0002', 'rescue-0002 watch']);
    expect(left.filter((name) => /archive|vault|backup|inbox/i.test(name))).toEqual([]);
    cabinet = await createArchive(session, 'другая фраза для нового архива 12');
    await addFiles(OWN);
    await listed(3);
  });

  it('and the copy gives back what it had', async () => {
    await cabinet.click('Резервная копия');
    await cabinet.click('Восстановить из копии');
    await chooseCopy(cabinet, copy, COPY_PHRASE, 'Посмотреть, что в копии');
    await cabinet.see('Новых: 2. Будут добавлены.', 60_000);
    await cabinet.click('Добавить 2 документа');
    await cabinet.see('Добавлено 2 документа из копии', 60_000);
    await cabinet.click('Готово');
    await cabinet.click('К списку документов');
    await listed(5);
    await checked();
  });
});

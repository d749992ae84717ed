import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { answerPickers, chooseCopy, makeKey, takePicked } from './harness/backups.ts';
import { downloaded, launch, type Session } from './harness/launch.ts';
import { BROWSERS, createArchive, keepDocument, logIn, PHRASE, PLACES, unlockArchive } from './harness/person.ts';
import { MISSING_TOOLS, typing } from './harness/stock-tools.ts';
import type { Tab } from './harness/tab.ts';

const COPY_PHRASE = 'берёза чайник якорь 83 сито';

describe.each(BROWSERS)('a backup in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let cabinet: Tab;
  let folder = '';
  let copy = '';
  // Where the file goes to the downloads, what was read back is not yet what lies on the disk.
  const ready = `Копия готова${browser === 'chromium' ? ' и проверена' : ''}`;
  const unchecked = 'передан в загрузки, но ещё не проверен';

  beforeAll(async () => {
    portal = await startPortal();
    folder = mkdtempSync(join(tmpdir(), 'medcard-backup-'));
    session = await launch({ browser, portalPort: portal.port });
    await Background.of(session);
    cabinet = await createArchive(session);
    const tab = await session.open(PLACES.lk.start);
    await logIn(tab);
    await keepDocument(tab, 'lk');
    await tab.close();
    await cabinet.page.bringToFront();
    await cabinet.see('Резервной копии ещё нет', 60_000);
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is made from the cabinet, read back at once, and the reminder goes', async () => {
    if (browser === 'chromium') await answerPickers(cabinet);
    await cabinet.click('Сделать копию');
    await cabinet.fill('Фраза для копии', COPY_PHRASE);
    await cabinet.notSee('проверяем…');
    await cabinet.fill('Фраза для копии ещё раз', COPY_PHRASE);
    await cabinet.click('Сохранить копию');
    await cabinet.see(`${ready}: 1 из 1 документа, суммы сошлись`, 60_000);
    copy = browser === 'chromium' ? await takePicked(cabinet, folder) : await keptDownload(session, '.tar.age');
    await cabinet.click('Готово');
    await cabinet.see('Последняя копия: сегодня');
    await cabinet.click('К списку документов');
    await cabinet.notSee('Резервной копии ещё нет');
    await (browser === 'chromium' ? cabinet.notSee(unchecked) : cabinet.see(unchecked));
  });

  it.skipIf(MISSING_TOOLS.length > 0)(
    `opens outside with stock age, tar and sha256sum${MISSING_TOOLS.length ? ` (skipped: no ${MISSING_TOOLS})` : ''}`,
    () => {
      const out = join(folder, 'out');
      mkdirSync(out);
      writeFileSync(join(out, 'copy.tar.age'), readFileSync(copy));
      typing('age -d -o copy.tar copy.tar.age', out, COPY_PHRASE);
      execFileSync('tar', ['xf', 'copy.tar'], { cwd: out });
      execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: out });
      const [document = '', ...more] = readdirSync(join(out, 'документы'));
      expect(more).toEqual([]);
      expect(document).toMatch(/^\d{4}-\d\d-\d\d .+\.pdf$/);
      expect(
        readFileSync(join(out, 'документы', document))
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
      expect(readFileSync(join(out, 'README.txt'), 'utf8')).toContain('КАК ОТКРЫТЬ БЕЗ «СПУТНИКА»');
    },
  );

  it('is checked when asked: a whole one, one with another phrase, a cut one', async () => {
    await cabinet.click('Резервная копия');
    const check = async (file: string, phrase: string) => {
      await cabinet.click('Проверить копию');
      await chooseCopy(cabinet, file, phrase, 'Проверить копию');
    };
    await check(copy, COPY_PHRASE);
    await cabinet.see('Копия цела: 1 из 1 документа, суммы сошлись', 60_000);
    await cabinet.click('Готово');
    await cabinet.click('К списку документов');
    await cabinet.notSee(unchecked);
    await cabinet.click('Резервная копия');
    await check(copy, 'не та фраза');
    await cabinet.see('Фраза не подошла к этой копии', 60_000);
    await cabinet.click('Готово');
    const cut = join(folder, 'cut.tar.age');
    writeFileSync(cut, readFileSync(copy).subarray(0, -300));
    await check(cut, COPY_PHRASE);
    await cabinet.see('Копия обрезана или повреждена', 60_000);
    await cabinet.see('Ничего из неё не берём');
    await cabinet.click('Готово');
  });

  it('can be exported in clear after a warning', async () => {
    if (browser === 'chromium') await answerPickers(cabinet);
    await cabinet.click('Выгрузить без шифрования');
    await cabinet.see('Эти файлы прочтёт любой');
    const action = browser === 'chromium' ? 'Выбрать папку и выгрузить' : 'Скачать ZIP без шифрования';
    await cabinet.click(action);
    await cabinet.see('Отметьте, что вы это понимаете');
    await cabinet.click('Я понимаю, что файлы');
    await cabinet.click(action);
    await cabinet.see('Выгружено: 1 документ', 60_000);
    await cabinet.click('Готово');
    if (browser === 'chromium') {
      const names = await exportedNames(cabinet);
      expect(names.sort()).toEqual([
        'README.txt',
        'SHA256SUMS',
        'metadata.json',
        expect.stringMatching(/^документы\/.+\.pdf$/),
      ]);
    } else {
      const zip = await keptDownload(session, '.zip');
      const out = join(folder, 'zip');
      execFileSync('python3', ['-m', 'zipfile', '-e', zip, out]);
      execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: out });
    }
  });

  it('is restored in a fresh profile: first what would happen, then the record, which opens', async () => {
    await session.close();
    session = await launch({ browser, portalPort: portal.port });
    await Background.of(session);
    cabinet = await createArchive(session);
    await cabinet.see('Есть резервная копия?');
    await cabinet.click('Восстановить из копии');
    await chooseCopy(cabinet, copy, COPY_PHRASE, 'Посмотреть, что в копии');
    await cabinet.see('Новых: 1. Будут добавлены.', 60_000);
    await cabinet.click('Добавить 1 документ');
    await cabinet.see('Добавлен 1 документ из копии', 60_000);
    await cabinet.click('Готово');
    await chooseCopy(cabinet, copy, COPY_PHRASE, 'Посмотреть, что в копии');
    await cabinet.see('Всё из этой копии уже есть в архиве', 60_000);
    await cabinet.click('Ничего не менять');
    await cabinet.click('К списку документов');
    await cabinet.until(async () => (await cabinet.page.$('button.cover')) !== null, 'the record');
    await cabinet.click(await cabinet.page.$eval('button.cover', (button) => button.textContent ?? ''));
    await cabinet.see('Страница 1 из 1', 60_000);
    await cabinet.click('К списку');
    await cabinet.click('Закрыть сейчас');
    await cabinet.see('Введите фразу, чтобы открыть', 30_000);
    await unlockArchive(cabinet, PHRASE);
    await cabinet.until(async () => (await cabinet.page.$('button.cover')) !== null, 'the record again', 60_000);
  });

  it('of a family holds everybody, locked with the recovery key, and gives everybody back elsewhere', async () => {
    await cabinet.click('Добавить человека');
    await cabinet.fill('Как называть', 'Мама');
    await cabinet.click('Сохранить');
    await cabinet.see('Архив открыт и пока пуст', 30_000);
    const own = join(folder, 'прививки.pdf');
    writeFileSync(own, '%PDF-1.4\nпрививки\n%%EOF\n');
    await cabinet.upload('input[type=file]', own);
    await cabinet.see('прививки', 30_000);
    const key = await makeKey(cabinet);

    if (browser === 'chromium') await answerPickers(cabinet);
    await cabinet.click('Резервная копия');
    await cabinet.see('Всех, кто есть в архиве: 2 документа');
    await cabinet.click('Ключом восстановления');
    await cabinet.click('Сохранить копию');
    await cabinet.see(`${ready}: 2 из 2 документов`, 60_000);
    const family = browser === 'chromium' ? await takePicked(cabinet, folder) : await keptDownload(session, '.tar.age');
    if (MISSING_TOOLS.length === 0) {
      const out = join(folder, 'family');
      mkdirSync(out);
      writeFileSync(join(out, 'key.txt'), `${key}\n`);
      execFileSync('age', ['-d', '-i', 'key.txt', '-o', 'copy.tar', family], { cwd: out });
      execFileSync('tar', ['xf', 'copy.tar'], { cwd: out });
      execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: out });
      expect(readdirSync(join(out, 'документы')).sort()).toEqual(['Мама', 'Мой архив']);
      expect(
        readFileSync(join(out, 'документы', 'Мама', readdirSync(join(out, 'документы', 'Мама'))[0] ?? '')),
      ).toEqual(readFileSync(own));
    }

    await session.close();
    session = await launch({ browser, portalPort: portal.port });
    await Background.of(session);
    cabinet = await createArchive(session);
    const here = join(folder, 'справка.pdf');
    writeFileSync(here, '%PDF-1.4\nсправка\n%%EOF\n');
    await cabinet.upload('input[type=file]', here);
    await cabinet.see('справка', 30_000);
    await cabinet.click('Резервная копия');
    await cabinet.click('Восстановить из копии');
    await chooseCopy(cabinet, family, key, 'Посмотреть, что в копии');
    await cabinet.see('Из копии: Мама → в архиве: Мама · появится в архиве', 60_000);
    // Nobody here has a name, nor has who made the copy: it may be another's, so there is a choice.
    await cabinet.see('Из копии: Мой архив → в архиве: Мой архив');
    await cabinet.page.select('select', 'new');
    await cabinet.see('Из копии: Мой архив → в архиве: Мой архив 2 · появится в архиве');
    await cabinet.click('Добавить 2 документа');
    await cabinet.see('Добавлено 2 документа из копии', 60_000);
    await cabinet.click('Готово');
    await cabinet.click('К списку документов');
    await cabinet.see('справка');
    await cabinet.click('Мама');
    await cabinet.see('прививки', 30_000);
    await cabinet.click('Мой архив 2');
    await cabinet.notSee('прививки');
    await cabinet.until(async () => (await cabinet.page.$$('button.cover')).length === 1, 'the record of the copy');
    await cabinet.notSee('справка');
  });
});

const exportedNames = (cabinet: Tab): Promise<string[]> =>
  cabinet.page.evaluate(async () => {
    type Folder = { entries(): AsyncIterable<[string, FileSystemHandle]> };
    const names: string[] = [];
    const walk = async (at: unknown, path: string): Promise<void> => {
      for await (const [name, handle] of (at as Folder).entries()) {
        if (handle.kind === 'file') names.push(`${path}${name}`);
        else await walk(handle, `${path}${name}/`);
      }
    };
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('picked');
    await walk(root, '');
    return names.map((name) => name.replace(/^медкарта-[\d-]+\//, ''));
  });

/** The download where it outlives its browser, whose folder goes with it. */
async function keptDownload({ profile }: Session, ending: string): Promise<string> {
  const file = await downloaded(profile, ending);
  const kept = join(mkdtempSync(join(tmpdir(), 'medcard-copy-')), basename(file));
  copyFileSync(file, kept);
  return kept;
}

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { Elsewhere } from './harness/elsewhere.ts';
import { bomb, pdfOf, words } from './harness/hostile-pdf.ts';
import { launch, type Session } from './harness/launch.ts';
import { BROWSERS, createArchive } from './harness/person.ts';
import { residentOf } from './harness/resident.ts';
import type { Tab } from './harness/tab.ts';

const SAMPLES = resolve(import.meta.dirname, '../../shared/samples');
const [TOO_HEAVY, SHOWN] = ['Документ слишком велик для просмотра здесь', 'Страница 1 из'];
/** Titles of all that the viewer may say of what it does not show. */
const REFUSALS = [TOO_HEAVY, 'Документ не удалось показать', 'Документ закрыт паролем'];
const LIMIT = 256 * 2 ** 20;

const BOMBS: readonly [name: string, pdf: Buffer, outcome: string][] = [
  ['полтора гигабайта на странице', pdfOf([bomb(1_500)]), TOO_HEAVY],
  ['упакованы дважды', pdfOf([bomb(1_500, 2)]), TOO_HEAVY],
  ['на второй странице', pdfOf([words('one'), bomb(1_500, 2)]), TOO_HEAVY],
  [
    'двести длинных страниц',
    pdfOf(
      Array.from({ length: 200 }, () => words('long')),
      '0 0 600 8000',
    ),
    SHOWN,
  ],
  ['страница в километр', pdfOf([words('wide')], '0 0 2834645 2834645'), SHOWN],
];

describe.each(BROWSERS)('a hostile document in the archive, in %s', (browser) => {
  let portal: TrainingPortal;
  let elsewhere: Elsewhere;
  let session: Session;
  let cabinet: Tab;
  const folder = mkdtempSync(join(tmpdir(), 'medcard-hostile-'));
  beforeAll(async () => {
    portal = await startPortal();
    elsewhere = await Elsewhere.open();
    session = await launch({ browser, portalPort: portal.port, proxyPort: elsewhere.port });
    await Background.of(session);
    cabinet = await createArchive(session);
  });
  afterAll(async () => {
    await session?.close();
    await elsewhere?.close();
    await portal?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const resident = () => residentOf(session.browser.process()?.pid ?? 0);
  const titles = () => cabinet.page.$$eval('button.cover', (all) => all.map((one) => one.textContent ?? ''));

  /** What the viewer ended in, and by how much the browser grew on the way. */
  async function open(title: string): Promise<{ words: string; grown: number }> {
    const before = resident() ?? 0;
    let most = before;
    let isOpening = true;
    const measured = (async () => {
      for (; isOpening; await wait(50)) most = Math.max(most, resident() ?? 0);
    })();
    await cabinet.click(title);
    await cabinet.see('Сохранить копию', 25_000);
    // What is still drawn behind the first page ends too.
    await wait(300);
    isOpening = false;
    await measured;
    const all = await cabinet.words();
    await cabinet.click('К списку');
    await cabinet.see('Добавить свои файлы');
    return { words: all, grown: most - before };
  }

  it('made by us: it is refused with words, or shown, within its memory', async () => {
    const paths = BOMBS.map(([name, pdf]) => {
      const path = join(folder, `${name}.pdf`);
      writeFileSync(path, pdf);
      return path;
    });
    await cabinet.upload('input[type=file]', ...paths);
    await cabinet.until(async () => (await titles()).length === BOMBS.length, 'all bombs in the list', 60_000);
    for (const [name, , outcome] of BOMBS) {
      const { words, grown } = await open(name);
      expect([name, words]).toEqual([name, expect.stringContaining(outcome)]);
      expect([name, grown < LIMIT || `grew by ${Math.round(grown / 2 ** 20)} MB`]).toEqual([name, true]);
    }
  });

  const attacks = ['pdf-attacks', 'xml-attacks'].map((name) => resolve(SAMPLES, name));
  it.skipIf(!attacks.every(existsSync))(
    'of the samples: each is shown or refused with words (skipped: no samples)',
    async () => {
      const had = await titles();
      const paths = attacks.flatMap((path) => readdirSync(path).map((name) => join(path, name)));
      await cabinet.upload('input[type=file]', ...paths);
      await cabinet.until(async () => (await titles()).length > had.length, 'the first of them', 60_000);
      await cabinet.until(async () => !(await cabinet.seesNow('Добавляем')), 'all of them', 60_000);
      const added = (await titles()).filter((title) => !had.includes(title));
      // Each is in the list, or named with the reason why it is not.
      const said = await cabinet.words();
      const missing = paths.map((path) => basename(path)).filter((name) => !said.includes(`${name}: `));
      expect(added.toSorted()).toEqual(missing.map((name) => name.replace(/\.\w+$/, '')).toSorted());
      for (const title of added) {
        const { words, grown } = await open(title);
        const told = REFUSALS.find((refusal) => words.includes(refusal)) ?? (words.includes(SHOWN) ? SHOWN : 'neither');
        expect([title, told]).not.toEqual([title, 'neither']);
        expect([title, grown < LIMIT || `grew by ${Math.round(grown / 2 ** 20)} MB`]).toEqual([title, true]);
      }
    },
  );

  it('asks nobody for anything', () => {
    expect(portal.control.requests().filter(({ fromExtension }) => fromExtension)).toEqual([]);
    expect(elsewhere.hosts()).toEqual([]);
  });
});

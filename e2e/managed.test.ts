import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { FIREFOX_ID } from '../tools/manifest.ts';
import { Background } from './harness/background.ts';
import { type LaunchOptions, launch, type Session } from './harness/launch.ts';
import { BROWSERS, createArchive, logIn, NUMBER, openHealth, PLACES } from './harness/person.ts';

const OFF = 'Отключено вашей организацией';
const RULES = {
  format: 'medcard-check-rules',
  version: 1,
  rules: [{ title: 'Наш прокси', answer: 'Выключите прокси в кабинете 5.', when: [{ archive: ['none', 'ready'] }] }],
};
const SET = {
  supportContact: 'кабинет 5, 8 800 100-70-10',
  rules: JSON.stringify(RULES),
  disabled: ['watching', 'guide', 'capture', 'remedies', 'reports', 'of-another-version'],
};
type Managed = { options: Partial<LaunchOptions>; undo: () => void };

/** Chromium names an extension that lies in a folder after the folder's path. */
const idOf = (folder: string): string =>
  [...createHash('sha256').update(folder).digest('hex').slice(0, 32)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
    .join('');

const POLICIES = '/etc/chromium/policies/managed';
/** The one place where Chromium of Debian looks; written for this run and taken away with the folders that were not there. */
function byPolicy(set: object): Managed {
  const made = [POLICIES, dirname(POLICIES)].filter((folder) => !existsSync(folder));
  mkdirSync(POLICIES, { recursive: true });
  const file = join(POLICIES, `medcard-test-${process.pid}.json`);
  writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [idOf(resolve('.output/chrome-mv3'))]: set } } }));
  return {
    options: {},
    undo: () => {
      rmSync(file, { force: true });
      for (const folder of made) rmdirSync(folder);
    },
  };
}

/** A native manifest in the home folder, as docs/организациям.md has it; the home is one of this run's own. */
function byHome(set: object): Managed {
  const home = mkdtempSync(join(tmpdir(), 'medcard-home-'));
  const folder = join(home, '.mozilla', 'managed-storage');
  mkdirSync(folder, { recursive: true });
  const manifest = { name: FIREFOX_ID, description: 'settings of an organisation', type: 'storage', data: set };
  writeFileSync(join(folder, `${FIREFOX_ID}.json`), JSON.stringify(manifest));
  return { options: { env: { HOME: home } }, undo: () => rmSync(home, { recursive: true, force: true }) };
}

const mayWrite = process.getuid?.() === 0 && existsSync('/etc/chromium');

describe.each(BROWSERS)('what an organisation has set, in %s', (browser) => {
  // Chromium takes policies from a folder of the system only: without the right to write there is nothing to show.
  const skip = browser === 'chromium' && !mayWrite;
  let portal: TrainingPortal;
  let session: Session;
  let background: Background;
  let managed: Managed;

  beforeAll(async () => {
    if (skip) return;
    managed = browser === 'chromium' ? byPolicy(SET) : byHome(SET);
    portal = await startPortal();
    session = await launch({ browser, portalPort: portal.port, ...managed.options });
    background = await Background.of(session);
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
    managed?.undo();
  });

  it.skipIf(skip)('is said in the settings, with whom to ask', async () => {
    const cabinet = await session.openOwn('cabinet.html#settings');
    await cabinet.see(OFF);
    await cabinet.see('слежение за заявлениями, шаги, копии документов с портала');
    await cabinet.see(SET.supportContact);
    expect(await cabinet.seesNow('Копии документов с портала Когда вы скачиваете')).toBe(false);
    expect(await cabinet.seesNow('of-another-version')).toBe(false);
    await cabinet.close();
  });

  it.skipIf(skip)('watches nothing, and the button on the page leads to the reason', async () => {
    const tab = await session.open(PLACES.lk.start);
    await logIn(tab);
    await tab.goto(PLACES.lk.request);
    await tab.click('Следить');
    const cabinet = await session.tabAt('cabinet.html');
    await cabinet.see(OFF);
    await cabinet.see('слежение за заявлениями');
    expect((await background.view()).requests).toEqual([]);
    portal.control.clearLog();
    expect(await background.say('watchAll')).toMatchObject({ added: 0 });
    expect(portal.control.requests().filter(({ fromExtension }) => fromExtension)).toEqual([]);
    expect(await background.alarmAt()).toBeNull();
    await cabinet.close();
    await tab.close();
  });

  it.skipIf(skip)('shows no steps and points at nothing', async () => {
    const cabinet = await session.openOwn('cabinet.html#guide');
    await cabinet.see(OFF);
    expect(await cabinet.seesNow('Изменить ответы')).toBe(false);
    expect(await background.say('guideShow', { code: 'М-1' })).toBeNull();
    await cabinet.close();
  });

  it.skipIf(skip)('keeps no copy of what is downloaded', async () => {
    const archive = await createArchive(session);
    const tab = await session.open(PLACES.lk.start);
    await openHealth(tab, 'lk');
    await tab.see('шаг');
    portal.control.clearLog();
    await tab.click('Скачать PDF');
    await new Promise((wake) => setTimeout(wake, 1_500));
    const files = portal.control.requests().filter(({ path }) => path.includes('/files/'));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter(({ fromExtension }) => fromExtension)).toEqual([]);
    expect(await tab.seesNow('копия')).toBe(false);
    await archive.page.bringToFront();
    await archive.see('Архив открыт и пока пуст');
    await archive.close();
    await tab.close();
  });

  it.skipIf(skip)('lets the report be read, and removes nothing of the portal', async () => {
    const cabinet = await session.openOwn('cabinet.html#diagnostics');
    await cabinet.click('Проверить');
    await cabinet.see('Просмотрено пунктов', 30_000);
    await cabinet.click('Отчёт для поддержки');
    await cabinet.see('копирование и сохранение отчёта');
    await cabinet.see(SET.supportContact);
    expect(await cabinet.seesNow('Сохранить файлом')).toBe(false);
    expect(await background.say('mend', { what: 'clear-storage' })).toBe(false);
    await cabinet.click('Открыть разбор чужого отчёта');
    await cabinet.see('Своих правил: 1');
    await cabinet.close();
  });
});

describe.each(BROWSERS)('an overlay that the organisation does not want, in %s', (browser) => {
  const skip = browser === 'chromium' && !mayWrite;
  it.skipIf(skip)('does not come, and cannot be switched on', async () => {
    const managed = (browser === 'chromium' ? byPolicy : byHome)({ disabled: ['companion'] });
    const portal = await startPortal();
    const session = await launch({ browser, portalPort: portal.port, ...managed.options });
    try {
      await Background.of(session);
      const cabinet = await session.openOwn('cabinet.html#settings');
      await cabinet.see(`${OFF}: подсказка на страницах портала`);
      const locked = await cabinet.page.evaluate(
        () => document.querySelector<HTMLInputElement>('[aria-describedby=companion-hint]')?.disabled,
      );
      expect(locked).toBe(true);
      const tab = await session.open(PLACES.lk.start);
      await logIn(tab);
      await tab.goto(PLACES.lk.request);
      await tab.see(NUMBER);
      await new Promise((wake) => setTimeout(wake, 1_500));
      expect(await tab.seesNow('Следить')).toBe(false);
    } finally {
      await session.close();
      await portal.close();
      managed.undo();
    }
  });
});

import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultExtra, FaultKind } from '../portal/index.ts';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { grantedBuild } from './harness/granted.ts';
import { launch, type Session } from './harness/launch.ts';
import { BROWSERS, logIn, PLACES } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';

type Examined = { facts: Record<string, unknown>; extra: { name: string; domain: string }[] };
const OTHER = 'https://esia.gosuslugi.ru/';

describe.each(BROWSERS)('the check in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let background: Background;
  let tab: Tab;
  let cabinet: Tab;
  let looks = 0;
  const folder = browser === 'chromium' ? grantedBuild() : null;
  const examine = async () => (await background.say('examine', { cookiesOn: true })) as Examined;
  const fault = (kind: FaultKind, extra: FaultExtra = {}, path = '/') => portal.control.fault({ path }, kind, extra);
  /** Presses the button and answers with the title of the cause that stands first, if there is one. */
  async function first(): Promise<string> {
    await cabinet.page.bringToFront();
    await cabinet.goto(`${session.base}cabinet.html?${++looks}#diagnostics`);
    await cabinet.click('Проверить');
    await cabinet.see('Просмотрено пунктов', 30_000);
    return (await cabinet.page.evaluate(() => document.querySelector('main h2:not(#record-title)')?.textContent)) ?? '';
  }
  /** Firefox gives a permission to a click only, so here is something to click on. */
  async function allowSiteData(): Promise<void> {
    const { own } = background;
    await own.page.bringToFront();
    await own.page.evaluate(() => {
      const button = document.createElement('button');
      button.textContent = 'Разрешить очистку';
      button.onclick = () => chrome.permissions.request({ permissions: ['browsingData'] });
      document.body.prepend(button);
    });
    await own.click('Разрешить очистку');
    await own.until(
      () => own.page.evaluate(() => chrome.permissions.contains({ permissions: ['browsingData'] })),
      'the permission',
    );
  }
  const cookiesOf = async (url: string) => {
    const page = await session.open(url);
    const found = await page.page.evaluate(() => document.cookie.split('; ').sort());
    await page.close();
    return found;
  };
  beforeAll(async () => {
    portal = await startPortal();
    session = await launch({
      browser,
      portalPort: portal.port,
      firefoxPrefs: { 'extensions.webextOptionalPermissionPrompts': false },
      ...(folder ? { extension: folder } : {}),
    });
    background = await Background.of(session);
    tab = await session.open(PLACES.lk.start);
    await logIn(tab);
    await tab.goto(PLACES.lk.request);
    await tab.see('Сообщим, когда статус изменится');
    cabinet = await session.openOwn('cabinet.html#diagnostics');
    await cabinet.click('Проверить');
    await cabinet.see('Просмотрено пунктов', 30_000);
    if (browser === 'firefox') {
      await cabinet.click('Разрешить посмотреть cookie');
      await allowSiteData();
    }
  });
  afterEach(() => portal.control.clearFaults());
  afterAll(async () => {
    await session?.close();
    await portal?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('finds nothing on a good day, in at most 12 requests and 10 seconds, with the archive not even created', async () => {
    portal.control.clearLog();
    const began = Date.now();
    const { facts } = await examine();
    expect(Date.now() - began).toBeLessThan(10_000);
    const asked = portal.control.requests().filter(({ fromExtension }) => fromExtension);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.length).toBeLessThanOrEqual(12);
    expect(asked.every(({ host }) => !host.startsWith('esia'))).toBe(true);
    expect(facts).toMatchObject({
      hosts: 'both',
      session: 'in',
      api: 'ok',
      clock: 'right',
      cookiesAllowed: 'yes',
      loginCookie: 'yes',
      cookieTwins: '0',
      pageRead: 'read',
    });
    expect(await first()).toBe('');
    await cabinet.see('Ничего плохого не нашли');
  });

  it.each<[string, FaultKind, FaultExtra]>([
    ['Ошибка на стороне портала', '502', {}],
    ['Накопилось слишком много cookie портала', '431', {}],
    ['Портал проверяет, человек ли вы', 'anti-bot', {}],
    ['Портал просит обращаться реже', '429', {}],
    ['Часы компьютера идут неверно', 'clock-shift', { ms: -7 * 60_000 }],
    ['Соединение с порталом обрывается', 'reset', {}],
  ])('ranks «%s» first when the portal answers with %s', async (title, kind, extra) => {
    fault(kind, extra);
    expect(await first()).toBe(title);
  });

  it('ranks technical works first', async () => {
    portal.control.maintenance({});
    expect(await first()).toBe('На портале технические работы');
    portal.control.maintenance(null);
  });

  it('notices that the anchors of the open page have other names', async () => {
    await tab.page.evaluate(() => {
      for (const one of document.querySelectorAll('main *')) one.removeAttribute('class');
      for (const one of document.querySelectorAll('main h1, main h2, main h3, main .status, main p'))
        one.textContent = 'Совсем другие слова';
    });
    expect(await first()).toBe('Страница портала выглядит не так, как мы знаем');
    await tab.goto(PLACES.lk.request);
  });

  it('finds an extra copy of a cookie, removes that one alone, and leaves every other as it was', async () => {
    await tab.goto(PLACES.article.start);
    await tab.page.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: this is how such copies come to be
      document.cookie = 'acc_t=old; Path=/; Secure';
    });
    const other = await session.open(OTHER);
    await other.page.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: a cookie of another host, which must stay
      document.cookie = 'theirs=kept; Path=/; Secure';
      localStorage.setItem('theirs', 'kept');
    });
    expect(await first()).toBe('Две копии одной cookie портала');
    await cabinet.click('Показать, что изменится');
    await cabinet.see('acc_t на адресе www.gosuslugi.ru/');
    await cabinet.click('Удалить лишние копии');
    await cabinet.see('Ничего плохого не нашли', 30_000);
    expect((await examine()).facts).toMatchObject({ cookieTwins: '0', loginCookie: 'yes', session: 'in' });
    expect(await cookiesOf(OTHER)).toContain('theirs=kept');
    await other.close();
  });

  it('removes the portal’s cookies and data, and nothing of another host', async () => {
    await tab.goto(PLACES.article.start);
    await tab.page.evaluate(() => localStorage.setItem('ours', 'gone'));
    expect(await background.say('mend', { what: 'clear-storage' })).toBe(true);
    expect(await tab.page.evaluate(() => localStorage.getItem('ours'))).toBeNull();
    expect(await background.say('mend', { what: 'clear-cookies' })).toBe(true);
    const { facts } = await examine();
    expect(facts).toMatchObject({ loginCookie: 'no', session: 'out' });
    const other = await session.open(OTHER);
    expect(
      await other.page.evaluate(() => [localStorage.getItem('theirs'), document.cookie.includes('theirs=kept')]),
    ).toEqual(['kept', true]);
    await other.close();
  });

  it('ranks an ended login first', async () => {
    expect(await first()).toMatch(/^(Вход на портал закончился|Браузер не сохранил вход)$/);
  });

  it('gives a report that its own reader understands, and a code that it understands too', async () => {
    await cabinet.click('Отчёт для поддержки');
    const text = (await cabinet.page.evaluate(() => document.querySelector('.report-text')?.textContent)) ?? '';
    const code = (await cabinet.page.evaluate(() => document.querySelector('.spoken-code')?.textContent)) ?? '';
    expect(text).toContain('"format":"medcard-check"');
    expect(new TextEncoder().encode(text).length).toBeLessThan(16_384);
    expect(text).not.toMatch(/5400000001|Анна|esia|theirs|acc_t|fp-/);
    await cabinet.click('Открыть разбор чужого отчёта');
    const paste = (words: string) =>
      cabinet.page.evaluate((value) => {
        const field = document.querySelector('textarea');
        if (!field) return;
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }, words);
    await paste(text);
    await cabinet.click('Разобрать');
    await cabinet.see('Готовый ответ');
    await cabinet.see('Всё, что есть в отчёте');
    await paste(code);
    await cabinet.click('Разобрать');
    await cabinet.notSee('Всё, что есть в отчёте');
    await cabinet.see('Готовый ответ');
    await paste('{"format":"medcard-check","version":1,"facts":{"online":"<img src=x onerror=alert(1)>"}}');
    await cabinet.click('Разобрать');
    await cabinet.see('В отчёте есть то, чего в нём быть не может');
  });

  if (browser === 'firefox') {
    it('ranks a withdrawn permission first, even in the middle of the work', async () => {
      const taken = await background.own.page.evaluate(() =>
        chrome.permissions.remove({ origins: ['https://www.gosuslugi.ru/*', 'https://lk.gosuslugi.ru/*'] }),
      );
      expect(taken).toBe(true);
      await cabinet.click('Вернуться к проверке');
      expect(await first()).toBe('Спутнику запрещено обращаться к порталу');
    });
  }
});

import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { downloaded, launch, type Session } from './harness/launch.ts';
import { BROWSERS, logIn, PLACES } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';

const CANARY = 'zqканарейкаzq';

describe.each(BROWSERS)('a recording of an error in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let background: Background;
  let tab: Tab;
  let cabinet: Tab;

  /** The timeline as a person reads it, a line for each row. */
  const lines = () =>
    cabinet.page.evaluate(() =>
      [...document.querySelectorAll('.trace-list li')].map((one) =>
        (one.textContent ?? '').replace(/[\s\u00a0]+/g, ' '),
      ),
    );
  async function record(): Promise<void> {
    await cabinet.page.bringToFront();
    const again = await cabinet.seesNow('Записать заново');
    await cabinet.click(again ? 'Записать заново' : 'Записать ошибку');
    await cabinet.see('Идёт запись');
  }
  async function stop(): Promise<string[]> {
    await cabinet.page.bringToFront();
    await cabinet.click('Остановить');
    await cabinet.see('время записи');
    return lines();
  }
  /** Until what the page shows has been told: nothing on the screen says so. */
  async function told(word: string): Promise<void> {
    let known = '';
    const knows = async () => {
      known = await cabinet.page.evaluate(async () => JSON.stringify(await chrome.storage.session.get('recording')));
      return known.includes(word);
    };
    await cabinet.until(knows, `the recording to know «${word}»`, 60_000).catch((cause) => {
      throw new Error(`${cause.message}; it knows ${known}`);
    });
  }
  /** The worker ends; goes on once the driver knows that it is gone, or the next one answers. */
  async function die(): Promise<void> {
    expect(await session.killWorker()).toBe(true);
    const isSettled = async () => ((await (await session.worker())?.evaluate(() => true)) ?? true) === true;
    await cabinet.until(isSettled, 'the worker to be gone or anew');
  }
  /** What the page's own scripts could see of us, once nothing is recorded. */
  const left = (page: Tab) =>
    page.page.evaluate(() => ({
      log: Function.prototype.toString.call(console.error).includes('[native code]'),
      ours: document.documentElement.outerHTML.includes('medcard-trace'),
      known: Object.keys(globalThis).filter((name) => name.startsWith('medcard')),
    }));

  beforeAll(async () => {
    portal = await startPortal();
    session = await launch({ browser, portalPort: portal.port });
    background = await Background.of(session);
    tab = await session.open(PLACES.lk.start);
    await logIn(tab);
    cabinet = await session.openOwn('cabinet.html#diagnostics');
  });
  afterEach(async () => {
    portal.control.clearFaults();
    // A story that broke off must not go on into the next.
    await background.say('traceStop');
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  it('tells how the portal answered, which pages were reached and what failed on them', async () => {
    await record();
    await cabinet.see('Осталось 1:');
    // No script of ours beside the page's own, not even now.
    expect(await left(tab)).toEqual({ log: true, ours: false, known: [] });
    portal.control.fault({ path: '/api/lk/v1/feeds' }, '502');
    await tab.page.bringToFront();
    await tab.goto(`https://lk.gosuslugi.ru/orders/all?q=${encodeURIComponent(CANARY)}`);
    await tab.see('Не сработало');
    await told('"502"');
    portal.control.clearFaults();
    portal.control.fault({ path: '/api/cms' }, '429');
    await tab.goto(PLACES.lk.request);
    await told('"429"');
    await told('"seen"');
    // What the page's own rules keep out: here the page itself forbids a picture, with words that nobody else may learn.
    await tab.page.evaluate((canary) => {
      const rule = document.createElement('meta');
      rule.httpEquiv = 'Content-Security-Policy';
      rule.content = "img-src 'none'";
      document.head.append(rule);
      new Image().src = `/assets/${canary}.png`;
    }, encodeURIComponent(CANARY));
    await told('"policy"');
    const seen = await stop();
    const all = seen.join('\n');
    expect(all).toMatch(/Загружена страница: список заявлений/);
    expect(all).toMatch(/Загружена страница: заявление/);
    expect(all).toMatch(/Страница целиком: в порядке/);
    expect(all).toMatch(/Данные: ответ 502, ошибка сервера, быстро/);
    expect(all).toMatch(/Данные: ответ 429, просит подождать/);
    expect(all).toMatch(/Правила страницы не пустили её часть: картинку/);
    expect(all).toMatch(/Нашли на странице: статус заявления/);
    expect(all).not.toMatch(/zq|канарейка|img|gosuslugi|5400000001|Анна/);
    await cabinet.see('Ошибка на стороне портала');
  });

  it('leaves nothing in the page, and takes its listening back', async () => {
    await tab.until(async () => (await left(tab)).log, 'the console to be the page’s own');
    expect(await left(tab)).toEqual({ log: true, ours: false, known: [] });
    expect(
      await background.own.page.evaluate(async () => ({
        scripts: await chrome.scripting.getRegisteredContentScripts({ ids: ['trace'] }),
        alarm: (await chrome.alarms.get('trace')) ?? null,
      })),
    ).toEqual({ scripts: [], alarm: null });
    if (browser === 'chromium') {
      const hears = await (await session.worker())?.evaluate(() =>
        [chrome.webRequest.onCompleted, chrome.webRequest.onBeforeRequest].some((event) => event.hasListeners()),
      );
      expect(hears).toBe(false);
    }
    const allowed = await background.own.page.evaluate(() =>
      chrome.permissions.contains({ permissions: ['webRequest'] }),
    );
    expect(allowed).toBe(browser === 'chromium');
    const before = await lines();
    portal.control.fault({ path: '/api/lk' }, '500');
    await tab.page.bringToFront();
    await tab.goto(PLACES.lk.start);
    await tab.see('Не сработало');
    await background.say('watchView');
    expect(await lines()).toEqual(before);
  });

  it('goes into the report at the person’s word only, and the reader of reports shows it', async () => {
    await cabinet.page.bringToFront();
    await cabinet.click('Проверить');
    await cabinet.see('Просмотрено пунктов', 30_000);
    await cabinet.click('Отчёт для поддержки');
    const reportText = async () =>
      (await cabinet.page.evaluate(() => document.querySelector('.report-text')?.textContent)) ?? '';
    expect(await reportText()).not.toContain('Правила страницы');
    expect(await reportText()).toContain('"version":1');
    await cabinet.click('Добавить к отчёту');
    await cabinet.see('Запись добавлена к отчёту');
    const text = await reportText();
    expect(text).toContain('Правила страницы');
    expect(text).toContain('"version":2');
    expect(text).not.toMatch(/zq|канарейка|img src|5400000001|Анна/);
    expect(new TextEncoder().encode(text).length).toBeLessThan(16_384);
    await cabinet.click('Открыть разбор чужого отчёта');
    await cabinet.page.evaluate((value) => {
      const field = document.querySelector('textarea');
      if (!field) return;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
    await cabinet.click('Разобрать');
    await cabinet.see('Запись ошибки');
    expect((await lines()).join()).toContain('Данные: ответ 502');
    await cabinet.see('Ошибка на стороне портала');
    await cabinet.click('Вернуться к проверке');
  });

  it('follows soft navigation, several tabs, a request that hangs and the death of the worker', async () => {
    await tab.page.bringToFront();
    await tab.goto(PLACES.lk.start);
    await tab.control('Выйти').catch(() => undefined);
    await record();
    await told('"there"');
    await tab.page.bringToFront();
    await tab.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '/orders/all';
      document.querySelector('main')?.append(link);
      link.click();
    });
    await told('"soft"');
    if (browser === 'chromium') await die();
    const other = await session.open('https://www.gosuslugi.ru/help');
    await told('"help"');
    portal.control.fault({ path: '/profile' }, 'hang');
    await other.page.evaluate(() => void fetch('/profile').catch(() => undefined));
    portal.control.fault({ path: '/assets/none' }, '503');
    await other.page.evaluate(() => {
      const part = document.createElement('script');
      part.src = '/assets/none.js';
      document.head.append(part);
    });
    await told('"503"');
    await new Promise((wake) => setTimeout(wake, 3_500));
    const seen = await stop();
    await other.close();
    const all = seen.join('\n');
    expect(all).toMatch(/Уже открыта страница: главная \(вкладка \d\)/);
    expect(all).toMatch(/Переход на страницу: список заявлений \(вкладка \d\)/);
    expect(all).toMatch(/Загружена страница: помощь \(вкладка \d\)/);
    expect(all).toMatch(/Программа страницы: ответ 503, ошибка сервера/);
    expect(all).toMatch(/Данные: ответ так и не пришёл, до 8 с/);
  });

  it('is not broken by a page that shouts, forges and floods', async () => {
    await tab.page.bringToFront();
    await tab.goto('https://www.gosuslugi.ru/help');
    await record();
    await told('"there"');
    await tab.page.evaluate((canary) => {
      for (let n = 0; n < 5_000; n++) {
        const effectiveDirective = n % 2 ? `script-src ${canary}` : canary;
        document.dispatchEvent(
          new SecurityPolicyViolationEvent('securitypolicyviolation', {
            effectiveDirective,
            documentURI: location.href,
            violatedDirective: effectiveDirective,
            originalPolicy: canary,
            disposition: 'enforce',
            statusCode: 0,
          }),
        );
      }
      const trap = {
        get: () => {
          throw new Error(canary);
        },
      };
      document.dispatchEvent(Object.defineProperty(new Event('securitypolicyviolation'), 'effectiveDirective', trap));
      for (let n = 0; n < 150; n++) void fetch(`/help?${canary}${n}`).catch(() => undefined);
    }, CANARY);
    await told('"script"');
    await told('"data"');
    const seen = await stop();
    const all = seen.join('\n');
    expect(all).toMatch(/не пустили её часть: программу \((?:вкладка \d, )?раз: больше 100\)/);
    expect(all).toMatch(/не пустили её часть: другое \((?:вкладка \d, )?раз: больше 100\)/);
    expect(seen.length).toBeLessThanOrEqual(50);
    expect(all).not.toMatch(/zq|канарейка/);
  });

  it('ends by its time, though the background slept', async () => {
    await record();
    if (browser === 'chromium') await die();
    await background.ring(3, 'trace');
    await cabinet.see('время записи: 120');
    await tab.until(async () => (await left(tab)).known.length === 0, 'the page to be left alone');
    await cabinet.click('Удалить запись');
    await cabinet.control('Записать ошибку');
    expect(await cabinet.page.evaluate(() => chrome.storage.session.get('recording'))).toEqual({});
  });

  it('draws a plan of a page in which no word can be told from another, and leaves nothing there', async () => {
    await tab.page.bringToFront();
    await tab.goto(PLACES.lk.request);
    // The companion comes once the portal has drawn: after that whatever changes would be of the plan.
    await tab.see('Сообщим, когда статус изменится');
    // Letters of one width: then other words of the same length stand in the very same places.
    await tab.page.evaluate(() => {
      const style = new CSSStyleSheet();
      style.replaceSync('* { font-family: monospace !important; transition: none !important }');
      document.adoptedStyleSheets = [style];
    });
    const rewrite = (letter: string) =>
      tab.page.evaluate((one) => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode())
          text.nodeValue = (text.nodeValue ?? '').replace(/[\p{L}\d]/gu, one);
      }, letter);
    async function plan(): Promise<string> {
      await cabinet.page.bringToFront();
      const before = await cabinet.page.evaluate(() => document.querySelector('canvas')?.toDataURL() ?? '');
      await cabinet.page.evaluate(() => {
        const canvas = document.querySelector('canvas');
        if (canvas) canvas.width = 1;
      });
      await cabinet.click(before ? 'Нарисовать заново' : 'Нарисовать схему');
      await cabinet.until(
        () => cabinet.page.evaluate(() => (document.querySelector('canvas')?.width ?? 0) > 300),
        'the plan to be drawn',
      );
      return cabinet.page.evaluate(() => document.querySelector('canvas')?.toDataURL() ?? '');
    }
    await cabinet.page.bringToFront();
    await cabinet.goto(`${session.base}cabinet.html?plan#diagnostics`);
    await cabinet.click('Проверить');
    await cabinet.see('Просмотрено пунктов', 30_000);
    await cabinet.click('Отчёт для поддержки');
    await tab.page.evaluate(() => {
      const scope = globalThis as { changes?: number };
      scope.changes = 0;
      new MutationObserver((all) => {
        scope.changes = (scope.changes ?? 0) + all.length;
      }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    const html = await tab.page.evaluate(() => document.documentElement.outerHTML);
    const shown = await plan();
    expect(await tab.page.evaluate(() => (globalThis as { changes?: number }).changes)).toBe(0);
    expect(await tab.page.evaluate(() => document.documentElement.outerHTML)).toBe(html);
    await rewrite('ж');
    const canaries = await plan();
    await rewrite('i');
    expect(await plan()).toBe(canaries);
    expect(canaries).toBe(shown);
    // A plan that never changed would be no proof.
    await tab.page.evaluate(() => {
      const more = document.createElement('p');
      more.textContent = 'Ещё одна строка';
      document.body.prepend(more);
    });
    expect(await plan()).not.toBe(shown);
    await cabinet.click('Сохранить рисунок');
    const file = readFileSync(await downloaded(session.profile, '.png'));
    expect(file.subarray(1, 4).toString()).toBe('PNG');
    expect(file.includes(Buffer.from('tEXt'))).toBe(false);
    expect(`data:image/png;base64,${file.toString('base64')}`).toBe(
      await cabinet.page.evaluate(() => document.querySelector('canvas')?.toDataURL()),
    );
  });
});

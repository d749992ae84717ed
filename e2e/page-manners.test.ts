import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { launch, type Session } from './harness/launch.ts';
import { longestTask, observe, seenOf, violations } from './harness/manners.ts';
import { BROWSERS, FACES, logIn, PLACES } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';

describe.each(BROWSERS)('manners on the page in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let background: Background;
  let tab: Tab;
  const noise: string[] = [];
  beforeAll(async () => {
    portal = await startPortal();
    session = await launch({ browser, portalPort: portal.port });
    background = await Background.of(session);
    tab = await session.open('https://www.gosuslugi.ru/help');
    tab.page.on('console', (message) => {
      if (/extension:\/\//.test(`${message.text()} ${message.location().url ?? ''}`)) noise.push(message.text());
    });
    tab.page.on('pageerror', (error) => noise.push(String(error)));
    await tab.page.evaluateOnNewDocument(observe);
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  it('brings nothing to a page where there is nothing to show', async () => {
    await tab.goto('https://www.gosuslugi.ru/help');
    // Long enough for the stub to run and for a word of it to be heard: only then is «nothing» something.
    await tab.until(() => tab.page.evaluate(() => document.readyState === 'complete'), 'the page to be whole');
    for (let words = 0; words < 3; words++) await background.say('watchView');
    expect(await tab.page.evaluate(() => document.querySelectorAll('medcard-companion').length)).toBe(0);
    expect((await seenOf(tab)).mutations).toEqual([]);
    await tab.goto(PLACES.lk.start);
    await logIn(tab);
  });

  it.each(FACES)('adds one element of its own to the %s face and changes nothing else', async (face) => {
    await tab.goto(PLACES[face].request);
    await tab.see('Сообщим, когда статус изменится');
    // The portal draws by itself while it loads; once it is still, every change would be ours.
    const before = (await seenOf(tab)).others;
    await tab.click('Свернуть');
    await tab.click('Показать подсказку');
    await tab.see('Сообщим, когда статус изменится');
    const { mutations, others } = await seenOf(tab);
    expect(others).toBe(before);
    expect(mutations).toEqual(['childList html<medcard-companion']);
    expect(noise).toEqual([]);
  });

  if (browser === 'chromium') {
    it.each(FACES)(
      'holds the %s face up for no more than 50 ms at a time, while it comes and while it folds',
      async (face) => {
        const longest = await longestTask(tab, async () => {
          await tab.goto(PLACES[face].request);
          await tab.see('Сообщим, когда статус изменится');
          await tab.click('Свернуть');
          await tab.click('Показать подсказку');
        });
        expect(longest).toBeLessThan(50);
      },
    );
  }

  it('has no axe violation in the overlay, the popup and the cabinet', async () => {
    expect(await violations(tab, 'medcard-companion')).toEqual([]);
    expect(await violations(background.own, null)).toEqual([]);
    const cabinet = await session.openOwn('cabinet.html#requests');
    for (const [section, words] of [
      ['requests', 'Заявления'],
      ['archive', 'Создайте архив'],
      ['settings', 'Чего мы не делаем'],
      ['guide', 'Вам продиктовали шаг?'],
      ['desk', 'Выбрать файлы'],
      ['desk/numbers', 'Проверить номер'],
      ['desk/letters', 'Написать обращение'],
      ['diagnostics', 'За несколько секунд найдём'],
    ] as const) {
      await cabinet.page.evaluate((hash) => location.replace(hash), `#${section}`);
      await cabinet.see(words);
      expect(await violations(cabinet, null), section).toEqual([]);
    }
    await cabinet.goto(`${session.base}welcome.html`);
    await cabinet.see('Что мы попросили у браузера и зачем');
    expect(await violations(cabinet, null), 'welcome').toEqual([]);
    await cabinet.close();
  });

  it('stands in the corner the person chose, on that host, after a reload too', async () => {
    const middle = () =>
      tab.page.evaluate(() => {
        const box = document
          .querySelector('medcard-companion')
          ?.shadowRoot?.querySelector('aside')
          ?.getBoundingClientRect();
        return box ? [box.left + box.right < innerWidth, box.top + box.bottom < innerHeight] : null;
      });
    await tab.page.bringToFront();
    expect(await middle()).toEqual([false, false]);
    await tab.click('В другой угол');
    expect(await middle()).toEqual([true, false]);
    await tab.click('В другой угол');
    expect(await middle()).toEqual([true, true]);
    await tab.goto(tab.page.url());
    await tab.see('Сообщим, когда статус изменится');
    expect(await middle()).toEqual([true, true]);
    expect(await violations(tab, 'medcard-companion')).toEqual([]);
  });

  it('leaves with one press and stays away from that host', async () => {
    await tab.page.bringToFront();
    await tab.click('Скрыть на этом сайте');
    await tab.until(
      () => tab.page.evaluate(() => document.querySelectorAll('medcard-companion').length === 0),
      'the companion to leave',
    );
    const { host } = new URL(tab.page.url());
    const settings = (await background.say('changeSettings', {})) as { hiddenHosts: string[] };
    expect(settings.hiddenHosts).toEqual([host]);
  });
});

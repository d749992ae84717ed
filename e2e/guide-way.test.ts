import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { launch, type Session } from './harness/launch.ts';
import { BROWSERS, logIn, NUMBER } from './harness/person.ts';
import { arrowAt } from './harness/pointer.ts';
import type { Tab } from './harness/tab.ts';

const LK = 'https://lk.gosuslugi.ru';
const REQUEST = 'Заявка на доступ';

/** Most people: the account is confirmed, documents are there, and nobody has ever asked for access (portal.md 1.6). */
describe.each(BROWSERS)('the overlay of somebody who needs no request, in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let tab: Tab;
  beforeAll(async () => {
    portal = await startPortal();
    portal.control.removeOrder(NUMBER);
    session = await launch({ browser, portalPort: portal.port });
    await Background.of(session);
    tab = await session.open(`${LK}/overview`);
    await logIn(tab);
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  it('never asks for one: after the papers comes the document', async () => {
    await tab.see('шаг 2 из 11');
    await tab.goto(`${LK}/profile/personal`);
    await tab.see('шаг 7 из 11');
    await tab.see('Откройте раздел «Здоровье» и скачайте документ');
    expect(await tab.words()).not.toContain(REQUEST);
    await tab.goto(`${LK}/orders`);
    await tab.see('шаг 7 из 11');
    expect(await tab.words()).not.toContain(REQUEST);
    await tab.goto(`${LK}/health/meddocs`);
    await tab.see('Выберите документ');
    await tab.see('шаг 7 из 11');
    expect(await tab.words()).not.toContain(REQUEST);
  });

  it('counts what was ticked in the cabinet and at the pointer, and ends', async () => {
    const cabinet = await session.openOwn('cabinet.html#guide');
    await cabinet.see('Сделано: 9 из 11');
    for (const code of ['М-7', 'З-5']) {
      // The same words stand, folded away, in other steps.
      const [, tick] = await cabinet.all(`#step-${code} .row button`, 2);
      await tick?.click();
      await cabinet.see(`Шаг ${code} отмечен`);
    }
    await cabinet.see('Все обязательные шаги пройдены');
    await tab.page.bringToFront();
    await tab.see('все шаги пройдены');
    await tab.click('Сделано: 11 из 11');
    await tab.see('отмечено вами');
    await cabinet.page.bringToFront();
    await cabinet.click('Начать заново');
    await cabinet.click('Снять отметки');
    await cabinet.see('Сделано: 0 из 11');
    await cabinet.close();
    await tab.goto(`${LK}/profile/personal`);
    await tab.see('шаг 7 из 11');
    await tab.goto(`${LK}/health/meddocs`);
    await tab.click('Перейти →');
    await arrowAt(tab, 'a[href*="/api/storage/"]');
    await tab.see('шаг 7 из 11');
    await tab.click('Готово');
    await tab.until(async () => (await tab.page.$('medcard-guide')) === null, 'the pointer to go');
    await tab.see('шаг 11 из 11');
  });
});

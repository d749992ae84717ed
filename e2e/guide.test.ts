import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { launch, type Session } from './harness/launch.ts';
import { BROWSERS, FACES, type Face, logIn } from './harness/person.ts';
import { arrowAt, codeOf } from './harness/pointer.ts';
import { setSize } from './harness/size.ts';

const CONTROLS = {
  article: {
    login: 'a.login',
    health: 'nav a[href="/my-health"]',
    download: 'a.download',
    snils: 'dl dt:nth-of-type(3)',
  },
  lk: {
    login: 'lib-button a[href*="node-api/login"]',
    health: 'nav a[href$="/health"]',
    download: 'a[href*="/api/storage/"]',
    snils: '#snils a',
  },
} as const;
const START: Readonly<Record<Face, string>> = {
  article: 'https://www.gosuslugi.ru/',
  lk: 'https://lk.gosuslugi.ru/orders',
};
/** Chromium goes the article's portal by mouse and the account by keyboard, Firefox the other way round. */
const HANDS = {
  chromium: { article: 'mouse', lk: 'keyboard' },
  firefox: { article: 'keyboard', lk: 'mouse' },
} as const;

describe.each(BROWSERS)('the guide in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  /** A browser that knows nothing: nobody is logged in, no step is done. */
  const anew = async (keepWelcome = false) => {
    session = await launch({ browser, portalPort: portal.port, keepWelcome });
    await Background.of(session);
  };
  beforeAll(async () => {
    portal = await startPortal();
    await anew(true);
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  it('greets once after the install, asks three questions and shows the way', async () => {
    const welcome = await session.tabAt('welcome.html');
    await welcome.page.bringToFront();
    await setSize(welcome.page, { width: 360, height: 800 });
    await welcome.see('Что мы попросили у браузера и зачем');
    await welcome.click('Для меня');
    await welcome.click('Показать мои шаги');
    await welcome.until(async () => (await welcome.address()).includes('cabinet.html#guide'), 'the guide');
    await welcome.see('Сделано: 0 из 11');
    await welcome.fill('Код шага', 'm 3 b');
    await welcome.click('Открыть шаг');
    await welcome.see('Клиники указывают в документах ваш СНИЛС');
    await welcome.close();
  });

  it.each(FACES)(
    'leads from nothing to a downloaded document on %s',
    async (face) => {
      await session.close();
      await anew();
      const at = CONTROLS[face];
      const hand = HANDS[browser][face];
      const tab = await session.open(
        START[face],
        hand === 'mouse' ? { width: 320, height: 640 } : { width: 1_000, height: 700 },
      );
      const press = async (name: string) => {
        if (hand === 'mouse') return tab.click(name);
        const control = await tab.control(name);
        await control.focus();
        await tab.page.keyboard.press('Enter');
      };
      /** On to another step, once it is told: until then the words are those of the step before. */
      const onward = async (name: string) => {
        const before = await codeOf(tab);
        await press(name);
        await tab.until(async () => !['', before].includes(await codeOf(tab)), 'the next step');
      };
      const follow = async (selector: string) => {
        await arrowAt(tab, selector);
        if (hand === 'mouse') return tab.page.click(selector);
        await press('К кнопке');
        await tab.page.keyboard.press('Enter');
      };
      await tab.see('Доступ к медкарте');
      await press('Перейти →');
      await follow(at.login);
      await tab.until(async () => (await tab.page.$('#login')) !== null, 'the login form');
      expect(await tab.page.evaluate('document.querySelector("medcard-guide")')).toBeNull();
      await tab.page.type('#login', 'anna');
      await tab.page.type('#password', 'secret');
      await tab.page.keyboard.press('Enter');
      await tab.until(async () => !tab.page.url().includes('esia.'), 'the way back');
      await tab.see('Шаг сделан');
      await onward('Дальше');
      // The profile proves four steps at once; the next one wanted is the document.
      await tab.goto(face === 'lk' ? 'https://lk.gosuslugi.ru/profile/personal' : 'https://www.gosuslugi.ru/profile');
      await tab.see('Шаг сделан');
      await onward('Дальше');
      for (let left = 3; left > 0 && (await codeOf(tab)) !== 'М-7'; left--) await onward('Пропустить');
      expect(await codeOf(tab)).toBe('М-7');
      await follow(at.health);
      if (face === 'article') {
        await follow('main button');
        await tab.fill('Код из СМС', '246813');
        await tab.click('Подтвердить');
      } else await follow('main a[href="/health/meddocs"]');
      await tab.see('Шаг сделан');
      await tab.control('Закончить');
      await press('Закончить');
      await tab.until(async () => (await tab.page.$('medcard-guide')) === null, 'the pointer to go');
      await tab.close();
    },
    90_000,
  );

  it('comes back when the page takes it away, stands over a new body, and says so in words when it cannot see', async () => {
    const tab = await session.open('https://www.gosuslugi.ru/profile');
    if (tab.page.url().includes('login')) await logIn(tab);
    const own = await session.openOwn('cabinet.html#guide/М-3б');
    await own.see('Клиники указывают в документах ваш СНИЛС');
    const before = new Set(await session.browser.pages());
    await own.page.evaluate(() =>
      [...document.querySelectorAll('#step-М-3б button')]
        .find((one) => one.textContent === 'Показать на портале')
        ?.dispatchEvent(new MouseEvent('click', { bubbles: true })),
    );
    const shown = await session.newTab(before, 'lk.gosuslugi.ru/profile/personal');
    await shown.page.bringToFront();
    await shown.see('М-3б');
    const other = await session.browser.pages();
    expect(other.length).toBeGreaterThan(before.size);
    await shown.page.evaluate(() => document.querySelector('medcard-guide')?.remove());
    await shown.see('М-3б');
    await shown.page.evaluate(() => {
      const body = document.createElement('body');
      body.innerHTML = '<main><h1>Documents</h1><p>Passport</p></main>';
      document.body.replaceWith(body);
    });
    await shown.see('М-3б');
    expect(await tab.page.evaluate('document.querySelector("medcard-guide")')).toBeNull();
    await Promise.all([own.close(), shown.close(), tab.close()]);
  });
});

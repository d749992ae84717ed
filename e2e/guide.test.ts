import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { HANDS, handOf } from './harness/hand.ts';
import { downloaded, downloadsOf, launch, type Session } from './harness/launch.ts';
import { BROWSERS, FACES, type Face, logIn } from './harness/person.ts';
import { arrowAt, codeOf } from './harness/pointer.ts';
import { setSize } from './harness/size.ts';

const CONTROLS = {
  article: {
    login: 'a.login',
    health: 'nav a[href="/my-health"]',
    download: 'a.download',
  },
  lk: {
    login: 'lib-button a[href*="node-api/login"]',
    health: 'nav a[href$="/health"]',
    download: 'a[href*="/api/storage/"]',
  },
} as const;
const START: Readonly<Record<Face, string>> = {
  article: 'https://www.gosuslugi.ru/',
  lk: 'https://lk.gosuslugi.ru/orders',
};
/** Every face by every hand. */
const WALKS = FACES.flatMap((face) => HANDS.map((hand) => ({ face, hand })));

describe.each(BROWSERS)('the guide in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let background: Background;
  beforeAll(async () => {
    portal = await startPortal();
    session = await launch({ browser, portalPort: portal.port, keepWelcome: true });
    background = await Background.of(session);
  });
  /** As after the install: nobody is logged in, no step is done, nothing was downloaded. */
  const forget = async () => {
    portal.control.endSession();
    await session.browser.deleteCookie(...(await session.browser.cookies()));
    await background.own.page.evaluate(() => chrome.storage.local.remove(['guideProgress', 'guideBook', 'settings']));
    await background.say('changeSettings', { locale: 'ru' });
    rmSync(downloadsOf(session.profile), { recursive: true, force: true });
  };
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  it.each(HANDS)('greets after the install, asks three questions and shows the way, by %s', async (name) => {
    const isFirst = name === HANDS[0];
    const welcome = isFirst ? await session.tabAt('welcome.html') : await session.openOwn('welcome.html');
    const hand = handOf(welcome, name);
    await welcome.page.bringToFront();
    await setSize(welcome.page, { width: 360, height: 800 });
    await welcome.see('Что мы попросили у браузера и зачем');
    await hand.choose('Для меня');
    await hand.press('Показать мои шаги');
    await welcome.until(async () => (await welcome.address()).includes('cabinet.html#guide'), 'the guide');
    await welcome.see('Сделано: 0 из 11');
    await hand.fill('Код шага', 'm 3 b');
    await hand.press('Открыть шаг');
    await welcome.see('Клиники указывают в документах ваш СНИЛС');
    await welcome.close();
  });

  it.each(WALKS)(
    'leads from nothing to a downloaded document on $face, by $hand',
    async ({ face, hand }) => {
      await forget();
      const at = CONTROLS[face];
      const tab = await session.open(
        START[face],
        hand === 'mouse' ? { width: 320, height: 640 } : { width: 1_000, height: 700 },
      );
      const { press } = handOf(tab, hand);
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
      const giveCode = async () => {
        await arrowAt(tab, '#code');
        if (hand === 'mouse') {
          await tab.fill('Код из СМС', '246813');
          return tab.click('Подтвердить');
        }
        await press('К кнопке');
        await tab.page.keyboard.type('246813');
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
      // The profile proves all that is wanted but the document, and nobody is sent to ask for access.
      await tab.goto(face === 'lk' ? 'https://lk.gosuslugi.ru/profile/personal' : 'https://www.gosuslugi.ru/profile');
      await tab.see('Шаг сделан');
      await onward('Дальше');
      expect(await codeOf(tab)).toBe('М-7');
      await follow(at.health);
      if (face === 'article') {
        await follow('main button');
        await giveCode();
      } else await follow('main a[href="/health/meddocs"]');
      // The list alone is no document of one's own: the ring stays at the download until it is pressed.
      await arrowAt(tab, at.download);
      expect(await tab.seesNow('Шаг сделан')).toBe(false);
      await follow(at.download);
      await downloaded(session.profile, '.pdf');
      // Firefox shows a downloaded PDF in a tab of its own: the person comes back from it, and a page that is not seen may rest.
      await tab.page.bringToFront();
      await tab.see('Шаг сделан');
      await tab.control('Закончить');
      await press('Закончить');
      await tab.until(async () => (await tab.page.$('medcard-guide')) === null, 'the pointer to go');
      await tab.see('все шаги пройдены');
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

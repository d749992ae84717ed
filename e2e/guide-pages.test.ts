import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { handOf } from './harness/hand.ts';
import { launch, type Session } from './harness/launch.ts';
import { observe, seenOf, violations } from './harness/manners.ts';
import { BROWSERS, FACES, logIn } from './harness/person.ts';
import { arrowAt, codeOf, wordsOnly } from './harness/pointer.ts';
import { setSize } from './harness/size.ts';
import type { Tab } from './harness/tab.ts';

const LK = 'https://lk.gosuslugi.ru';
const PROFILE = { article: 'https://www.gosuslugi.ru/profile', lk: `${LK}/profile/personal` } as const;
/** The row of the passport, which is not verified: its step stays the one to do. */
const PASSPORT = { article: 'dl dt:nth-of-type(4)', lk: '#passport a' } as const;

const MARK = '[data-truth]';
/** What a new build of the page does to its names; which control is the right one is told by a mark of our own. */
const renameAll = (tab: Tab, control: string): Promise<void> =>
  tab.page.evaluate((right) => {
    document.querySelector(right)?.setAttribute('data-truth', '');
    for (const [at, element] of [...document.querySelectorAll('body *')].entries()) {
      if (element.hasAttribute('class')) element.className = `x${at}`;
      if (!element.matches('input')) element.removeAttribute('id');
    }
  }, control);

const ENGLISH = {
  Уведомления: 'Notifications',
  Заявления: 'Applications',
  Документы: 'Documents',
  Здоровье: 'Health',
  Профиль: 'Profile',
  Помощь: 'Help',
  Выйти: 'Sign out',
  СНИЛС: 'SNILS',
  'Паспорт гражданина РФ': 'Russian passport',
  'Полис ОМС': 'Health insurance policy',
  Проверен: 'Verified',
  'Не проверен': 'Not verified',
  'Подтверждённая учётная запись': 'Verified account',
};
const inEnglish = (tab: Tab): Promise<void> =>
  tab.page.evaluate((words: Readonly<Record<string, string>>) => {
    document.documentElement.lang = 'en';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const said = words[(node.nodeValue ?? '').trim()];
      if (said) node.nodeValue = said;
    }
  }, ENGLISH);

describe.each(BROWSERS)('the pointer on pages as they come, in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let background: Background;
  const begin = async () => {
    session = await launch({ browser, portalPort: portal.port });
    background = await Background.of(session);
    const tab = await session.open(`${LK}/overview`);
    await logIn(tab);
    await tab.close();
  };
  /** A tab of its own in which this step is told. */
  const walk = async (code: string, url: string, size = { width: 1_280, height: 900, deviceScaleFactor: 1 }) => {
    const before = new Set(await session.browser.pages());
    await background.say('guideShow', { code });
    const tab = await session.newTab(before, 'gosuslugi.ru');
    await tab.page.bringToFront();
    await setSize(tab.page, size);
    await tab.goto(url);
    return tab;
  };
  beforeAll(async () => {
    const passport = { series: '4500', number: '123456', verified: false };
    portal = await startPortal({ seed: { patient: { passport } } });
    await begin();
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  it.each(FACES)('waits in words for a control that comes late, on %s', async (face) => {
    const tab = await walk('М-3а', PROFILE[face]);
    await arrowAt(tab, PASSPORT[face]);
    // Gone, and put back by the page seconds later; then hidden, and shown again without a node being added.
    await tab.page.evaluate((control) => {
      const late = document.querySelector(control);
      const place = late?.parentElement;
      const next = late?.nextSibling ?? null;
      late?.remove();
      setTimeout(() => late && place?.insertBefore(late, next), 4_000);
    }, PASSPORT[face]);
    expect(await wordsOnly(tab, 'М-3а')).toBe(true);
    await arrowAt(tab, PASSPORT[face]);
    await tab.page.evaluate((control) => {
      const late = document.querySelector<HTMLElement>(control);
      if (!late) return;
      late.style.display = 'none';
      setTimeout(() => {
        late.style.display = '';
      }, 4_000);
    }, PASSPORT[face]);
    expect(await wordsOnly(tab, 'М-3а')).toBe(true);
    await arrowAt(tab, PASSPORT[face]);
    await tab.close();
  });

  it.each(FACES)('finds the control under new names, on %s', async (face) => {
    const tab = await walk('М-3а', PROFILE[face]);
    await arrowAt(tab, PASSPORT[face]);
    await renameAll(tab, PASSPORT[face]);
    // Without its styles the page is longer. By Tab: the bubble moves with it, and a click would land on the menu below.
    await handOf(tab, 'keyboard').press('К кнопке');
    await arrowAt(tab, MARK);
    await tab.close();
  });

  it('tells each of two tabs its own step, whatever the other does', async () => {
    const one = await walk('М-3а', PROFILE.lk);
    await arrowAt(one, PASSPORT.lk);
    const two = await walk('М-7', `${LK}/orders`);
    await arrowAt(two, 'nav a[href$="/health"]');
    await two.reload();
    await arrowAt(two, 'nav a[href$="/health"]');
    await one.page.bringToFront();
    expect(await codeOf(one)).toBe('М-3а');
    await one.click('Пропустить');
    await one.until(async () => (await codeOf(one)) !== 'М-3а', 'the next step');
    const next = await codeOf(one);
    await two.page.bringToFront();
    await two.reload();
    await arrowAt(two, 'nav a[href$="/health"]');
    expect(await codeOf(two)).toBe('М-7');
    await two.click('Закончить');
    await two.until(async () => (await two.page.$('medcard-guide')) === null, 'the pointer to go');
    await one.page.bringToFront();
    await one.reload();
    await one.until(async () => (await codeOf(one)) === next, 'the step of the first tab');
    await Promise.all([one.close(), two.close()]);
  });

  it('points by addresses on a page in English, and in words where only words would tell', async () => {
    const menu = await walk('М-7', `${LK}/orders`);
    await arrowAt(menu, 'nav a[href$="/health"]');
    await inEnglish(menu);
    await menu.see('Health');
    await menu.page.evaluate(() => document.body.append(document.createElement('p')));
    await arrowAt(menu, 'nav a[href$="/health"]');
    const card = await walk('М-3а', PROFILE.lk);
    await arrowAt(card, PASSPORT.lk);
    await inEnglish(card);
    await card.page.evaluate(() => document.body.append(document.createElement('p')));
    await card.see('Этой кнопки на странице нет');
    expect(await wordsOnly(card, 'М-3а')).toBe(true);
    await Promise.all([menu.close(), card.close()]);
  });

  it('has only words for a page it does not know', async () => {
    const tab = await walk('М-3а', PROFILE.lk);
    await arrowAt(tab, PASSPORT.lk);
    await tab.page.evaluate(() => {
      history.pushState({}, '', '/some/new/section');
      document.body.innerHTML = '<main><h1>Раздел</h1><p>Паспорт</p><button>Паспорт</button></main>';
    });
    await tab.see('Этот шаг делают на другой странице');
    expect(await wordsOnly(tab, 'М-3а')).toBe(true);
    expect(await violations(tab, 'medcard-guide')).toEqual([]);
    await tab.close();
  });

  it('goes along to a page that is loaded anew and not known, and to no tab where nobody is led', async () => {
    const tab = await walk('М-3а', PROFILE.lk);
    await arrowAt(tab, PASSPORT.lk);
    await tab.goto('https://www.gosuslugi.ru/help');
    await tab.until(async () => (await codeOf(tab)) === 'М-3а', 'the step on the unknown page');
    const beside = await session.open('https://www.gosuslugi.ru/help');
    await new Promise((wake) => setTimeout(wake, 1_500));
    expect(await beside.page.$('medcard-guide')).toBeNull();
    await tab.close();
    // The walk went with its tab: whoever asks next makes an end of it.
    await beside.reload();
    const registered = () =>
      background.own.page.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length);
    await beside.until(async () => (await registered()) === 0, 'pages to be left alone');
    await beside.close();
  });

  it.each(FACES)('changes nothing on the %s face but for its one element, and has no axe violation', async (face) => {
    const tab = await walk('М-3а', PROFILE[face]);
    await tab.page.evaluateOnNewDocument(observe);
    await tab.goto(PROFILE[face]);
    await arrowAt(tab, PASSPORT[face]);
    const before = (await seenOf(tab)).others;
    // Not even a line of no height in <html>, which would have all of the page laid out around it.
    expect(await tab.page.$eval('medcard-guide', (own) => own.getClientRects().length)).toBe(0);
    expect(await violations(tab, 'medcard-guide')).toEqual([]);
    // The look at the page by axe is no doing of ours.
    const afterAxe = (await seenOf(tab)).others;
    await setSize(tab.page, { width: 600, height: 500 });
    await tab.page.evaluate(() => scrollTo(0, 60));
    await tab.click('Не вижу кнопку');
    await tab.see('Показать стрелку');
    await tab.click('Показать стрелку');
    await tab.click('К кнопке');
    await arrowAt(tab, PASSPORT[face]);
    const { mutations, others } = await seenOf(tab);
    expect(others - afterAxe).toBe(0);
    expect(afterAxe).toBeGreaterThanOrEqual(before);
    expect(mutations.filter((one) => one.includes('guide'))).toEqual(['childList html<medcard-guide']);
    expect(mutations.filter((one) => !/^childList html<medcard-(guide|companion)$/.test(one))).toEqual([]);
    await tab.close();
  });

  it('stands where the control is at 200 % zoom', async () => {
    for (const face of FACES) {
      const tab = await walk('М-3а', PROFILE[face], { width: 640, height: 450, deviceScaleFactor: 2 });
      await tab.click('К кнопке');
      await arrowAt(tab, PASSPORT[face]);
      const { pixels, inside } = await tab.page.evaluate(() => {
        const bubble = document.querySelector('medcard-guide')?.shadowRoot?.querySelector('.bubble');
        const { left, top, right, bottom } = bubble?.getBoundingClientRect() ?? new DOMRect(-1, -1, 0, 0);
        return {
          pixels: devicePixelRatio,
          inside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
        };
      });
      expect(pixels).toBe(2);
      expect(inside).toBe(true);
      await tab.close();
    }
  });
});

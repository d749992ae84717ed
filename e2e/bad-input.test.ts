import type { ElementHandle } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import type { FaultKind } from '../portal/server/faults.ts';
import type { Background } from './harness/background.ts';
import type { Session } from './harness/launch.ts';
import {
  BROWSERS,
  createArchive,
  FACES,
  type Face,
  lockArchive,
  logIn,
  openHealth,
  PHRASE,
  PLACES,
} from './harness/person.ts';
import type { Tab } from './harness/tab.ts';
import { setStage } from './story/story.ts';

/** What the portal may do instead of answering, and the states that may come of it. None of them is a change. */
const FAULTS: Record<Face, [FaultKind, string[]][]> = {
  lk: [
    ['500', ['server']],
    ['503', ['server', 'maintenance']],
    ['429', ['rate']],
    ['truncated', ['network', 'unknown']],
    ['html-instead-of-json', ['unknown', 'login']],
    ['garbage', ['unknown']],
    ['empty', ['unknown']],
    ['reset', ['network', 'offline']],
    ['hang', ['network']],
    ['proto', ['ok', 'unknown']],
    ['error-envelope', ['unknown', 'server', 'login']],
    ['missing-number', ['ok', 'unknown']],
    ['unknown-status', ['ok', 'unknown']],
    ['login-page-200', ['login']],
    ['redirect-login', ['login']],
    ['anti-bot', ['challenge']],
  ],
  article: [
    ['502', ['server']],
    ['garbage', ['unknown']],
    ['huge', ['unknown', 'network', 'ok']],
    ['truncated', ['network', 'unknown']],
    ['missing-number', ['ok', 'unknown']],
    ['login-page-200', ['login']],
    ['anti-bot', ['challenge']],
  ],
};
const ASKED = { lk: '/api/lk/v1/', article: '/my-services/medical-card/requests/' } as const;

describe.each(BROWSERS)('a portal that answers badly, in %s', (browser) => {
  describe.each(FACES)('on the %s face', (face) => {
    let portal: TrainingPortal;
    let session: Session;
    let background: Background;
    let tab: Tab;
    beforeAll(async () => {
      portal = await startPortal();
      ({ session, background } = await setStage(face, portal, browser));
      tab = await session.open(PLACES[face].start);
      await logIn(tab);
      await tab.goto(PLACES[face].request);
      await tab.click('Следить');
      await tab.see('Слежу');
    });
    afterAll(async () => {
      await session?.close();
      await portal?.close();
    });

    it.each(FAULTS[face])('«%s» is a state with words, never a change', async (kind, states) => {
      portal.control.fault({ path: ASKED[face] }, kind, { retryAfterSeconds: 60 });
      await background.ringAfter(8 * 60);
      portal.control.clearFaults();
      const { state, requests } = await background.view();
      expect(states).toContain(state);
      expect(requests.map(({ status }) => status.group)).toEqual(['in-progress']);
      expect(await background.outbox()).toEqual([]);
      expect(portal.control.state().served).toEqual([]);
      // The watch stops where it would only disturb; the person's own look brings it back.
      if (state === 'login' || state === 'challenge') {
        expect((await background.view()).nextCheckAt).toBeNull();
        await tab.goto(PLACES[face].request);
        await tab.see('Слежу');
        await tab.until(async () => (await background.view()).nextCheckAt !== null, 'the watch to go on');
      }
    });

    it('and the change that comes after all that is told once', async () => {
      portal.control.moveStatus('5400000001', PLACES[face].needsDocuments as never);
      await background.ringAfter(8 * 60);
      expect(await background.outbox()).toHaveLength(1);
      await background.ringAfter(8 * 60);
      expect(await background.outbox()).toHaveLength(1);
    });
  });
});

describe.each(BROWSERS)('bad documents and phrases in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let cabinet: Tab;
  let tab: Tab;
  beforeAll(async () => {
    portal = await startPortal();
    ({ session } = await setStage('lk', portal, browser));
    portal.control.addDocument({ title: 'Вместо документа страница', kind: 'not-a-pdf' });
    portal.control.addDocument({ title: 'Совсем пустой', kind: 'empty' });
    portal.control.addDocument({ title: 'Непомерно большой', kind: 'huge', sizeMb: 300 });
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  it('a weak phrase is refused with its reason, and nothing is made', async () => {
    const page = await session.openOwn('cabinet.html#archive');
    await page.fill('Фраза', 'пароль123');
    await page.see('Такую фразу подберут');
    await page.fill('Фраза ещё раз', 'пароль123');
    await page.click('Фраза записана');
    await page.click('Создать архив');
    await page.see('Она слишком короткая');
    const made = await page.page.evaluate(async () => Object.keys(await chrome.storage.local.get()));
    expect(made.filter((key) => key.startsWith('vaultHeader'))).toEqual([]);
    await page.close();
  });

  it('without an archive a download is left alone, and that is said', async () => {
    tab = await session.open('https://lk.gosuslugi.ru/health/meddocs');
    await logIn(tab);
    await openHealth(tab, 'lk');
    await tab.see('шаг');
    await tab.click('Скачать PDF');
    await tab.see('Архива ещё нет, копия не сохранена');
  });

  it.each([
    ['Вместо документа страница', 'страницу вместо документа'],
    ['Совсем пустой', 'пуст'],
    ['Непомерно большой', 'Файл больше 200'],
  ])('«%s»: no copy, a clear word, the download itself untouched', async (title, words) => {
    cabinet ??= await createArchive(session).then(async (made) => {
      await lockArchive(made);
      return made;
    });
    // A new tab each: after a download Firefox's driver waits for ever for the old one to go anywhere.
    tab = await session.open('https://www.gosuslugi.ru/help');
    await openHealth(tab, 'lk');
    await tab.see('шаг');
    await press(tab, title);
    await tab.see(words, 60_000);
    await cabinet.page.bringToFront();
    expect(await cabinet.seesNow('новый документ ждёт')).toBe(false);
  });

  it('a wrong phrase is said, the archive is whole, and the right one still opens it', async () => {
    await cabinet.page.bringToFront();
    for (let tries = 0; tries < 4; tries++) {
      await cabinet.fill('Фраза', 'совсем не та фраза');
      await cabinet.click('Открыть архив');
      await cabinet.see('Фраза не подошла. Архив цел.', 30_000);
      await cabinet.notSee('Открываем архив');
    }
    await cabinet.see('Следующая попытка через');
    await cabinet.notSee('Следующая попытка через', 30_000);
    await cabinet.fill('Фраза', PHRASE);
    await cabinet.click('Открыть архив');
    await cabinet.see('Архив открыт и пока пуст', 60_000);
  });

  it('a page that nobody knows is said to be unknown', async () => {
    portal.control.fault({ path: '/order/' }, 'garbage');
    tab = await session.open('https://lk.gosuslugi.ru/order/5400000001');
    await tab.see('Не узнаём эту страницу', 30_000);
    portal.control.clearFaults();
  });
});

/** The download link of the document with this title. */
async function press(tab: Tab, title: string): Promise<void> {
  const link = await tab.page.evaluateHandle((wanted) => {
    const links = [...document.querySelectorAll('a')].filter(({ textContent }) => textContent?.includes('Скачать'));
    return links.find((one) => {
      for (let up = one.parentElement; up; up = up.parentElement) {
        if (links.filter((other) => up.contains(other)).length > 1) return false;
        if (up.textContent?.includes(wanted)) return true;
      }
      return false;
    });
  }, title);
  const found = link.asElement() as ElementHandle<Element> | null;
  if (!found) throw new Error(`no download of «${title}»`);
  await found.click();
}

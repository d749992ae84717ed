import assert from 'node:assert/strict';
import { COMMENT, logIn, NUMBER, PLACES } from '../harness/person.ts';
import { type Stage, type Step, show } from './stage.ts';

const HALF_AN_HOUR = 37;

/** From the login to the notification and the request it opens. */
export const WATCHING: readonly Step[] = [
  {
    name: 'opens the portal logged out: the companion says so and shows the steps',
    async play(stage) {
      await show(stage, await stage.session.open(PLACES[stage.face].start), 'tab');
      await stage.tab.see('Вы не вошли на портал');
      await stage.tab.see('шаг 1 из 11');
      return '«Вы не вошли на портал. Войдите, и мы продолжим с этого места», шаг 1 из 11';
    },
  },
  {
    name: 'logs in: the companion has seen it and says what is next',
    async play(stage) {
      await logIn(stage.tab);
      await stage.tab.goto(PLACES[stage.face].start);
      await stage.tab.see('видно на портале');
      await stage.tab.see('шаг 2 из 11');
      return '«Вход на портал: видно на портале», шаг 2 из 11';
    },
  },
  {
    name: 'opens the request and presses «Следить»',
    async play(stage) {
      await stage.tab.goto(PLACES[stage.face].request);
      await stage.tab.see('Сообщим, когда статус изменится');
      await stage.tab.click('Следить');
      await stage.tab.see('Слежу. Следующая проверка около');
      return '«Слежу. Следующая проверка около …»';
    },
  },
  {
    name: 'goes on with the day: the background looks, nothing has changed, nothing is said',
    async play(stage) {
      const { background, portal } = stage;
      portal.control.clearLog();
      await background.ringAfter(HALF_AN_HOUR);
      const asked = portal.control.requests().filter(({ fromExtension }) => fromExtension);
      assert.ok(asked.length > 0, 'the portal was asked');
      assert.deepEqual(await background.notified(), []);
      assert.equal(await background.badge(), '');
      return `${asked.length} read-only calls, no notification`;
    },
  },
  {
    name: 'the portal wants documents: a notification and the popup say so',
    async play(stage) {
      const { background, portal, face } = stage;
      portal.control.moveStatus(NUMBER, PLACES[face].needsDocuments);
      await background.ringAfter(HALF_AN_HOUR);
      const told = await toldOnce(stage);
      const popup = await openPopup(stage);
      await popup.see('Требуются документы');
      await popup.see(COMMENT);
      return `${told}; popup: «Требуются документы», «${COMMENT}»`;
    },
  },
  {
    name: 'a click opens the request',
    async play(stage) {
      const { background, session, face } = stage;
      const before = new Set(await session.browser.pages());
      const [id = ''] = await background.notified();
      // Where the notification itself cannot be clicked, the popup's button leads to the same place.
      const clicked = await background.clickNotification(id);
      if (!clicked) await stage.shown.click('Открыть');
      const opened = await session.newTab(before, PLACES[face].request);
      await show(stage, opened, 'tab');
      await opened.see('Слежу');
      await background.own.until(async () => (await background.badge()) === '', 'the badge to go');
      return `${clicked ? 'notification' : 'popup'} → ${opened.page.url()}`;
    },
  },
  {
    name: 'much later it is approved: one more notification',
    async play(stage) {
      stage.portal.control.moveStatus(NUMBER, PLACES[stage.face].approved);
      const before = await stage.background.notified();
      await stage.background.ringAfter(HALF_AN_HOUR);
      const told = await toldOnce(stage, before);
      const popup = await openPopup(stage);
      await popup.see('Одобрено');
      return `${told}; popup: «Одобрено»`;
    },
  },
];

async function openPopup(stage: Stage) {
  const popup = await stage.session.openOwn('popup.html', { width: 380, height: 620 });
  return show(stage, popup);
}

/** One new notification, and the badge beside it. */
async function toldOnce({ background }: Stage, before: readonly string[] = []): Promise<string> {
  const fresh = async () => (await background.notified()).filter((id) => !before.includes(id));
  // The look at the portal is over before what it found is told.
  await background.own.until(async () => (await background.badge()) !== '', 'the badge to count it');
  await background.own.until(async () => (await fresh()).length > 0, 'the notification');
  assert.equal((await fresh()).length, 1, 'exactly one notification');
  const badge = await background.badge();
  return `one notification, badge «${badge}»`;
}

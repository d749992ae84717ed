import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { portalDate } from '../portal/model/dates.ts';
import { Background, type View } from './harness/background.ts';
import { launch, type Session } from './harness/launch.ts';
import { BROWSERS, logIn, NUMBER } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';

const LATER = 37;
const HOUR = 3_600_000;
const BIG_STEP = 37 * 8;

type Told = { requests: { id: string; number: string; paused: boolean; trouble: string | null }[] } & View & {
    today: { requests: number; byHand: number };
    news: { kind: string }[];
  };

/** Days of a person who watches three requests: lunch, night, maintenance, other accounts and what else there is. */
describe.each(BROWSERS)('days of watching in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let background: Background;
  let cabinet: Tab;
  beforeAll(async () => {
    portal = await startPortal();
    session = await launch({ browser, portalPort: portal.port });
    background = await Background.of(session);
    const tab = await session.open('https://lk.gosuslugi.ru/orders');
    await logIn(tab);
    cabinet = await session.openOwn('cabinet.html#requests');
    await cabinet.click('Следить за всеми моими заявлениями');
    await cabinet.see('Добавлено: 3');
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  const kinds = async () => (await background.outbox()).map(({ id }) => id.split('|')[1]).toSorted();
  const view = async () => (await background.view()) as Told;
  const asked = () => portal.control.requests().filter(({ fromExtension }) => fromExtension);

  it('at lunch one of three wants documents: one notice, the other two are silent', async () => {
    await background.ringAfter(LATER);
    expect(await background.notified()).toEqual([]);
    portal.control.moveStatus(NUMBER, { statusId: 14, title: 'Требуются документы', comment: 'Нужен скан' });
    await background.ringAfter(LATER);
    // The look at the portal is over before what it found is told.
    await cabinet.until(async () => (await background.notified()).length > 0, 'the notification');
    expect(await background.notified()).toHaveLength(1);
    await cabinet.page.bringToFront();
    // A page that missed the news asks again every 20 seconds.
    await cabinet.see('Нужно ваше действие', 40_000);
    await cabinet.until(async () => (await background.badge()) === '1', 'the badge to count it');
  });

  it('«remind me in an hour» takes the notice back, and brings it again', async () => {
    const popup = await session.openOwn('popup.html', { width: 380, height: 620 });
    await popup.see('Требуются документы');
    await popup.click('Напомнить через час');
    await background.own.until(async () => (await background.outbox())[0]?.state === 'pending', 'it to be put off');
    await background.ringAfter(61);
    await background.own.until(async () => (await background.outbox())[0]?.state === 'shown', 'the reminder');
    await popup.close();
  });

  it('«stop watching» asks first, under the notification and in the popup, and an answer of «no» keeps all', async () => {
    const one = async () => (await view()).requests.find(({ number }) => number === NUMBER);
    const [told] = await background.outbox();
    if (await background.pressUnderNotification(told?.id ?? '', 1)) {
      await cabinet.see('Слежение приостановлено. Перестать совсем?');
      expect((await one())?.paused).toBe(true);
      await cabinet.click('Оставить на паузе');
      await cabinet.click('Следить дальше');
      await cabinet.until(async () => (await one())?.paused === false, 'it to be watched again');
    } else {
      const popup = await session.openOwn('popup.html', { width: 380, height: 620 });
      await popup.see('Загрузите документы или сведения');
      await popup.click('Больше не следить');
      await popup.see('Исчезнет история статусов');
      await popup.click('Оставить');
      await popup.close();
    }
    expect(await one()).toBeDefined();
  });

  it('a still portal costs two requests, and the day’s cost is shown', async () => {
    portal.control.clearLog();
    await background.ringAfter(LATER);
    expect(asked().length).toBeLessThanOrEqual(3);
    await cabinet.page.bringToFront();
    await cabinet.see('Сегодня:');
    const { today } = await view();
    expect(today.requests).toBeGreaterThan(0);
  });

  it('a new appointment is told and watched; letters are a number, drafts and documents their own news', async () => {
    for (const wish of ['drafts', 'letters', 'documents']) await background.say('setWish', { wish, on: true });
    await background.ringAfter(LATER);
    const before = await kinds();
    const now = Date.now() + BIG_STEP * 60_000;
    portal.control.putFeed({
      id: 5_400_000_200,
      type: 'EQUEUE',
      title: 'Запись подтверждена',
      service: 'Запись к врачу',
      status: 'in_progress',
      visitAt: now + 48 * HOUR,
    });
    portal.control.putFeed({
      id: 5_400_000_201,
      type: 'DRAFT',
      title: 'Черновик',
      service: 'Прикрепление',
      status: 'draft',
      deletedAt: now + 24 * HOUR,
    });
    portal.control.addLetter('Новое письмо');
    portal.control.addDocument({ title: 'Анализ крови', kind: 'pdf' });
    // Documents are looked at once in two hours.
    await background.ringAfter(130);
    const fresh = (await kinds()).filter((kind) => !before.includes(kind));
    expect(await kinds()).toContain('new');
    expect((await view()).news.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['drafts', 'letters']));
    expect(fresh.length).toBeGreaterThanOrEqual(1);
    expect((await view()).requests.map(({ number }) => number)).toContain('5400000200');
    await cabinet.page.bringToFront();
    await cabinet.see('Запись к врачу');
    await cabinet.see('Приём:');
    expect(portal.control.state().served).toEqual([]);
    const told = (await kinds()).length;
    await background.ringAfter(130);
    expect(await kinds()).toHaveLength(told);
  });

  it('a paused request is not looked at', async () => {
    const { requests } = await view();
    const one = requests.find(({ number }) => number === '5400000007');
    await background.say('pauseWatch', { watchId: one?.id, paused: true });
    portal.control.moveStatus('5400000007', { statusId: 4 });
    const before = await kinds();
    await background.ringAfter(LATER);
    expect(await kinds()).toEqual(before);
    await background.say('pauseWatch', { watchId: one?.id, paused: false });
    await background.ringAfter(LATER);
    expect(await kinds()).toHaveLength(before.length + 1);
  });

  it('another person logs in: nothing is merged, and the cabinet says so', async () => {
    const before = await kinds();
    const mine = portal.control.state();
    portal.control.setPatient({ id: 1_000_000_777 });
    portal.control.moveStatus(NUMBER, { statusId: 4 });
    await background.ringAfter(LATER);
    expect(await kinds()).toEqual(before);
    expect((await view()).requests.some(({ trouble }) => trouble === 'other-account')).toBe(true);
    await cabinet.page.bringToFront();
    await cabinet.see('На портале сейчас другая учётная запись');
    portal.control.setPatient({ id: 1_000_000_001 });
    expect(mine.loggedIn).toBe(true);
    await background.ringAfter(LATER);
    expect(await kinds()).toHaveLength(before.length + 1);
  });

  it('at night the session ends: said once, and then nobody is asked', async () => {
    portal.control.endSession();
    await background.ringAfter(LATER);
    portal.control.clearLog();
    for (let night = 0; night < 3; night++) await background.ring(60);
    await new Promise((wake) => setTimeout(wake, 1_500));
    expect(asked()).toEqual([]);
    expect((await view()).state).toBe('login');
    const told = async () => (await background.notified()).filter((id) => id === 'watch-state').length;
    await cabinet.until(async () => (await told()) > 0, 'the notification');
    expect(await told()).toBe(1);
    expect(await background.badgeTitle()).toContain('войдите на портал');
  });

  it('the person logs in, and it goes on', async () => {
    portal.control.login();
    const tab = await session.open('https://lk.gosuslugi.ru/orders');
    await tab.until(async () => (await view()).nextCheckAt !== null, 'the watch to go on');
    await background.ringAfter(LATER);
    expect((await view()).state).toBe('ok');
    await tab.close();
  });

  it('under maintenance the popup says until when', async () => {
    portal.control.maintenance({ until: portalDate(Date.now() + 72 * HOUR) });
    await background.ringAfter(LATER);
    const popup = await session.openOwn('popup.html', { width: 380, height: 620 });
    await popup.see('На портале технические работы');
    await popup.see('Портал обещает закончить');
    await popup.see('Последняя удачная проверка');
    await popup.see('не удалось');
    await popup.close();
    portal.control.maintenance(null);
  });

  it('a portal that resets connections for over an hour is told of, and taken back when it answers', async () => {
    portal.control.fault({ path: '/' }, 'reset');
    await background.ringAfter(BIG_STEP);
    // A machine without any network is not the portal's fault, and tells nothing.
    if ((await view()).state === 'offline') return;
    await background.ringAfter(BIG_STEP);
    await cabinet.until(async () => (await background.badgeTitle()).includes('больше часа'), 'the sign to say so');
    expect(await background.badgeTitle()).toContain('портал не отвечает');
    portal.control.clearFaults();
    await background.ringAfter(BIG_STEP);
    await cabinet.until(
      async () => !(await background.badgeTitle()).includes('больше часа'),
      'the sign to be taken back',
    );
  });
});

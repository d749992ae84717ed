import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { downloaded, launch, type Session } from './harness/launch.ts';
import { COMMENT, logIn, NUMBER, PLACES } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';

const HALF_AN_HOUR = 37;
const MONTH_AND_A_DAY = 32 * 24 * 60;
type Mark = { id: number; at: number };

describe.each(['chromium', 'firefox'] as const)('the course of a request in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let background: Background;
  let cabinet: Tab;
  let passed = 0;

  beforeAll(async () => {
    portal = await startPortal();
    session = await launch({ browser, portalPort: portal.port });
    background = await Background.of(session);
    const tab = await session.open(PLACES.lk.request);
    await logIn(tab);
    await tab.goto(PLACES.lk.request);
    await tab.click('Следить');
    await tab.see('Слежу');
    await tab.close();
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  const history = async (): Promise<Mark[]> =>
    ((await background.say('watchView')) as { requests: { history: Mark[] }[] }).requests[0]?.history ?? [];

  async function goOn(minutes: number): Promise<void> {
    passed += minutes;
    await background.ringAfter(minutes);
  }

  /** The clock of the background is moved, so that of the page that shows it is too. */
  async function openCabinet(place: string): Promise<Tab> {
    const tab = await session.openOwn(`cabinet.html#${place}`);
    await tab.see('История наблюдений');
    await tab.page.evaluate((ms) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + ms;
    }, passed * 60_000);
    return tab;
  }

  /** The page as it is opened later. */
  async function anew(): Promise<void> {
    await cabinet.close();
    cabinet = await openCabinet('requests/a');
  }

  async function savedText(kind: string): Promise<string> {
    const file = await downloaded(session.profile, kind);
    expect(basename(file)).not.toContain(NUMBER.slice(0, 4));
    return readFileSync(file, 'utf8');
  }

  it('shows three statuses with their titles and lengths, what to do, and the comment', async () => {
    for (const move of [{ statusId: 6 }, PLACES.lk.needsDocuments]) {
      portal.control.moveStatus(NUMBER, move);
      await goOn(HALF_AN_HOUR);
    }
    passed += 120;
    cabinet = await openCabinet('requests/a');
    await cabinet.see('37 минут или больше');
    const items = await cabinet.page.$$eval('ol.timeline > li', (all) =>
      all.map((one) => (one.textContent ?? '').replace(/\s+/g, ' ')),
    );
    expect(items).toHaveLength(3);
    expect(items[0]).toMatch(/^Требуются документы .*уже 2 часа/);
    expect(items[0]).toContain(COMMENT);
    expect(items[1]).toMatch(/^Заявление принято к рассмотрению .*37 минут$/);
    expect(items[2]).toMatch(/^Заявление получено ведомством .*37 минут или больше$/);
    expect(await cabinet.page.$$eval('[aria-current=step]', (all) => all.length)).toBe(1);
    await cabinet.see('Загрузите документы или сведения, которых не хватает');
    // Nothing is longer than usual with one request of one's own.
    expect(await cabinet.seesNow('Дольше обычного на')).toBe(false);
  });

  it('has an address that tells nothing of the request', async () => {
    expect(await cabinet.page.evaluate(() => location.hash)).toBe('#requests/a');
    expect(await cabinet.page.evaluate(() => document.activeElement?.id)).toBe('request-a');
  });

  it('goes into a table that another program reads', async () => {
    await cabinet.click('Таблица (CSV)');
    await cabinet.see('Файл передан браузеру');
    const text = await savedText('.csv');
    expect(text.startsWith('\ufeffНомер,Услуга,')).toBe(true);
    const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
    expect(data.map((row) => [row.Номер, row.Статус, row['Длился, минут']])).toEqual([
      [`№\u00a0${NUMBER}`, 'Заявление получено ведомством', '37'],
      [`№\u00a0${NUMBER}`, 'Заявление принято к рассмотрению', '37'],
      [`№\u00a0${NUMBER}`, 'Требуются документы', expect.stringMatching(/^12\d$/)],
    ]);
  });

  it('has nothing for a calendar, and says so', async () => {
    await cabinet.see('В календарь пока нечего сохранить');
    expect(await cabinet.page.$$eval('[aria-disabled=true]', (all) => all.map((one) => one.textContent))).toContain(
      'Календарь (ICS)',
    );
  });

  it('gives a calendar its last day, once the portal has named one', async () => {
    const due = new Date(2030, 4, 20, 18).getTime();
    portal.control.moveStatus(NUMBER, { ...PLACES.lk.needsDocuments, due });
    await goOn(HALF_AN_HOUR);
    await anew();
    await cabinet.notSee('В календарь пока нечего сохранить');
    await cabinet.click('Календарь (ICS)');
    await cabinet.see('Файл передан браузеру');
    const text = await savedText('.ics');
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    const { summary, startDate } = new ICAL.Event(event);
    expect([summary, startDate.isDate, startDate.toString()]).toEqual(['Срок по заявлению', true, '2030-05-20']);
    expect(text).not.toContain(NUMBER);
  });

  it('is erased with a question before; the next change is told all the same', async () => {
    await cabinet.click('Стереть историю этого заявления');
    await cabinet.see('Нынешний статус останется');
    expect((await history()).length).toBe(3);
    await cabinet.click('Да, стереть');
    await cabinet.notSee('Заявление принято к рассмотрению');
    expect((await history()).map(({ id }) => id)).toEqual([14]);
    expect(await background.outbox()).toEqual([]);
    const before = await background.notified();
    portal.control.moveStatus(NUMBER, { statusId: 6 });
    await goOn(HALF_AN_HOUR);
    expect((await history()).map(({ id }) => id)).toEqual([6, 14]);
    await background.own.until(
      async () => (await background.notified()).some((id) => !before.includes(id)),
      'the notification',
    );
  });

  it('is erased as a whole', async () => {
    await anew();
    await cabinet.click('Стереть всю историю наблюдений');
    await cabinet.see('Что нам не подвластно');
    await cabinet.click('Да, стереть всё');
    await cabinet.see('Стёрто.');
    expect((await history()).map(({ id }) => id)).toEqual([6]);
    expect(await background.outbox()).toEqual([]);
  });

  it('goes by itself a month after the decision, once the person wants it so', async () => {
    portal.control.moveStatus(NUMBER, PLACES.lk.approved);
    await goOn(HALF_AN_HOUR);
    await background.say('changeSettings', { keepHistory: 'month' });
    expect((await history()).map(({ id }) => id)).toEqual([3, 6]);
    await goOn(MONTH_AND_A_DAY);
    await background.say('changeSettings', { keepHistory: 'year' });
    expect((await history()).map(({ id }) => id)).toEqual([3, 6]);
    await background.say('changeSettings', { keepHistory: 'month' });
    expect((await history()).map(({ id }) => id)).toEqual([3]);
  });
});

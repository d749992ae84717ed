import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LogRow, startPortal, type TrainingPortal } from '../portal/index.ts';
import { isAllowedCall } from '../utils/portal/allowed.ts';
import { Background } from './harness/background.ts';
import { Elsewhere } from './harness/elsewhere.ts';
import { launch, type Session } from './harness/launch.ts';
import { BROWSERS, FACES, logIn } from './harness/person.ts';
import { STORY, type Stage, setStage } from './story/story.ts';

const HALF_AN_HOUR = 37;
/** Of 97 more requests the last is the oldest. */
const OLDEST = '5300000096';
const ours = (rows: readonly LogRow[]) => rows.filter(({ fromExtension }) => fromExtension);
const bytesOf = (rows: readonly LogRow[]) => rows.reduce((sum, { bytes }) => sum + bytes, 0);
const addressOf = ({ host, path, query }: LogRow) => `https://${host}${path}${query}`;

describe.each(BROWSERS)('what the portal was asked in %s', (browser) => {
  describe.each(FACES)('after a whole tour on the %s face', (face) => {
    let portal: TrainingPortal;
    let elsewhere: Elsewhere;
    let stage: Stage;
    beforeAll(async () => {
      portal = await startPortal();
      elsewhere = await Elsewhere.open();
      stage = await setStage(face, portal, browser, { proxyPort: elsewhere.port });
      // The story clears the log once on its way; the tour's own log is kept from here on.
      portal.control.clearLog = () => undefined;
      for (const { play } of STORY) await play(stage);
      const { background } = stage;
      await background.later(2);
      expect(await background.say('watchAll')).toMatchObject({ state: 'ok' });
      await background.later(2);
      expect(await background.say('checkNow')).toMatchObject({ started: true });
      for (const { number } of portal.control.state().orders) portal.control.addComment(number, 'Слова ведомства');
      await background.ringAfter(HALF_AN_HOUR);
    });
    afterAll(async () => {
      await stage?.session.close();
      await elsewhere?.close();
      await portal?.close();
    });

    it('only read-only calls of the list', () => {
      const rows = ours(portal.control.requests());
      expect(rows.length).toBeGreaterThan(15);
      expect(rows.filter((row) => !isAllowedCall(row.method, addressOf(row)))).toEqual([]);
    });

    it('nothing of Госпочта is listed, opened or marked', () => {
      const { served, marked } = portal.control.state();
      expect([...served, ...marked]).toEqual([]);
      const letters = ours(portal.control.requests()).filter((row) => /GEPS|geps|message/.test(addressOf(row)));
      expect(letters.filter(({ path }) => !path.endsWith('/feeds/counters'))).toEqual([]);
    });

    it('no other host is asked by anybody but the browser itself', () => {
      const hosts = new Set(ours(portal.control.requests()).map(({ host }) => host));
      for (const host of hosts) expect(['www.gosuslugi.ru', 'lk.gosuslugi.ru']).toContain(host);
      expect(elsewhere.hosts()).toEqual([]);
    });
  });

  describe('the price of a look while nothing moves', () => {
    let portal: TrainingPortal;
    let session: Session;
    let background: Background;
    beforeAll(async () => {
      portal = await startPortal({ seed: { bulk: 97 } });
      session = await launch({ browser, portalPort: portal.port });
      background = await Background.of(session);
      const tab = await session.open('https://lk.gosuslugi.ru/orders');
      await logIn(tab);
      await tab.close();
    });
    afterAll(async () => {
      await session?.close();
      await portal?.close();
    });

    const look = async () => {
      portal.control.clearLog();
      await background.ringAfter(HALF_AN_HOUR);
      return ours(portal.control.requests());
    };

    it('is three requests and 10 kB at most for a hundred, no more requests than for one, and less than a page', async () => {
      await background.say('watchAll');
      expect((await background.view()).requests).toHaveLength(100);
      // First looks are spread over several.
      for (let first = 0; first < 12; first++) await look();
      const hundred = await look();
      expect(hundred.length).toBeGreaterThan(0);
      expect(hundred.length).toBeLessThanOrEqual(3);
      expect(bytesOf(hundred)).toBeLessThanOrEqual(10_000);

      // The oldest stays: like most of the hundred it is not on the first page of the list.
      const requests = (await background.view()).requests as unknown as { id: string; number: string }[];
      for (const { id, number } of requests) if (number !== OLDEST) await background.say('unwatch', { watchId: id });
      expect((await background.view()).requests).toHaveLength(1);
      await look();
      const one = await look();
      expect(hundred.length).toBeLessThanOrEqual(one.length);

      portal.control.clearLog();
      const tab = await session.open('https://lk.gosuslugi.ru/orders');
      await tab.see('Прикрепление к поликлинике');
      const page = portal.control.requests().filter(({ fromExtension }) => !fromExtension);
      await tab.close();
      expect(bytesOf(hundred)).toBeLessThan(bytesOf(page));
      console.log(
        `${browser}: a look ${hundred.length} requests, ${bytesOf(hundred)} bytes; the page ${page.length}, ${bytesOf(page)}`,
      );
    });
  });
});

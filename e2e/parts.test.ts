import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { launch, type Session } from './harness/launch.ts';
import { BROWSERS, logIn, PLACES } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';

/** docs/adr/0008-background-in-parts.md: what is not in the script that is already running has to be found again. */
describe.each(BROWSERS)('files that are read when they are needed, in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let background: Background;
  let tab: Tab;
  beforeAll(async () => {
    portal = await startPortal();
    session = await launch({ browser, portalPort: portal.port });
    background = await Background.of(session);
    tab = await session.open(PLACES.article.start);
    await logIn(tab);
    await tab.goto(PLACES.article.request);
    await tab.see('Сообщим, когда статус изменится');
    await tab.click('Следить');
    await tab.see('Слежу. Следующая проверка около');
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  it('the look at the portal, by a worker that has died since it was installed', async () => {
    for (let deaths = 0; deaths < 2; deaths++) {
      if (browser === 'chromium') expect(await session.killWorker()).toBe(true);
      portal.control.clearLog();
      await background.ringAfter(37);
      expect(portal.control.requests().filter(({ fromExtension }) => fromExtension)).not.toEqual([]);
    }
  });

  it('the words of another language, by a page that stands open while it is chosen', async () => {
    await background.say('changeSettings', { locale: 'en' });
    await tab.page.bringToFront();
    await tab.page.evaluate(() => document.body.append('!'));
    await tab.see('Pause');
    await background.say('changeSettings', { locale: 'ru' });
    await tab.goto(PLACES.article.request);
    await tab.see('Приостановить');
  });

  it('a pause from the page keeps the request, and the same place ends it', async () => {
    type One = { paused: boolean; history: unknown[] };
    const [before, ...others] = (await background.view()).requests as unknown as One[];
    expect(others).toEqual([]);
    for (const [button, paused] of [
      ['Приостановить', true],
      ['Следить', false],
    ] as const) {
      await tab.click(button);
      const one = async () => ((await background.view()).requests as unknown as One[])[0];
      await tab.until(async () => (await one())?.paused === paused, button);
      expect((await one())?.history).toEqual(before?.history);
    }
    await tab.see('Приостановить');
  });
});

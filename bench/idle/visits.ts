import type { Page } from 'puppeteer-core';
import type { Session } from '../../e2e/harness/launch.ts';
import { meter, pause } from '../meter.ts';

/** A page of the lk face on which there is nothing to guide: `isPageOfInterest` says no, and the companion stays away. */
export const QUIET_PAGE = 'https://lk.gosuslugi.ru/notifications';
const SETTLE_MS = 300;

/** One load: main-thread and script milliseconds, bytes of heap after the garbage is gone, tasks above 50 ms. */
export type Load = { task: number; script: number; heap: number; longTasks: number };

export type Visitor = { load: () => Promise<Load> };

/** A tab that goes to the page again and again, each time from an empty one. */
export async function visitor(session: Session, cookies: readonly string[]): Promise<Visitor> {
  await plantLogin(session, cookies);
  const page = await session.browser.newPage();
  const { read, collectGarbage } = await meter(page);
  return {
    async load() {
      await page.goto('about:blank');
      await page.goto(QUIET_PAGE, { waitUntil: 'load' });
      await page.waitForSelector('lk-root main .feed-item');
      await pause(SETTLE_MS);
      const { task, script } = await read();
      await collectGarbage();
      const { heap } = await read();
      return { task, script, heap, longTasks: await longTasks(page) };
    },
  };
}

const longTasks = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        let seen = 0;
        new PerformanceObserver((list) => {
          seen += list.getEntries().length;
        }).observe({ type: 'longtask', buffered: true });
        setTimeout(() => done(seen), 50);
      }),
  );

/** Signs the browser in, so that the page has something to draw. */
async function plantLogin(session: Session, cookies: readonly string[]): Promise<void> {
  const planted = cookies.map((cookie) => {
    const [pair = ''] = cookie.split(';');
    const split = pair.indexOf('=');
    return { name: pair.slice(0, split), value: pair.slice(split + 1) };
  });
  await session.browser.setCookie(
    ...planted.map((one) => ({ ...one, domain: '.gosuslugi.ru', path: '/', secure: true })),
  );
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Background } from './harness/background.ts';
import { launch, type Session } from './harness/launch.ts';
import { BROWSERS, createArchive, lockArchive, unlockArchive } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';

const OPENED = 'Архив открыт и пока пуст';
const CLOSED = 'Введите фразу, чтобы открыть';
/** Some ticks of the clock that locks, of a second each. */
const TICKS = 3_000;

describe.each(BROWSERS)('an archive that is told when to close, in %s', (browser) => {
  let session: Session;
  let background: Background;
  let cabinet: Tab;
  beforeAll(async () => {
    session = await launch({ browser, portalPort: null });
    background = await Background.of(session);
    cabinet = await createArchive(session);
  });
  afterAll(() => session?.close());

  /** In the settings and back: the last input for a while. */
  const closeAfter = async (time: string) => {
    await cabinet.click('Настройки');
    await cabinet.click(time);
    await cabinet.until(() => cabinet.page.$eval('[name=lock-after]:checked', isNamed, time), `«${time}» to be stored`);
    await cabinet.click('Архив');
    await cabinet.see(OPENED);
  };
  /**
   * It is so long ago that somebody touched anything: counted from the first time this is said after a load of the page,
   * whose own clock is moved. The next load has the true one.
   */
  const pass = (minutes: number) =>
    cabinet.page.evaluate((ms) => {
      const scope = globalThis as { since?: number; realNow?: () => number };
      scope.realNow ??= Date.now.bind(Date);
      const now = scope.realNow;
      scope.since ??= now();
      const ahead = scope.since + ms - now();
      Date.now = () => now() + ahead;
    }, minutes * 60_000);
  const staysOpen = async () => {
    await new Promise((wake) => setTimeout(wake, TICKS));
    expect(await cabinet.seesNow(OPENED)).toBe(true);
  };

  it('closes when the keys for it are pressed, told by the background', async () => {
    if (browser === 'chromium') expect(await session.killWorker()).toBe(true);
    await background.pressCommand('lock-archive');
    await cabinet.see(CLOSED);
    await unlockArchive(cabinet);
    await cabinet.see(OPENED, 60_000);
  });

  it.each([
    ['15 минут', 15],
    ['1 минуту', 1],
    ['30 минут', 30],
  ])('closes after %s as settled in the cabinet, and not before', async (time, minutes) => {
    await closeAfter(time);
    for (const share of [0.4, 0.7]) {
      await pass(minutes * share);
      await staysOpen();
    }
    await pass(minutes - 0.1);
    await cabinet.see('закроется через 0:0');
    await cabinet.see(CLOSED, 20_000);
    await unlockArchive(cabinet);
    await cabinet.see(OPENED, 60_000);
  });

  // Firefox tells nobody that the screen is locked.
  it.runIf(browser === 'chromium')(
    'closes in every page, blank within a second, when the screen is locked',
    async () => {
      const second = await session.openOwn('cabinet.html#archive');
      const third = await session.openOwn('cabinet.html#settings');
      await second.see(OPENED, 60_000);
      const pages = [cabinet, second, third];
      // A page that loads itself anew is blank from the moment it is left.
      for (const { page } of pages) {
        await page.evaluate(() => {
          sessionStorage.removeItem('leftAt');
          addEventListener('pagehide', () => sessionStorage.setItem('leftAt', `${Date.now()}`));
        });
      }
      const turn = (state: string) =>
        second.page.evaluate((now) => {
          const { onStateChanged } = chrome.idle as unknown as { onStateChanged: { dispatch(state: string): void } };
          const at = Date.now();
          onStateChanged.dispatch(now);
          return at;
        }, state);
      await turn('idle');
      await turn('active');
      expect(await second.seesNow(OPENED)).toBe(true);
      const at = await turn('locked');
      await Promise.all([cabinet, second].map((page) => page.see(CLOSED)));
      for (const { page } of [cabinet, second]) {
        const left = await page.evaluate(() => Number(sessionStorage.getItem('leftAt')));
        expect(left - at).toBeGreaterThanOrEqual(0);
        expect(left - at).toBeLessThan(1_000);
      }
      await third.until(
        () => third.page.evaluate(() => sessionStorage.getItem('leftAt') !== null),
        'the third page too',
      );
      await third.close();
      await second.close();
      await unlockArchive(cabinet);
      await cabinet.see(OPENED, 60_000);
    },
  );

  it('closes when the clock jumps back by as much as it waits', async () => {
    await pass(-31);
    await cabinet.see(CLOSED, 20_000);
    await unlockArchive(cabinet);
    await cabinet.see(OPENED, 60_000);
  });

  it('keeps the wish over a restart of the page, in every tab', async () => {
    const second = await session.openOwn('cabinet.html#settings');
    await second.until(() => second.page.$eval('[name=lock-after]:checked', isNamed, '30 минут'), 'the wish');
    await second.close();
    await lockArchive(cabinet);
    await unlockArchive(cabinet);
    await cabinet.see(OPENED, 60_000);
    await pass(20);
    await staysOpen();
  });

  it('is closed once its last page is', async () => {
    await cabinet.close();
    cabinet = await session.openOwn('cabinet.html#archive');
    await cabinet.see(CLOSED);
    expect(await cabinet.seesNow(OPENED)).toBe(false);
  });
});

const isNamed = (input: Element, name: string): boolean =>
  ((input as HTMLInputElement).labels?.[0]?.textContent ?? '').replace(/\s+/g, ' ') === name;

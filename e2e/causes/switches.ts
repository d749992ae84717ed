import type { Background } from '../harness/background.ts';
import type { Session } from '../harness/launch.ts';
import type { Checked } from './check.ts';

type Back = () => Promise<unknown>;

/** «Работать автономно»: Firefox's own switch. */
export async function workOffline(session: Session): Promise<Back> {
  await inWindow(session, 'Services.io.offline = true');
  return () => inWindow(session, 'Services.io.offline = false');
}

/**
 * The person takes our access to the portal away: in Chromium on its page of extensions, in Firefox as its own page of
 * add-ons does. What it gives back presses the button of the remedy in Firefox.
 */
export async function hostAccess({ session, background, cabinet }: Checked): Promise<Back> {
  if (session.name === 'chromium') {
    const set = (access: 'ON_CLICK' | 'ON_ALL_SITES') => chromiumAccess(session, access);
    await set('ON_CLICK');
    return () => set('ON_ALL_SITES');
  }
  await background.own.page.evaluate(() =>
    chrome.permissions.remove({ origins: ['https://www.gosuslugi.ru/*', 'https://lk.gosuslugi.ru/*'] }),
  );
  return async () => {
    await cabinet.click('Вернуть доступ');
    await cabinet.see('Просмотрено пунктов', 30_000);
    await hosts(background, true);
  };
}

const hosts = (background: Background, there: boolean) =>
  background.own.until(
    async () =>
      (await background.own.page.evaluate(() =>
        chrome.permissions.contains({ origins: ['https://www.gosuslugi.ru/*', 'https://lk.gosuslugi.ru/*'] }),
      )) === there,
    'the access to the portal',
  );

type Private = {
  updateExtensionConfiguration: (change: { extensionId: string; hostAccess: string }) => Promise<void>;
};

async function chromiumAccess(session: Session, hostAccess: string): Promise<void> {
  const page = await session.browser.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(
    (change) =>
      (chrome as unknown as { developerPrivate: Private }).developerPrivate.updateExtensionConfiguration(change),
    { extensionId: new URL(session.base).hostname, hostAccess },
  );
  await page.close();
}

type Wire = { send: (method: string, params: object) => Promise<{ result: unknown }> };

async function inWindow({ browser }: Session, expression: string): Promise<void> {
  const wire = (browser as unknown as { connection: Wire }).connection;
  const { result } = await wire.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = (result as { contexts: { context: string }[] }).contexts;
  const answer = await wire.send('script.evaluate', {
    expression,
    target: { context: window?.context },
    awaitPromise: true,
  });
  const { type } = answer.result as { type: string };
  if (type !== 'success') throw new Error(`the window of Firefox said: ${JSON.stringify(answer.result)}`);
}

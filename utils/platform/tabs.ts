import { browser, ownUrl } from './browser';

export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

/** Opens one of our pages, or brings it to the front if it is open already: two cabinets would only confuse. */
export async function openOwnPage(path: `/${string}`): Promise<void> {
  const page = new URL(ownUrl(path));
  const [open] = await browser.tabs.query({ url: `${page.origin}${page.pathname}*` }).catch(() => []);
  if (open?.id === undefined) return openTab(page.href);
  await browser.tabs.update(open.id, page.hash ? { active: true, url: page.href } : { active: true });
  await browser.windows?.update(open.windowId, { focused: true }).catch(() => undefined);
}

/** Puts own scripts into the isolated world of one tab, in turn. False when the tab is gone or the host is not permitted. */
export async function injectScript(tabId: number, ...files: `/${string}`[]): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files });
    return true;
  } catch {
    return false;
  }
}

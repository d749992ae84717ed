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

/** All open tabs, by number only. */
export const tabIds = async (): Promise<number[]> =>
  (await browser.tabs.query({})).flatMap(({ id }) => (id === undefined ? [] : [id]));

/** The tab the person has before them; null when there is none whose address we may see. */
export async function activeTab(): Promise<{ id: number; url: string } | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id !== undefined && tab.url ? { id: tab.id, url: tab.url } : null;
}

/** A tab the person did not ask for: small, aside, and not in front. Null when the browser would not. */
export async function openAside(url: string): Promise<number | null> {
  try {
    return (await browser.tabs.create({ url, active: false, pinned: true })).id ?? null;
  } catch {
    return null;
  }
}

/** Closes a tab opened by {@link openAside}, unless the person looks at it now: then it is theirs. */
export async function closeAside(tabId: number): Promise<void> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab && !tab.active) await browser.tabs.remove(tabId).catch(() => undefined);
}

const LOAD_PATIENCE_MS = 20_000;

/** Resolves when the tab has loaded what it was told to, or is gone, or takes too long. */
function loaded(tabId: number, start: () => Promise<unknown>): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      browser.tabs.onUpdated.removeListener(onUpdated);
      done();
    };
    const onUpdated = (id: number, { status }: { status?: string }, { url }: { url?: string | undefined }) => {
      // The empty page a tab begins with completes too.
      if (id === tabId && status === 'complete' && url?.startsWith('https:')) end();
    };
    const timer = setTimeout(end, LOAD_PATIENCE_MS);
    browser.tabs.onUpdated.addListener(onUpdated);
    start().catch(end);
  });
}

export const loadInTab = (tabId: number, url: string): Promise<void> =>
  loaded(tabId, () => browser.tabs.update(tabId, { url }));

/** Opens an address in a tab before the person and waits for it; `opened` runs before its page does. */
export async function openTabAt(url: string, opened: (tabId: number) => Promise<void>): Promise<number | null> {
  const { id } = await browser.tabs.create({ url: 'about:blank', active: true }).catch(() => ({ id: undefined }));
  if (id === undefined) return null;
  await opened(id);
  await loadInTab(id, url);
  return id;
}

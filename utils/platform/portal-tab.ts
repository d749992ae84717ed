import { browser } from './browser';

/** What an open page of the portal tells of itself beside its content; null: the browser would not say. */
export type TabLook = {
  url: string;
  html: string;
  remembers: boolean | null;
  blocked: number | null;
  workers: number | null;
  caches: number | null;
  stored: number | null;
};

/** Runs in the page, in our own world of it: must stand alone. */
async function look(withHtml: boolean): Promise<Omit<TabLook, 'url'>> {
  const soon = <T>(work: () => Promise<T>): Promise<T | null> =>
    Promise.race([
      Promise.resolve()
        .then(work)
        .catch(() => null),
      new Promise<null>((done) => setTimeout(() => done(null), 1_000)),
    ]);
  const count = async (work: () => Promise<readonly unknown[]>) => (await soon(work))?.length ?? null;
  // Where a site may keep no cookies, it may keep nothing else either; Chromium's `cookieEnabled` alone says yes even then.
  const remembers = () => {
    try {
      return navigator.cookieEnabled && localStorage !== null;
    } catch {
      return false;
    }
  };
  const failed = () =>
    (performance.getEntriesByType('resource') as (PerformanceResourceTiming & { responseStatus?: number })[]).filter(
      ({ name, initiatorType, responseStatus }) =>
        ['script', 'link', 'css', 'img'].includes(initiatorType) &&
        name.startsWith(`${location.origin}/`) &&
        responseStatus !== undefined &&
        (responseStatus === 0 || responseStatus >= 400),
    );
  return {
    // The tag itself carries marks of translators and of dark themes; the rest only where there is something to read.
    html: withHtml
      ? document.documentElement.outerHTML.slice(0, 4_000_000)
      : `<html class="${document.documentElement.className}">`,
    remembers: remembers(),
    blocked: await count(async () => failed()),
    workers: await count(() => navigator.serviceWorker.getRegistrations() as Promise<readonly unknown[]>),
    caches: await count(() => caches.keys()),
    stored: await soon(async () => localStorage.length),
  };
}

/**
 * The page of these origins the person looked at last; null when none is open, or the browser lets us see none.
 * @param wantsHtml whether the page of this address may be read at all
 */
export async function lookAtTab(
  origins: readonly string[],
  wantsHtml: (url: string) => boolean,
): Promise<TabLook | null> {
  const tabs = await browser.tabs.query({ url: origins.map((origin) => `${origin}/*`) }).catch(() => []);
  const [tab] = tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  if (tab?.id === undefined || !tab.url || tab.discarded) return null;
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId: tab.id },
      func: look,
      args: [wantsHtml(tab.url)],
    });
    return answer?.result ? { url: tab.url, ...(answer.result as Omit<TabLook, 'url'>) } : null;
  } catch {
    return null;
  }
}

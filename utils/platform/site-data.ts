import { browser } from './browser';

type Options = { origins?: [string, ...string[]]; hostnames?: string[] };

/**
 * Removes what the browser keeps of these origins: never called without naming them. Cookies are not among it: browsers
 * take them by domain, not by origin. Firefox can do less: it knows no cache of one site.
 */
export async function clearSiteData(origins: readonly [string, ...string[]]): Promise<boolean> {
  const gecko = import.meta.env.BROWSER === 'firefox';
  const where: Options = gecko
    ? { hostnames: origins.map((origin) => new URL(origin).hostname) }
    : { origins: [...origins] };
  const what = gecko
    ? { localStorage: true, indexedDB: true, serviceWorkers: true }
    : { cache: true, cacheStorage: true, fileSystems: true, indexedDB: true, localStorage: true, serviceWorkers: true };
  try {
    await browser.browsingData.remove(where as chrome.browsingData.RemovalOptions, what);
    return true;
  } catch {
    return false;
  }
}

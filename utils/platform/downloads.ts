import { browser } from './browser';

/** A download of the person as the browser tells of it. `from`: the page it came from, where the browser says so. */
export type Begun = { id: number; url: string; from: string };

/**
 * Hears of each download of this browser, of every site, once the person has allowed it; whoever listens looks at the
 * portal's only. Those of extensions, our own among them, are not the person's.
 */
export function onDownload(listener: (begun: Begun) => void): void {
  const hear = (item: chrome.downloads.DownloadItem) => {
    if (!item.byExtensionId) listener({ id: item.id, url: item.url, from: item.referrer ?? '' });
  };
  const listen = () => browser.downloads?.onCreated.addListener(hear);
  listen();
  // It may be given while we run; the same listener twice is one. Nobody need be woken for it: a wake listens anyway.
  setTimeout(() => browser.permissions.onAdded.addListener(listen));
}

const NAMED_AFTER_MS = 100;

/** What the file is called on the person's disk, without its folder. A browser may need a second to name it; then ''. */
export async function downloadName(id: number): Promise<string> {
  for (let left = 10; left > 0; left--) {
    const [item] = await browser.downloads.search({ id }).catch(() => []);
    const name = item?.filename.split(/[\\/]/).at(-1);
    if (name || !item) return name ?? '';
    await new Promise((wake) => setTimeout(wake, NAMED_AFTER_MS));
  }
  return '';
}

/** Tabs of one origin, the one before the person first. */
export async function tabsOf(origin: string): Promise<{ id: number; url: string }[]> {
  const tabs = await browser.tabs.query({ url: `${origin}/*` }).catch(() => []);
  return tabs
    .filter(({ discarded }) => !discarded)
    .sort((a, b) => Number(b.active) - Number(a.active) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .flatMap(({ id, url }) => (id === undefined ? [] : [{ id, url: url ?? '' }]));
}

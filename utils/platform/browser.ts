/**
 * The one door to the WebExtension API. Chromium's and Firefox's `chrome.*` both return promises under
 * Manifest V3, so no polyfill stands between (docs/adr/0003-no-polyfill.md).
 */
export const browser: typeof chrome = (globalThis as { browser?: typeof chrome }).browser?.runtime?.id
  ? (globalThis as unknown as { browser: typeof chrome }).browser
  : globalThis.chrome;

/** False once the extension was updated or reloaded under a page that still runs the old content script. */
export const isOrphaned = (): boolean => !globalThis.chrome?.runtime?.id;

/** URL of one of our own pages. Never carries an id: addresses of extension pages land in the history in clear. */
export const ownUrl = (path: string): string => browser.runtime.getURL(path);

/** Words of `_locales`, in the browser's language: for menus of the browser itself. */
export const ownMessage = (name: string): string => browser.i18n.getMessage(name);

export const ownVersion = (): string => browser.runtime.getManifest().version;

export type MessageSender = chrome.runtime.MessageSender;

/** Having the listeners is what makes the browser wake the background at its own start and after an update. */
export function wakeAtStart(): void {
  browser.runtime.onStartup.addListener(() => undefined);
  browser.runtime.onInstalled.addListener(() => undefined);
}

/** Once in the life of the extension here: not at its updates. */
export const onFirstStart = (greet: () => void): void =>
  browser.runtime.onInstalled.addListener(({ reason }) => reason === 'install' && greet());

/** How long a page may go on drawing before we say that we do not know it. */
const PATIENCE_MS = 10_000;
/** Reading waits until the page has been still for so long: one reading per burst of changes, whatever its size. */
const STILL_MS = 250;

/**
 * Calls `read` when a page is reached and again when what it shows has changed, at most once per burst. Soft navigation
 * is noticed by the Navigation API, elsewhere by a look at the address. One observer, and none while the tab is hidden.
 * @param read answers `again` while the portal is still drawing
 */
export function watchPage(signal: AbortSignal, read: () => 'again' | 'done'): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reached = Date.now();
  let address = location.href;
  let shown = '';

  const look = () => {
    if (location.href !== address) {
      address = location.href;
      reached = Date.now();
      shown = '';
    }
    const words = document.body?.innerText ?? '';
    if (words === shown) return;
    shown = words;
    if (read() === 'again' && Date.now() - reached < PATIENCE_MS) {
      shown = '';
      soon();
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => window.requestIdleCallback(look, { timeout: 1_000 }), STILL_MS);
  };

  const observer = new MutationObserver(soon);
  const attend = () => {
    observer.disconnect();
    if (document.visibilityState !== 'visible') return;
    observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
    soon();
  };
  document.addEventListener('visibilitychange', attend, { signal });
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('navigatesuccess', soon, { signal });
  window.addEventListener('popstate', soon, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    observer.disconnect();
  });
  attend();
}

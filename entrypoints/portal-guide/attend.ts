const SOON_MS = 200;
const LATEST_MS = 1_600;
/** A control may be there all along and only be shown later. */
const SHOWN_BY = ['class', 'style', 'hidden', 'aria-hidden', 'inert', 'open', 'href'];

/**
 * Calls `look` when the page may have changed and `move` when it has only shifted. One observer, let go between a change
 * and the look it asks for, so that a storm of changes costs one look each time; while looks find nothing new they come
 * less and less often. None while the tab is hidden.
 * @param look answers whether it found something new
 */
export function attend(signal: AbortSignal, look: () => boolean, move: () => void): void {
  let pause = SOON_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let due = false;
  const observer = new MutationObserver(() => later());
  const watch = () => {
    if (!signal.aborted && document.visibilityState === 'visible')
      observer.observe(document.documentElement, { childList: true, subtree: true, attributeFilter: SHOWN_BY });
  };
  const later = () => {
    observer.disconnect();
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      due = true;
      shift();
    }, pause);
  };
  const now = () => {
    pause = SOON_MS;
    later();
  };
  // Looks measure. In a frame that costs no layout of its own: it is the one that the frame needs anyway.
  const shift = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (!due) return move();
      due = false;
      watch();
      pause = look() ? SOON_MS : Math.min(2 * pause, LATEST_MS);
    });
  };
  // A page at rest is laid out already, and would be drawn for nothing.
  const steady = setInterval(() => document.visibilityState === 'visible' && (timer ? shift() : move()), 500);
  const on = { signal, capture: true, passive: true } as const;
  for (const name of ['scroll', 'resize', 'load', 'transitionend', 'toggle']) window.addEventListener(name, shift, on);
  for (const name of ['resize', 'scroll']) window.visualViewport?.addEventListener(name, shift, { signal });
  for (const name of ['click', 'keyup', 'popstate', 'hashchange']) window.addEventListener(name, now, on);
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('navigatesuccess', now, { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      observer.disconnect();
      watch();
      now();
    },
    { signal },
  );
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
    clearInterval(steady);
    cancelAnimationFrame(frame);
  });
  watch();
}

import { browser } from './browser';

/**
 * Whether nobody has touched the computer for so long, or its screen is locked (Firefox cannot tell a locked screen from
 * a free one: there only the time counts).
 */
export async function isAway(afterMs: number): Promise<boolean> {
  return (await browser.idle.queryState(Math.round(afterMs / 1_000))) !== 'active';
}

/** Calls back when the person is at the computer again. */
export function onReturn(afterMs: number, listener: () => void): void {
  browser.idle.setDetectionInterval?.(Math.round(afterMs / 1_000));
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'active') listener();
  });
}

/** Calls back when the screen is locked. Chromium only: Firefox has no such state. */
export function onScreenLocked(listener: () => void): void {
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'locked') listener();
  });
}

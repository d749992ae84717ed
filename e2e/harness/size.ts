import type { Page, Viewport } from 'puppeteer-core';

/**
 * Sets the size of a page's window. The driver also turns the screen, which Firefox before 144 does not know and refuses
 * when the size is already set: the manifest promises 140, so the stories have to run there.
 */
export async function setSize(page: Page, size: Viewport): Promise<void> {
  await page.setViewport(size).catch((cause: unknown) => {
    if (!String(cause).includes('unknown command emulation.setScreenOrientationOverride')) throw cause;
  });
}

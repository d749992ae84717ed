import type { Page } from 'puppeteer-core';
import { pause } from '../meter.ts';

/** Kept in the page: the answer of what was begun there, since a driver does not wait minutes for one question. */
type Kept = { benchTook?: number | null };

/**
 * Milliseconds from the press of a button to the words that end it, by the page's own clock. Looked for by text alone: a
 * page with ten thousand cards takes seconds to be searched as a person's eye would.
 */
export async function timedPress(page: Page, button: string, done: string, patience = 600_000): Promise<number> {
  await page.evaluate(
    (label, words) => {
      const scope = globalThis as unknown as Kept;
      const tidy = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim();
      const shown = [...document.querySelectorAll('button')].filter(({ offsetParent }) => offsetParent !== null);
      const found = shown.find(({ textContent }) => tidy(textContent).startsWith(label));
      if (!found) throw new Error(`no button «${label}»: ${shown.slice(0, 20).map((one) => tidy(one.textContent))}`);
      scope.benchTook = null;
      const begun = performance.now();
      const watcher = new MutationObserver(() => {
        if (!tidy(document.querySelector('main')?.textContent ?? '').includes(words)) return;
        watcher.disconnect();
        scope.benchTook = performance.now() - begun;
      });
      watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
      found.click();
    },
    button,
    done,
  );
  return kept(page, `«${done}»`, patience);
}

/** From the key Enter in the field of the phrase until so many of the class stand in the page and a frame with them was drawn. */
export async function timedEnter(page: Page, phrase: string, done: { name: string; count: number }): Promise<number> {
  await page.waitForSelector('form input[type=password]', { timeout: 60_000 });
  await page.evaluate(({ name, count }) => {
    const scope = globalThis as unknown as Kept;
    const isDone = () => document.getElementsByClassName(name).length >= count;
    scope.benchTook = null;
    const onKey = ({ key, timeStamp }: KeyboardEvent) => {
      if (key !== 'Enter') return;
      removeEventListener('keydown', onKey, true);
      const look = () => {
        if (!isDone()) return requestAnimationFrame(look);
        return requestAnimationFrame(() =>
          setTimeout(() => {
            scope.benchTook = performance.now() - timeStamp;
          }),
        );
      };
      requestAnimationFrame(look);
    };
    addEventListener('keydown', onKey, true);
    document.querySelector<HTMLInputElement>('form input[type=password]')?.select();
  }, done);
  await page.focus('form input[type=password]');
  await page.keyboard.type(phrase);
  await page.keyboard.press('Enter');
  return kept(page, `${done.count} of ${done.name}`, 120_000);
}

async function kept(page: Page, what: string, patience: number): Promise<number> {
  for (const end = Date.now() + patience; Date.now() < end && !page.isClosed(); await pause(50)) {
    const took = await page.evaluate(() => (globalThis as unknown as Kept).benchTook ?? null).catch(() => null);
    if (took !== null) return took;
  }
  const words = await page.evaluate(() => document.querySelector('main')?.textContent?.slice(0, 400));
  throw new Error(`waited ${patience} ms for ${what}; the page says: ${words}`);
}

export async function press(page: Page, button: string): Promise<void> {
  await page.evaluate((label) => {
    const all = [...document.querySelectorAll('button, summary')] as HTMLElement[];
    all.find(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim().startsWith(label))?.click();
  }, button);
}

const COPIES_MS = 10_000;

/** Milliseconds for each file of the second copies that are being written. */
export async function copyPace(page: Page): Promise<number> {
  const begun = await copies(page);
  let ended = begun;
  for (let seen = begun; seen.at - begun.at < COPIES_MS; seen = await copies(page)) {
    // With few documents the last was written some time ago.
    if (seen.count > ended.count) ended = seen;
    await pause(500);
  }
  return (ended.at - begun.at) / Math.max(1, ended.count - begun.count);
}

/** Switched off as the settings do it, or Firefox would write them for minutes under what is measured next. */
export async function withoutCopies(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { settings } = await chrome.storage.local.get('settings');
    await chrome.storage.local.set({ settings: { ...(settings as object | undefined), secondCopy: false } });
  });
  while ((await copies(page)).count > 0) await pause(200);
  await pause(1_000);
}

const copies = (page: Page): Promise<{ count: number; at: number }> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('archive-copies').catch(() => null);
    let count = 0;
    if (folder) for await (const _ of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) count++;
    return { count, at: performance.now() };
  });

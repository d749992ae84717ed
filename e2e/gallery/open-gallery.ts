import { resolve } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { build, preview } from 'vite';
import { ensureBrowser } from '../../tools/run/find-browser.ts';
import { setSize } from '../harness/size.ts';

export type Look = { state: string; width: number; theme: 'light' | 'dark'; locale?: 'ru' | 'en' };

/** The components in all their states in a real Chromium, without the extension around them. */
export async function openGallery() {
  // Bundled: a state is one script to load and not a hundred, and there are hundreds of looks at states.
  const outDir = resolve('.cache/gallery');
  const config = { root: resolve('e2e/gallery'), configFile: false, logLevel: 'error' } as const;
  await build({ ...config, build: { outDir, emptyOutDir: true, minify: false, target: 'chrome130' } });
  const server = await preview({ ...config, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const address = server.httpServer.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  const browser = await puppeteer.launch({
    executablePath: ensureBrowser('chromium'),
    args: ['--no-sandbox', '--lang=ru'],
  });
  const page = await browser.newPage();
  return {
    page,
    async names(): Promise<string[]> {
      await page.goto(base);
      await page.waitForSelector('#names a');
      return page.$$eval('#names a', (links) => links.map((link) => link.textContent ?? ''));
    },
    async show({ state, width, theme, locale = 'ru' }: Look): Promise<Page> {
      await setSize(page, { width, height: width < 600 ? 740 : 800 });
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: theme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await page.goto(`${base}?state=${state}&locale=${locale}`);
      await page.waitForFunction(() => document.querySelector('#app')?.firstElementChild !== null);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

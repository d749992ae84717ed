import type { Page } from 'puppeteer-core';
import { createServer } from 'vite';

/** One of the bench's own modules that speaks to the product's source, which Node alone does not follow. */
export async function withSource<Result>(
  path: string,
  use: (module: Record<string, unknown>) => Promise<Result>,
): Promise<Result> {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    return await use(await server.ssrLoadModule(path));
  } finally {
    await server.close();
  }
}

/** Milliseconds of one call of an expression in the page: the mean of as many calls as fill the time, after a warm-up. */
export async function timed(page: Page, call: string, { fill = 60, most = 400, warm = true } = {}): Promise<number> {
  return (await page.evaluate(`(() => {
    const once = () => { globalThis.benchLast = ${call}; };
    if (${warm}) once();
    const begun = performance.now();
    let calls = 0;
    do { once(); calls++; } while (calls < ${most} && performance.now() - begun < ${fill});
    return (performance.now() - begun) / calls;
  })()`)) as number;
}

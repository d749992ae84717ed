import { browser } from './browser';

/**
 * Makes one own script run in every page of these origins from now on, and of no others; none: nowhere. The browser
 * remembers it over its own restart and forgets it at an update of the extension, so this is said again at each start.
 */
export async function runOnPages(id: string, file: `/${string}`, origins: readonly string[]): Promise<void> {
  const { scripting } = browser;
  const matches = origins.map((origin) => `${origin}/*`);
  const [known] = await scripting.getRegisteredContentScripts({ ids: [id] });
  if ([...(known?.matches ?? [])].sort().join() === [...matches].sort().join()) return;
  if (known) await scripting.unregisterContentScripts({ ids: [id] });
  if (matches.length > 0)
    await scripting.registerContentScripts([{ id, js: [file.slice(1)], matches, runAt: 'document_idle' }]);
}

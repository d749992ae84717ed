import { browser } from './browser';

/**
 * What an organisation has set for this computer, unchecked: Chromium by policy (`public/managed-schema.json`), Firefox by
 * its `3rdparty` policy. Empty where there is none; Firefox throws then.
 */
export async function readManaged(): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await browser.storage.managed.get();
  } catch {
    return {};
  }
}

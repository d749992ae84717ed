import { browser } from './browser';

/**
 * What an organisation may switch off: the overlay on the portal's pages, watching, the guide, copies of what is
 * downloaded, remedies of the check that remove something, copying and saving of reports. A closed list: nothing that
 * keeps a person from their own archive is on it.
 */
export const FEATURES = ['companion', 'watching', 'guide', 'capture', 'remedies', 'reports'] as const;
export type Feature = (typeof FEATURES)[number];

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

/** A policy may come after the page, and change under it. Answers with what ends the watching. */
export function watchManaged(changed: () => void): () => void {
  const hear = (_changes: unknown, area: string) => area === 'managed' && changed();
  browser.storage.onChanged.addListener(hear);
  return () => browser.storage.onChanged.removeListener(hear);
}

/** Whether the organisation has switched this off; asked each time, since a policy may come at any moment. */
export async function isOff(feature: Feature): Promise<boolean> {
  const { disabled } = await readManaged();
  return Array.isArray(disabled) && disabled.includes(feature);
}

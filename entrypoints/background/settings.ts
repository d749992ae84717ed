import { readSettings, type Settings } from '../../utils/messaging';
import { browser, openOwnPage, readStored, writeStored } from '../../utils/platform';

export const currentSettings = async (): Promise<Settings> =>
  readSettings(await readStored('settings'), [browser.i18n.getUILanguage()]);

/** Settings are read, changed and written under one lock: two pages may change them at once. */
export function updateSettings(change: (before: Settings) => Settings): Promise<Settings> {
  return navigator.locks.request('settings', async () => {
    const after = change(await currentSettings());
    await writeStored('settings', after);
    return after;
  });
}

export async function openCabinet(): Promise<null> {
  await openOwnPage('/cabinet.html#archive');
  return null;
}

import { type DataOf, readSettings, type Settings } from '../../utils/messaging';
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

export const changeSettings = (wanted: DataOf<'changeSettings'>): Promise<Settings> =>
  updateSettings((before) => ({
    ...before,
    locale: wanted.locale ?? before.locale,
    companion: wanted.companion ?? before.companion,
    discreet: wanted.discreet ?? before.discreet,
    secondCopy: wanted.secondCopy ?? before.secondCopy,
    lockAfter: wanted.lockAfter ?? before.lockAfter,
    sound: wanted.sound ?? before.sound,
    quiet: wanted.quiet === undefined ? before.quiet : wanted.quiet,
    keepHistory: wanted.keepHistory ?? before.keepHistory,
    keep: wanted.keep ? { ...before.keep, [wanted.keep.kind]: wanted.keep.choice } : before.keep,
    hiddenHosts: wanted.companion ? [] : before.hiddenHosts,
  }));

export async function openCabinet(): Promise<null> {
  await openOwnPage('/cabinet.html#archive');
  return null;
}

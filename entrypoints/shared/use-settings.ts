import { useEffect, useState } from 'preact/hooks';
import { readSettings, type Settings } from '../../utils/messaging';
import { browser, readStored, watchStored } from '../../utils/platform';

/** The person's settings, as they are now and whenever another page changes them; null until they were read. */
export function useSettings(): Settings | null {
  const [settings, set] = useState<Settings | null>(null);
  useEffect(() => {
    const take = (stored: unknown) => set(readSettings(stored, [browser.i18n.getUILanguage()]));
    readStored('settings').then(take, () => take(undefined));
    return watchStored('settings', take);
  }, []);
  return settings;
}

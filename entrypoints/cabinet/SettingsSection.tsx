import { SettingsPage } from '../../components/settings';
import { ask, type DataOf, type Settings } from '../../utils/messaging';
import { ownVersion } from '../../utils/platform';
import { settingsTexts } from '../../utils/text';

/** The page follows what is stored, so a change that did not arrive shows by itself. */
export function SettingsSection({ settings }: { settings: Settings }) {
  const change = (wanted: DataOf<'changeSettings'>) => void ask('changeSettings', wanted).catch(() => null);
  return (
    <SettingsPage
      settings={settings}
      version={ownVersion()}
      texts={settingsTexts(settings.locale)}
      on={{
        onLocale: (locale) => change({ locale }),
        onCompanion: (companion) => change({ companion }),
        onDiscreet: (discreet) => change({ discreet }),
        onQuiet: (quiet) => change({ quiet }),
        onRehearse: () => void ask('rehearse', {}).catch(() => null),
      }}
    />
  );
}

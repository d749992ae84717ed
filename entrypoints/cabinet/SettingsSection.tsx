import { KeepSettings, SettingsPage } from '../../components/settings';
import { OffNotice } from '../../components/ui';
import { ask, type DataOf, type Settings } from '../../utils/messaging';
import { ownVersion } from '../../utils/platform';
import { keepingTexts, settingsTexts, shellTexts } from '../../utils/text';
import { useManaged } from '../shared/use-managed';
import { useWiderKeeping } from './use-wider-keeping';

/** The page follows what is stored, so a change that did not arrive shows by itself. */
export function SettingsSection({ settings }: { settings: Settings }) {
  const { off, contact } = useManaged();
  const wider = useWiderKeeping();
  const change = (wanted: DataOf<'changeSettings'>) => void ask('changeSettings', wanted).catch(() => null);
  return (
    <SettingsPage
      settings={settings}
      version={ownVersion()}
      companionOff={off.includes('companion')}
      before={<OffNotice features={off} contact={contact} texts={shellTexts(settings.locale)} />}
      texts={settingsTexts(settings.locale)}
      on={{
        onLocale: (locale) => change({ locale }),
        onCompanion: (companion) => change({ companion }),
        onSecondCopy: (secondCopy) => change({ secondCopy }),
        onLockAfter: (lockAfter) => change({ lockAfter }),
        onDiscreet: (discreet) => change({ discreet }),
        onSound: (sound) => change({ sound }),
        onQuiet: (quiet) => change({ quiet }),
        onRehearse: () => void ask('rehearse', {}).catch(() => null),
      }}
    >
      {!off.includes('capture') && (
        <KeepSettings
          keep={settings.keep}
          texts={keepingTexts(settings.locale)}
          onKeep={(kind, choice) => change({ keep: { kind, choice } })}
          {...wider}
        />
      )}
    </SettingsPage>
  );
}

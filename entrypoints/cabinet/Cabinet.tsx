import { useEffect, useState } from 'preact/hooks';
import { LockBar } from '../../components/archive';
import { type SectionId, Shell } from '../../components/ui';
import { onScreenLocked } from '../../utils/platform';
import { archiveTexts, shellTexts } from '../../utils/text';
import { useNow } from '../shared/use-now';
import { useSettings } from '../shared/use-settings';
import { useWatch } from '../shared/use-watch';
import { ArchiveSection } from './ArchiveSection';
import { archiveSession } from './archive-session';
import { watchIdleness } from './idle-lock';
import { RequestsSection } from './RequestsSection';
import { SettingsSection } from './SettingsSection';
import { useSession } from './use-session';

const SECTIONS = ['requests', 'archive', 'settings'] as const satisfies readonly SectionId[];
type Section = (typeof SECTIONS)[number];

const session = archiveSession();
const idle = watchIdleness(() => session.lock());
onScreenLocked(() => session.lock());

/** The full page. A section is an address, so that back, bookmarks and new tabs work. */
export function Cabinet() {
  const section = useSection();
  const settings = useSettings();
  const watch = useWatch();
  const view = useSession(session);
  const now = useNow();
  useEffect(() => {
    if (settings) document.documentElement.lang = settings.locale;
  }, [settings?.locale]);
  if (!settings) return null;
  const { locale } = settings;
  const lock = view.state === 'open' || view.state === 'locked' ? view.state : 'none';
  const attention = watch.view?.requests.filter((one) => one.attention).length ?? 0;
  return (
    <Shell
      texts={shellTexts(locale)}
      sections={SECTIONS.map((id) => ({ id, ...(id === 'requests' ? { attention } : {}) }))}
      active={section}
      lock={
        <LockBar
          texts={archiveTexts(locale).lock}
          state={lock}
          locksAt={lock === 'open' ? idle.locksAt() : null}
          now={now}
          onLock={() => session.lock()}
        />
      }
    >
      {section === 'requests' && <RequestsSection watch={watch} locale={locale} now={now} />}
      {section === 'archive' && (
        <ArchiveSection session={session} view={view} locale={locale} now={now} onActive={idle.active} />
      )}
      {section === 'settings' && <SettingsSection settings={settings} />}
    </Shell>
  );
}

function useSection(): Section {
  const read = (): Section => SECTIONS.find((id) => location.hash === `#${id}`) ?? 'requests';
  const [section, set] = useState(read);
  useEffect(() => {
    const onHash = () => set(read);
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  return section;
}

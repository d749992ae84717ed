import { useEffect, useState } from 'preact/hooks';
import { LockBar } from '../../components/archive';
import { SectionBoundary, type SectionId, Shell } from '../../components/ui';
import { deskClient } from '../../utils/documents/desk';
import { MINUTE } from '../../utils/kernel';
import { readSettings } from '../../utils/messaging';
import { papersDue } from '../../utils/people';
import { onLockAsked, onScreenLocked, readStored, watchInactivity, watchStored } from '../../utils/platform';
import { archiveTexts, shellTexts } from '../../utils/text';
import { GuideHome } from '../shared/GuideHome';
import { useNow } from '../shared/use-now';
import { usePapers } from '../shared/use-papers';
import { useSettings } from '../shared/use-settings';
import { useWatch } from '../shared/use-watch';
import { ArchiveSection } from './ArchiveSection';
import { archiveSession } from './archive-session';
import { backupSession } from './backup/backup-session';
import { CheckSection } from './CheckSection';
import { DeskSection } from './desk/DeskSection';
import { deskSession } from './desk/desk-session';
import { startDeskWorker } from './desk/desk-worker-url';
import { HelpSection } from './HelpSection';
import { countUnfiled } from './inbox-desk';
import { RequestsSection } from './RequestsSection';
import { SettingsSection } from './SettingsSection';
import { useSession } from './use-session';

const SECTIONS = [
  'guide',
  'requests',
  'archive',
  'desk',
  'diagnostics',
  'settings',
] as const satisfies readonly SectionId[];
/** «Помощь» is not in the menu: it is reached from below it and from the settings. */
const PLACES = [...SECTIONS, 'help'] as const satisfies readonly SectionId[];
type Section = (typeof PLACES)[number];

const session = archiveSession();
let lockAfter = readSettings(undefined).lockAfter;
const follow = (stored: unknown) => {
  lockAfter = readSettings(stored).lockAfter;
};
void readStored('settings').then(follow);
watchStored('settings', follow);
const idle = watchInactivity(
  () => session.lock(),
  () => lockAfter * MINUTE,
);
onLockAsked(() => session.lock());
onScreenLocked(() => session.lock());
// Sealing everything anew may take longer than the archive stays open by itself.
session.onChange(() => {
  if (session.view().state === 'rekeying') idle.active();
});
const backup = backupSession({
  opened: session.opened,
  onRestored: session.restored,
  onActive: idle.active,
  locale: () => (document.documentElement.lang === 'en' ? 'en' : 'ru'),
  waiting: countUnfiled,
});

const desk = deskSession(deskClient(startDeskWorker));

/** The full page. A section is an address, so that back, bookmarks and new tabs work. */
export function Cabinet() {
  const section = useSection();
  const settings = useSettings();
  const watch = useWatch();
  const view = useSession(session);
  const papers = usePapers();
  const now = useNow();
  useEffect(() => {
    if (settings) document.documentElement.lang = settings.locale;
  }, [settings?.locale]);
  if (!settings) return null;
  const { locale } = settings;
  const lock = view.state === 'open' || view.state === 'locked' ? view.state : 'none';
  const due = papersDue(papers, now);
  const attention = watch.view?.requests.filter((one) => one.attention).length ?? 0;
  return (
    <Shell
      texts={shellTexts(locale)}
      sections={SECTIONS.map((id) => ({
        id,
        ...(id === 'requests' ? { attention } : id === 'desk' ? { attention: due } : {}),
      }))}
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
      <SectionBoundary key={section} section={section} texts={shellTexts(locale)} onReload={() => location.reload()}>
        {section === 'guide' && <GuideHome locale={locale} now={now} panel />}
        {section === 'requests' && <RequestsSection watch={watch} settings={settings} now={now} />}
        {section === 'archive' && (
          <ArchiveSection
            session={session}
            backup={backup}
            view={view}
            locale={locale}
            now={now}
            onActive={idle.active}
          />
        )}
        {section === 'diagnostics' && <CheckSection locale={locale} />}
        {section === 'desk' && (
          <DeskSection
            session={desk}
            archive={session}
            archiveOpen={view.state === 'open'}
            watch={watch}
            locale={locale}
            now={now}
            onActive={idle.active}
          />
        )}
        {section === 'settings' && <SettingsSection settings={settings} />}
        {section === 'help' && <HelpSection locale={locale} />}
      </SectionBoundary>
    </Shell>
  );
}

function useSection(): Section {
  const read = (): Section => PLACES.find((id) => location.hash.split('/')[0] === `#${id}`) ?? 'requests';
  const [section, set] = useState(read);
  useEffect(() => {
    const onHash = () => set(read);
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  return section;
}

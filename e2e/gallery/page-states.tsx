import type { ComponentChildren } from 'preact';
import { ArchivePage, type ArchiveView, LockBar, RecordViewer } from '../../components/archive';
import { PopupGlance, RequestsPage, type WatchedAll } from '../../components/requests';
import { SettingsPage } from '../../components/settings';
import { Notice, PageHeader, type SectionId, Shell } from '../../components/ui';
import type { PortalState } from '../../utils/portal';
import type { WatchView } from '../../utils/requests';
import { archiveTexts, type Locale, requestTexts, settingsTexts, shellTexts } from '../../utils/text';
import { advice, locked, NOW, noWatch, records, watch } from './samples';

type Draw = (locale: Locale) => ComponentChildren;

const nothing = () => undefined;
const requestEvents = {
  onOpen: nothing,
  onUnwatch: nothing,
  onCheckNow: nothing,
  onWatchAll: nothing,
  onOpenPortal: nothing,
};
const archiveEvents = {
  onCreate: nothing,
  onUnlock: nothing,
  onOpenRecord: nothing,
  onDismissIntake: nothing,
  onOpenPortal: nothing,
};

const page = (active: SectionId, lock: 'none' | 'locked' | 'open', draw: Draw): Draw => {
  const lockBar = (locale: Locale) => (
    <LockBar texts={archiveTexts(locale).lock} state={lock} locksAt={NOW + 252_000} now={NOW} onLock={nothing} />
  );
  return (locale) => (
    <Shell
      texts={shellTexts(locale)}
      sections={[{ id: 'requests', attention: 1 }, { id: 'archive' }, { id: 'settings' }]}
      active={active}
      lock={lockBar(locale)}
    >
      {draw(locale)}
    </Shell>
  );
};

const requestsPage = (view: WatchView, checking = false, watchedAll: WatchedAll | null = null): Draw =>
  page('requests', 'open', (locale) => (
    <RequestsPage
      view={view}
      texts={requestTexts(locale)}
      locale={locale}
      now={NOW}
      checking={checking}
      watchedAll={watchedAll}
      on={requestEvents}
    />
  ));

const lockOf = (view: ArchiveView) => (view.state === 'locked' || view.state === 'open' ? view.state : 'none');

const archivePage = (view: ArchiveView): Draw =>
  page('archive', lockOf(view), (locale) => (
    <ArchivePage
      view={view}
      texts={archiveTexts(locale)}
      shell={shellTexts(locale)}
      locale={locale}
      now={NOW}
      advice={advice}
      on={archiveEvents}
    />
  ));

const popup =
  (view: WatchView, archive: 'none' | 'locked' | 'open', waiting = 0): Draw =>
  (locale) => (
    <PopupGlance
      view={view}
      archive={{ state: archive, waiting }}
      texts={requestTexts(locale)}
      shell={shellTexts(locale)}
      locale={locale}
      now={NOW}
      on={{ onOpen: nothing, onOpenPortal: nothing, onOpenCabinet: nothing }}
    />
  );

const viewer = (state: Parameters<typeof RecordViewer>[0]['state']): Draw =>
  page('archive', 'open', (locale) => (
    <RecordViewer
      title="Общий анализ крови"
      texts={archiveTexts(locale).viewer}
      state={state}
      page={state === 'shown' ? 1 : null}
      pages={state === 'shown' ? 4 : null}
      onPage={nothing}
      onSave={nothing}
      onClose={nothing}
    >
      <iframe title="Общий анализ крови" srcdoc="<p>Здесь рисуется документ.</p>" />
    </RecordViewer>
  ));

const troubles: readonly (PortalState | 'never')[] = [
  'never',
  'login',
  'challenge',
  'maintenance',
  'rate',
  'server',
  'network',
  'unknown',
];

/** Every state of the popup and of the cabinet. */
export const pageStates: Readonly<Record<string, Draw>> = {
  popup: popup(watch, 'locked', 2),
  'popup-empty': popup(noWatch, 'none'),
  'popup-login': popup({ ...watch, state: 'login', nextCheckAt: null }, 'open'),
  requests: requestsPage(watch),
  'requests-empty': requestsPage(noWatch),
  'requests-all': requestsPage(watch, false, { state: 'ok', added: 3, known: 1 }),
  'requests-all-none': requestsPage(noWatch, false, { state: 'ok', added: 0, known: 0 }),
  'requests-all-login': requestsPage(noWatch, false, { state: 'login', added: 0, known: 0 }),
  'requests-all-early': requestsPage(noWatch, false, { state: 'early', allowedAt: NOW + 40_000 }),
  'requests-early': requestsPage({ ...watch, checkNowAllowedAt: NOW + 40_000 }),
  'requests-checking': requestsPage(watch, true),
  ...Object.fromEntries(troubles.map((state) => [`requests-${state}`, requestsPage({ ...watch, state })])),
  'archive-loading': archivePage({ state: 'loading' }),
  'archive-create': archivePage({ state: 'none', busy: false, failure: null }),
  'archive-create-busy': archivePage({ state: 'none', busy: true, failure: null }),
  'archive-create-failed': archivePage({ state: 'none', busy: false, failure: 'storage-full' }),
  'archive-locked': archivePage(locked),
  'archive-unlocking': archivePage({ ...locked, busy: true }),
  'archive-wrong': archivePage({ ...locked, wrong: true, retryAt: NOW + 4_000 }),
  'archive-damaged': archivePage({ ...locked, failure: 'damaged' }),
  'archive-newer': archivePage({ ...locked, failure: 'newer-format' }),
  'archive-empty': archivePage({ state: 'open', records: [], intake: null }),
  archive: archivePage({ state: 'open', records, intake: { added: 2, duplicates: 1, unreadable: 0 } }),
  'archive-full': archivePage({
    state: 'open',
    records,
    intake: { added: 1, duplicates: 0, unreadable: 0, full: true },
  }),
  'archive-unreadable': archivePage({ state: 'open', records, intake: { added: 1, duplicates: 0, unreadable: 1 } }),
  viewer: viewer('shown'),
  'viewer-loading': viewer('loading'),
  'viewer-failed': viewer({ failed: 'unreadable' }),
  'viewer-damaged': viewer({ failed: 'damaged' }),
  settings: page('settings', 'open', (locale) => (
    <SettingsPage
      settings={{ locale, companion: true, discreet: false, quiet: { from: 22, to: 8 } }}
      version="0.1.0"
      texts={settingsTexts(locale)}
      on={{ onLocale: nothing, onCompanion: nothing, onDiscreet: nothing, onQuiet: nothing, onRehearse: nothing }}
    />
  )),
  'no-answer': page('requests', 'locked', (locale) => (
    <>
      <PageHeader title={shellTexts(locale).sections.requests} />
      <Notice tone="bad" words={shellTexts(locale).noAnswer} />
    </>
  )),
};

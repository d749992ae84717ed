import type { ComponentChildren } from 'preact';
import {
  AddFiles,
  type AddingView,
  ArchivePage,
  type ArchiveView,
  LockBar,
  RecordViewer,
} from '../../components/archive';
import { HelpPage } from '../../components/help';
import { BegunAnew, type HistoryDone, PopupGlance, RequestsPage, type WatchedAll } from '../../components/requests';
import { SettingsPage } from '../../components/settings';
import { Notice, PageHeader, SectionFailed, type SectionId, Shell } from '../../components/ui';
import type { PortalState } from '../../utils/portal';
import type { WatchView } from '../../utils/requests';
import {
  addingTexts,
  archiveTexts,
  deskTexts,
  guideTexts,
  helpTexts,
  historyTexts,
  keyTexts,
  type Locale,
  requestTexts,
  settingsTexts,
  shellTexts,
} from '../../utils/text';
import { backupStates } from './backup-states';
import { keepingStates } from './keeping-states';
import { keyStates } from './key-states';
import { recordStates } from './records-states';
import {
  advice,
  archiveEvents,
  locked,
  NOW,
  noWatch,
  records,
  reopened,
  troubledRequests,
  unseen,
  watch,
  whole,
} from './samples';

export type Draw = (locale: Locale) => ComponentChildren;

const nothing = () => undefined;
const requestEvents = {
  onPause: nothing,
  onWish: nothing,
  onOpen: nothing,
  onUnwatch: nothing,
  onCheckNow: nothing,
  onWatchAll: nothing,
  onOpenPortal: nothing,
  onShow: nothing,
  onSaveTable: nothing,
  onSaveCalendar: nothing,
  onKeepHistory: nothing,
  onEraseHistory: nothing,
};

/** A section of the cabinet in its shell. */
export const page = (active: SectionId, lock: 'none' | 'locked' | 'open', draw: Draw): Draw => {
  const lockBar = (locale: Locale) => (
    <LockBar texts={archiveTexts(locale).lock} state={lock} locksAt={NOW + 252_000} now={NOW} onLock={nothing} />
  );
  return (locale) => (
    <Shell
      texts={shellTexts(locale)}
      sections={[
        { id: 'guide' },
        { id: 'requests', attention: 1 },
        { id: 'archive' },
        { id: 'desk' },
        { id: 'diagnostics' },
        { id: 'settings' },
      ]}
      active={active}
      lock={lockBar(locale)}
    >
      {draw(locale)}
    </Shell>
  );
};

type Course = { place?: string; asks?: boolean; done?: HistoryDone; dates?: number; before?: Draw };

const requestsPage = (
  view: WatchView,
  checking = false,
  watchedAll: WatchedAll | null = null,
  { place, asks = false, done = null, dates = 0, before }: Course = {},
): Draw =>
  page('requests', 'open', (locale) => (
    <>
      {before?.(locale)}
      <RequestsPage
        view={view}
        place={place ?? null}
        asks={asks}
        keeping="year"
        dates={dates}
        done={done}
        texts={requestTexts(locale)}
        words={historyTexts(locale)}
        locale={locale}
        now={NOW}
        checking={checking}
        watchedAll={watchedAll}
        on={requestEvents}
      />
    </>
  ));

const open = { state: 'open', records, intake: null } as const;

const lockOf = (view: ArchiveView) => (view.state === 'locked' || view.state === 'open' ? view.state : 'none');

const addingReport = {
  added: 3,
  duplicates: 1,
  signatures: 1,
  refused: [
    { name: 'вход.pdf', why: 'page' },
    { name: 'всё за год.zip', why: 'zip-too-much' },
  ],
  stopped: null,
} as const;

const archivePage = (view: ArchiveView, adding: AddingView = { state: 'ready' }, dragging = false): Draw =>
  page('archive', lockOf(view), (locale) => (
    <ArchivePage
      view={view}
      texts={archiveTexts(locale)}
      keyTexts={keyTexts(locale)}
      shell={shellTexts(locale)}
      locale={locale}
      now={NOW}
      advice={advice}
      adding={
        <AddFiles
          view={adding}
          dragging={dragging}
          texts={addingTexts(locale)}
          on={{ onFiles: nothing, onCancel: nothing, onDismiss: nothing }}
        />
      }
      dropped={adding.state === 'locked' && addingTexts(locale).locked}
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
      words={historyTexts(locale)}
      shell={shellTexts(locale)}
      locale={locale}
      now={NOW}
      on={{
        onOpen: nothing,
        onLater: nothing,
        onUnwatch: nothing,
        onTellNoMore: nothing,
        onOpenPortal: nothing,
        onOpenCabinet: nothing,
      }}
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

const HOUR = 3_600_000;
const NEWS = (['letters', 'drafts', 'documents'] as const).map((kind) => ({
  id: `topic:${kind}`,
  kind,
  at: NOW - HOUR,
}));

const troubles: readonly (PortalState | 'never')[] = [
  'never',
  'login',
  'challenge',
  'maintenance',
  'rate',
  'server',
  'offline',
  'network',
  'unknown',
];

/** The last look failed, the one before it went well. */
const unwell = (state: PortalState | 'never') => ({ state, lastOkAt: NOW - 2 * HOUR });

/** Every state of the popup and of the cabinet. */
export const pageStates: Readonly<Record<string, Draw>> = {
  popup: popup(watch, 'locked', 2),
  'popup-empty': popup(noWatch, 'none'),
  'popup-news': popup(
    { ...watch, news: NEWS, ...unwell('maintenance'), until: NOW + 3 * HOUR, blindSince: NOW - 2 * HOUR },
    'open',
  ),
  'popup-login': popup({ ...watch, state: 'login', nextCheckAt: null, lastOkAt: NOW - 9 * HOUR }, 'open'),
  requests: requestsPage(watch),
  'requests-empty': requestsPage(noWatch),
  'requests-begun-anew': requestsPage(noWatch, false, null, {
    before: (locale) => <BegunAnew texts={requestTexts(locale)} onDone={nothing} />,
  }),
  'requests-troubled': requestsPage({
    ...watch,
    requests: troubledRequests,
    wishes: ['new', 'documents'],
    wishTrouble: { documents: 'not-shown' },
  }),
  'requests-all': requestsPage(watch, false, { state: 'ok', added: 3, known: 1, more: true }),
  'requests-all-none': requestsPage(noWatch, false, { state: 'ok', added: 0, known: 0, more: false }),
  'requests-all-login': requestsPage(noWatch, false, { state: 'login', added: 0, known: 0, more: false }),
  'requests-all-early': requestsPage(noWatch, false, { state: 'early', allowedAt: NOW + 40_000 }),
  'requests-early': requestsPage({ ...watch, checkNowAllowedAt: NOW + 40_000 }),
  'requests-longer': requestsPage(watch, false, null, { place: 'c' }),
  'requests-nameless': requestsPage(watch, false, null, { place: 'b', done: 'saved', dates: 1 }),
  'requests-stop': requestsPage(
    { ...watch, requests: watch.requests.map((one) => ({ ...one, paused: one.id === 'a' })) },
    false,
    null,
    { place: 'd', asks: true },
  ),
  'requests-reopened': requestsPage({ ...watch, requests: [reopened, unseen] }, false, null, { done: 'erased' }),
  'requests-unseen': requestsPage({ ...watch, requests: [unseen] }, false, null, { place: 'a', done: 'notSaved' }),
  'requests-checking': requestsPage(watch, true),
  ...Object.fromEntries(troubles.map((state) => [`requests-${state}`, requestsPage({ ...watch, ...unwell(state) })])),
  'archive-loading': archivePage({ state: 'loading' }),
  'archive-create': archivePage({ state: 'none', busy: false, failure: null }),
  'archive-create-busy': archivePage({ state: 'none', busy: true, failure: null }),
  'archive-create-failed': archivePage({ state: 'none', busy: false, failure: 'storage-full' }),
  'archive-locked': archivePage(locked),
  'archive-unlocking': archivePage({ ...locked, busy: true }),
  'archive-wrong': archivePage({ ...locked, wrong: true, retryAt: NOW + 4_000 }),
  'archive-damaged': archivePage({ ...locked, failure: 'damaged' }),
  'archive-newer': archivePage({ ...locked, failure: 'newer-format' }),
  'archive-empty': archivePage({ state: 'open', records: [], intake: null, integrity: whole }),
  archive: archivePage({
    state: 'open',
    records,
    intake: { added: 2, duplicates: 1, unreadable: 0 },
    integrity: whole,
  }),
  'archive-full': archivePage({
    state: 'open',
    records,
    intake: { added: 1, duplicates: 0, unreadable: 0, full: true },
    integrity: { ...whole, copies: 'full' },
  }),
  'archive-unreadable': archivePage({
    state: 'open',
    records,
    intake: { added: 1, duplicates: 1, unreadable: 1, missing: 2, whole: 1 },
    integrity: whole,
  }),
  'archive-restored': archivePage({ ...open, integrity: { ...whole, restored: 1, list: 'restored' } }),
  'archive-moved': archivePage({ ...open, integrity: { ...whole, moved: true, restored: 4, list: 'restored' } }),
  'archive-moved-part': archivePage({ ...open, integrity: { ...whole, moved: true, restored: 3, lost: 1 } }),
  'archive-lost': archivePage({
    ...open,
    records: records.map((record, n) => (n === 1 ? { ...record, damaged: true } : record)),
    integrity: { ...whole, lost: 1, copies: 'off' },
  }),
  'archive-list-lost': archivePage({
    ...open,
    records: records.map((record, n) => (n === 1 ? { ...record, title: '', at: 0 } : record)),
    integrity: { ...whole, list: 'lost', sentinel: 'restored', strays: 2, copies: 'none' },
  }),
  'archive-checking': archivePage({ ...open, integrity: { ...whole, checking: { done: 40, total: 128 } } }),
  'archive-checked': archivePage({ ...open, integrity: { ...whole, checked: { total: 128, cancelled: false } } }),
  'archive-check-stopped': archivePage({
    ...open,
    integrity: { ...whole, copies: 'behind', checked: { total: 40, cancelled: true } },
  }),
  'archive-newer-store': archivePage({ ...open, integrity: { ...whole, newer: true } }),
  ...recordStates(page),
  ...backupStates(page, { ...open, integrity: whole }, archiveEvents),
  'archive-aside': archivePage({
    ...open,
    records: records.map((record, n) =>
      n === 0 ? { ...record, patient: 'Образцов Пётр Львович', isOutOfPlace: true } : record,
    ),
    aside: 2,
    integrity: whole,
  }),
  'archive-adding': archivePage({ ...open, integrity: whole }, { state: 'working', done: 3, total: 12 }),
  'archive-dragging': archivePage({ ...open, integrity: whole }, { state: 'ready' }, true),
  'archive-added': archivePage({ ...open, integrity: whole }, { state: 'done', report: addingReport }),
  'archive-adding-stopped': archivePage(
    { ...open, integrity: whole },
    {
      state: 'done',
      report: { ...addingReport, added: 0, duplicates: 0, signatures: 0, refused: [], stopped: 'storage-full' },
    },
  ),
  'archive-dropped-locked': archivePage(locked, { state: 'locked' }),
  ...Object.fromEntries(
    Object.entries(keyStates).map(([name, draw]) => [
      name,
      page('archive', name.includes('recover') ? 'locked' : 'open', draw),
    ]),
  ),
  viewer: viewer('shown'),
  'viewer-loading': viewer('loading'),
  'viewer-failed': viewer({ failed: 'unreadable' }),
  'viewer-zip': viewer({ failed: 'zip' }),
  'viewer-damaged': viewer({ failed: 'damaged' }),
  'section-broken': page('archive', 'open', (locale) => (
    <SectionFailed section="archive" texts={shellTexts(locale)} onReload={nothing} />
  )),
  help: page('help', 'none', (locale) => (
    <HelpPage
      texts={helpTexts(locale)}
      borrowed={{ procedures: guideTexts(locale).procedures, refusals: deskTexts(locale).scans.refusals }}
    />
  )),
  settings: page('settings', 'open', (locale) => (
    <SettingsPage
      settings={{
        locale,
        companion: true,
        discreet: false,
        lockAfter: 5,
        secondCopy: true,
        sound: false,
        quiet: { from: 22, to: 8 },
      }}
      version="0.1.0"
      texts={settingsTexts(locale)}
      on={{
        onLocale: nothing,
        onCompanion: nothing,
        onSecondCopy: nothing,
        onLockAfter: nothing,
        onDiscreet: nothing,
        onSound: nothing,
        onQuiet: nothing,
        onRehearse: nothing,
      }}
    />
  )),
  ...keepingStates(page),
  'no-answer': page('requests', 'locked', (locale) => (
    <>
      <PageHeader title={shellTexts(locale).sections.requests} />
      <Notice tone="bad" words={shellTexts(locale).noAnswer} />
    </>
  )),
};

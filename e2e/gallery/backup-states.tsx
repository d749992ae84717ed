import type { ComponentChildren } from 'preact';
import {
  type ArchiveEvents,
  ArchivePage,
  type ArchiveView,
  BackupPage,
  type BackupStage,
  type BackupView,
  ReminderLine,
  type ReminderView,
} from '../../components/archive';
import { Button, type SectionId } from '../../components/ui';
import { archiveTexts, backupTexts, keyTexts, type Locale, shellTexts } from '../../utils/text';
import { advice, NOW } from './samples';

type Draw = (locale: Locale) => ComponentChildren;
type Page = (active: SectionId, lock: 'open', draw: Draw) => Draw;

const nothing = () => undefined;
const copy: BackupView = {
  documents: 412,
  size: 318_000_000,
  shown: null,
  recoverable: false,
  last: { at: NOW - 3 * 86_400_000, documents: 388 },
  reminder: { state: 'many', fresh: 24 },
  waiting: 0,
  chooses: { file: true, folder: true },
  stage: { at: 'idle' },
};

const persons = [{ id: 'a', name: 'Мой архив' }];
const family = [
  { id: 'm', name: 'Мама' },
  { id: 's', name: 'Сын' },
];
const theirs = { from: 'Мой архив', to: 'a', name: 'Мой архив', isNew: false, takesName: false, asks: false };

/** The backup's page in each of its states, and the archive that reminds of it. */
export function backupStates(
  page: Page,
  view: ArchiveView,
  archiveEvents: ArchiveEvents,
): Readonly<Record<string, Draw>> {
  const backupPage = (stage: BackupStage, more: Partial<BackupView> = {}, first: 'make' | 'restore' = 'make'): Draw =>
    page('archive', 'open', (locale) => (
      <BackupPage
        view={{ ...copy, ...more, stage }}
        texts={backupTexts(locale)}
        archive={archiveTexts(locale)}
        locale={locale}
        now={NOW}
        advice={advice}
        first={first}
        on={{
          onMake: nothing,
          onCheck: nothing,
          onLook: nothing,
          onPlace: nothing,
          onRestore: nothing,
          onExport: nothing,
          onCancel: nothing,
          onReset: nothing,
          onClose: nothing,
        }}
      />
    ));

  const reminded = (reminder: ReminderView): Draw =>
    page('archive', 'open', (locale) => (
      <ArchivePage
        view={view}
        texts={archiveTexts(locale)}
        keyTexts={keyTexts(locale)}
        shell={shellTexts(locale)}
        locale={locale}
        now={NOW}
        advice={advice}
        on={archiveEvents}
        aside={<Button>{backupTexts(locale).open}</Button>}
        notice={<ReminderLine reminder={reminder} texts={backupTexts(locale)} onOpen={nothing} />}
      />
    ));

  return {
    'archive-backup-due': reminded(copy.reminder),
    backup: backupPage({ at: 'idle' }),
    'backup-family': backupPage({ at: 'idle' }, { shown: { name: 'Мама', documents: 120 }, recoverable: true }),
    'backup-first': backupPage({ at: 'idle' }, { last: null, chooses: { file: false, folder: false } }),
    'backup-empty': backupPage({ at: 'idle' }, { documents: 0, size: 0, last: null }, 'restore'),
    'backup-making': backupPage({ at: 'work', work: 'make', done: 120, all: 412 }),
    'backup-checking': backupPage({ at: 'work', work: 'check', done: 37, all: null }),
    'backup-made': backupPage({
      at: 'made',
      name: 'архив-2026-11-23.tar.age',
      place: 'chosen',
      documents: 412,
      all: 412,
    }),
    'backup-waiting': backupPage({ at: 'idle' }, { waiting: 3 }),
    'backup-made-waiting': backupPage(
      { at: 'made', name: 'архив-2026-11-23.tar.age', place: 'downloads', documents: 412, all: 412 },
      { waiting: 1, reminder: { state: 'unchecked', fresh: 0 } },
    ),
    'archive-backup-unchecked': reminded({ state: 'unchecked', fresh: 0 }),
    'backup-made-partly': backupPage({
      at: 'made',
      name: 'архив-2026-11-23.tar.age',
      place: 'downloads',
      documents: 410,
      all: 412,
    }),
    'backup-checked': backupPage({ at: 'checked', documents: 412, missing: 0, madeAt: NOW - 400 * 86_400_000 }),
    'backup-plan': backupPage({
      at: 'plan',
      room: { needed: 24_600_000, enough: true },
      madeAt: NOW - 86_400_000,
      persons,
      people: [{ ...theirs, fresh: 24, same: 387, differ: 1 }],
    }),
    'backup-plan-family': backupPage({
      at: 'plan',
      room: { needed: 24_600_000, enough: true },
      madeAt: NOW - 86_400_000,
      persons: family,
      people: [
        { ...theirs, from: 'Мама', name: 'Мама', to: 'm', fresh: 24, same: 96, differ: 1 },
        { ...theirs, from: 'Пётр', name: 'Пётр', to: 'new', isNew: true, asks: true, fresh: 12, same: 0, differ: 0 },
      ],
    }),
    'backup-plan-asks': backupPage({
      at: 'plan',
      room: { needed: 24_600_000, enough: true },
      madeAt: NOW - 86_400_000,
      persons: family,
      people: [{ ...theirs, to: null, asks: true, fresh: 24, same: 0, differ: 0 }],
    }),
    'backup-plan-fresh': backupPage({
      at: 'plan',
      room: { needed: 24_600_000, enough: true },
      madeAt: NOW - 86_400_000,
      persons,
      people: [{ ...theirs, from: 'Мама', name: 'Мама', takesName: true, fresh: 24, same: 0, differ: 0 }],
    }),
    'backup-plan-short': backupPage({
      at: 'plan',
      room: { needed: 2_460_000_000, enough: false },
      madeAt: NOW - 86_400_000,
      persons,
      people: [{ ...theirs, fresh: 240, same: 0, differ: 0 }],
    }),
    'backup-plan-nothing': backupPage({
      at: 'plan',
      room: { needed: 24_600_000, enough: true },
      madeAt: NOW - 86_400_000,
      persons,
      people: [{ ...theirs, fresh: 0, same: 388, differ: 0 }],
    }),
    'backup-restored': backupPage({ at: 'restored', added: 25 }),
    'backup-exported': backupPage({ at: 'exported', documents: 411, left: 1 }),
    'backup-stopped': backupPage({ at: 'stopped', what: 'restoreCancelled' }),
    'backup-damaged': backupPage({ at: 'failed', why: 'damaged', file: null }),
    'backup-unsafe': backupPage({ at: 'failed', why: 'unsafe', file: '../../etc/passwd' }),
  };
}

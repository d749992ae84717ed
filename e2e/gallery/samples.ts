import type { ArchiveView, IntegrityView, PassphraseAdvice, RecordItem } from '../../components/archive';
import type { CompanionView } from '../../components/guide/companion-view';
import { type Fact, NO_PROGRESS, progress } from '../../utils/guide';
import { type Book, mark, NEW_BOOK, wayOf } from '../../utils/guide/book';
import type { WatchedView, WatchView } from '../../utils/requests';
import { guideTexts, type Locale } from '../../utils/text';

// All values are invented.
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const NOW = new Date(2026, 10, 23, 14, 20).getTime();

const AT = NOW - HOUR / 4;
const base = {
  face: 'lk',
  lastOkAt: AT,
  comment: null,
  results: [],
  attention: false,
  paused: false,
  type: 'ORDER',
  due: null,
  files: 0,
  sources: [
    { source: 'json', triedAt: AT, okAt: AT, trouble: null },
    { source: 'page', triedAt: NOW - DAY, okAt: null, trouble: 'not-shown' },
  ],
  trouble: null,
} as const;
/** Oldest last, as the view has it. */
const marks = (...given: [id: number, group: WatchedView['status']['group'], daysAgo: number, title?: string][]) =>
  given.map(([id, group, days, title = null]) => ({
    id,
    group,
    title,
    final: group === 'executed' || group === 'rejected',
    at: NOW - days * DAY,
  }));

export const needsPerson: WatchedView = {
  ...base,
  id: 'a',
  number: '5400000001',
  service: 'Доступ к медицинской карте',
  status: { title: 'Требуются документы', group: 'needs-person', final: false },
  since: NOW - 39 * 60_000,
  watchedFrom: NOW - 15 * DAY,
  comment: 'Загрузите скан СНИЛС в хорошем качестве',
  attention: true,
  history: marks(
    [14, 'needs-person', 39 / 1_440, 'Требуются документы'],
    [2, 'in-progress', 3],
    [14, 'needs-person', 4],
    [2, 'in-progress', 14.9],
    [17, 'in-progress', 15],
  ),
};
const inProgress: WatchedView = {
  ...base,
  id: 'b',
  number: '5400000007',
  service: 'Прикрепление к поликлинике',
  status: { title: 'Заявление получено ведомством', group: 'in-progress', final: false },
  since: NOW - 32.2 * DAY,
  watchedFrom: NOW - 33 * DAY,
  files: 2,
  history: marks([2, 'in-progress', 32.2, 'Заявление получено ведомством'], [21, 'in-progress', 33]),
};
const nameless: WatchedView = {
  ...base,
  id: 'c',
  number: '5400000009',
  service: null,
  status: { title: null, group: 'executed', final: true },
  since: NOW - 20 * DAY,
  watchedFrom: NOW - 70 * DAY,
  history: marks(
    [3, 'executed', 20],
    [2, 'in-progress', 28],
    [777, 'unknown', 60],
    [2, 'in-progress', 69],
    [1, 'information', 70],
  ),
};
const rejected: WatchedView = {
  ...base,
  id: 'd',
  number: '5400000012',
  service: 'Получение выписки из медицинской карты пациента, получающего медицинскую помощь в амбулаторных условиях',
  status: { title: 'Отказано в предоставлении услуги', group: 'rejected', final: true },
  since: NOW - 400 * DAY,
  watchedFrom: NOW - 400 * DAY,
  history: marks([4, 'rejected', 400, 'Отказано в предоставлении услуги']),
};

export const watch: WatchView = {
  requests: [needsPerson, inProgress, nameless, rejected],
  state: 'ok',
  lastCheckAt: NOW - HOUR / 4,
  lastOkAt: NOW - HOUR / 4,
  nextCheckAt: NOW + 13 * 60_000,
  checkNowAllowedAt: NOW,
  until: null,
  blindSince: null,
  today: { requests: 19, byHand: 32 },
  wishes: ['new'],
  wishTrouble: {},
  news: [],
};
export const noWatch: WatchView = {
  ...watch,
  requests: [],
  state: 'never',
  lastCheckAt: null,
  lastOkAt: null,
  nextCheckAt: null,
};

const record = (id: string, title: string, days: number, rest: Partial<RecordItem> = {}): RecordItem => ({
  id,
  title,
  kind: 'pdf',
  at: NOW - days * DAY,
  source: 'portal-download',
  size: 240_000,
  isNew: false,
  ...rest,
});
export const records: readonly RecordItem[] = [
  record('1', 'Общий анализ крови', 2, { isNew: true }),
  record('2', 'Протокол лабораторного исследования', 40, { kind: 'semd', size: 18_400, signatures: ['5'] }),
  record('3', 'Выписной_эпикриз_из_стационара_городской_больницы_номер_один_2025.pdf', 400, { size: 3_240_000 }),
  record('4', 'Снимок справки', 420, { kind: 'jpeg', source: 'file', size: 1_900_000 }),
];

export const locked: Extract<ArchiveView, { state: 'locked' }> = {
  state: 'locked',
  waiting: 2,
  busy: false,
  wrong: false,
  retryAt: null,
  failure: null,
};

export const whole: IntegrityView = {
  restored: 0,
  lost: 0,
  list: 'whole',
  sentinel: 'whole',
  strays: 0,
  copies: 'whole',
  newer: false,
  moved: false,
  checking: null,
  checked: null,
};

/** A stand-in for the vault's own count, good enough to show every word of the meter. */
export const advice: PassphraseAdvice = {
  strength: async (text) => {
    const score = Math.min(4, Math.floor(text.length / 6)) as 0 | 1 | 2 | 3 | 4;
    return { score, weak: score < 3, why: score < 2 ? 'short' : 'common' };
  },
  looksLikeWrongLayout: (text) => /^[a-z\s]+$/i.test(text),
  invent: async () => ({ phrase: 'якорь сирень мост грамота ветер', words: 5, of: 2_498, bits: 56 }),
};

const way = (locale: Locale, book: Book, ...facts: Fact[]) =>
  wayOf(
    book,
    progress(
      NO_PROGRESS,
      facts.map((step) => ({ step, proven: true })),
      NOW - HOUR / 3,
    ).steps,
    guideTexts(locale),
  );
const PAPERS = ['login', 'account', 'identity', 'passport', 'snils', 'policy'] as const;

export const companionIn = (locale: Locale): CompanionView => ({
  folded: false,
  corner: 0,
  guide: way(locale, mark(NEW_BOOK, 'М-3', true, 'ticked', NOW), 'login', 'account'),
  order: null,
  capture: null,
  page: 'known',
});
export const order = {
  title: 'В обработке',
  group: 'in-progress',
  watching: false,
  nextCheckAt: null,
  busy: false,
} as const;
export const atDocument = (locale: Locale) => way(locale, NEW_BOOK, ...PAPERS);
export const allDone = (locale: Locale) =>
  way(locale, mark(NEW_BOOK, 'З-1', true, 'seen', NOW), ...PAPERS, 'document', 'downloaded');

/** Requests that could not be looked at, one way or another. */
export const troubledRequests: WatchedView[] = [
  {
    ...needsPerson,
    trouble: 'other-account',
    sources: [{ source: 'json', triedAt: AT, okAt: null, trouble: 'other-account' }],
  },
  { ...inProgress, trouble: 'not-found', due: { kind: 'visit', at: NOW + 3 * DAY } },
  { ...rejected, paused: true, trouble: 'shape', due: { kind: 'deadline', at: NOW + DAY } },
];
/** A portal that went on after a decision, and a computer whose clock was changed on the way. */
export const reopened: WatchedView = {
  ...base,
  id: 'e',
  number: '5400000020',
  service: 'Оформление доверенности на получение медицинских документов',
  status: { title: 'Жалоба принята', group: 'in-progress', final: false },
  since: NOW - 2 * DAY,
  watchedFrom: NOW - 9 * DAY,
  history: marks(
    [44, 'in-progress', 2, 'Жалоба принята'],
    [4, 'rejected', 5],
    [2, 'in-progress', 3],
    [17, 'in-progress', 9],
  ),
};
/** A request added by «watch them all» and not looked at yet. */
export const unseen: WatchedView = {
  ...base,
  id: 'f',
  number: '5400000021',
  service: 'Справка об оплате медицинских услуг',
  status: { title: 'Черновик заявления', group: 'unknown', final: false },
  since: NOW,
  watchedFrom: NOW,
  lastOkAt: null,
  history: [],
};

const nothing = () => undefined;
/** What a drawn archive does when it is pressed. */
export const archiveEvents = {
  onCreate: nothing,
  onUnlock: nothing,
  onForgot: nothing,
  onPasskey: nothing,
  onOpenRecord: nothing,
  onDismissIntake: nothing,
  onCheck: nothing,
  onCancelCheck: nothing,
  onRebuildList: nothing,
  onRetryAside: nothing,
  onDropAside: async () => true,
  onOpenPortal: nothing,
};

import type { ArchiveView, PassphraseAdvice, RecordItem } from '../../components/archive';
import type { CompanionView } from '../../components/guide/companion-view';
import { view as guideView, NO_PROGRESS, progress, type StepId, tick } from '../../utils/guide';
import type { WatchedView, WatchView } from '../../utils/requests';

// All values are invented.
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const NOW = new Date(2026, 10, 23, 14, 20).getTime();

const base = { face: 'lk', lastOkAt: NOW - HOUR / 4, comment: null, attention: false } as const;

export const needsPerson: WatchedView = {
  ...base,
  id: 'a',
  number: '5400000001',
  service: 'Доступ к медицинской карте',
  status: { title: 'Требуются документы', group: 'needs-person', final: false },
  since: NOW - 39 * 60_000,
  comment: 'Загрузите скан СНИЛС в хорошем качестве',
  attention: true,
  history: [
    { title: 'Требуются документы', group: 'needs-person', at: NOW - 39 * 60_000 },
    { title: null, group: 'in-progress', at: NOW - 11 * DAY },
    { title: null, group: 'information', at: NOW - 11 * DAY - HOUR },
  ],
};
const inProgress: WatchedView = {
  ...base,
  id: 'b',
  number: '5400000007',
  service: 'Прикрепление к поликлинике',
  status: { title: 'В обработке', group: 'in-progress', final: false },
  since: NOW - 2.2 * DAY,
  history: [{ title: 'В обработке', group: 'in-progress', at: NOW - 2.2 * DAY }],
};
const nameless: WatchedView = {
  ...base,
  id: 'c',
  number: '5400000009',
  service: null,
  status: { title: null, group: 'executed', final: true },
  since: NOW - 20 * DAY,
  history: [
    { title: null, group: 'executed', at: NOW - 20 * DAY },
    { title: null, group: 'in-progress', at: NOW - 24 * DAY },
  ],
};
const rejected: WatchedView = {
  ...base,
  id: 'd',
  number: '5400000012',
  service: 'Получение выписки из медицинской карты пациента, получающего медицинскую помощь в амбулаторных условиях',
  status: { title: 'Отказано в предоставлении услуги', group: 'rejected', final: true },
  since: NOW - 400 * DAY,
  history: [{ title: 'Отказано в предоставлении услуги', group: 'rejected', at: NOW - 400 * DAY }],
};

export const watch: WatchView = {
  requests: [needsPerson, inProgress, nameless, rejected],
  state: 'ok',
  lastCheckAt: NOW - HOUR / 4,
  lastOkAt: NOW - HOUR / 4,
  nextCheckAt: NOW + 13 * 60_000,
  checkNowAllowedAt: NOW,
};
export const noWatch: WatchView = { ...watch, requests: [], state: 'never', lastCheckAt: null, nextCheckAt: null };

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
  record('2', 'Протокол лабораторного исследования', 40, { kind: 'semd', size: 18_400 }),
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

/** A stand-in for the vault's own count, good enough to show every word of the meter. */
export const advice: PassphraseAdvice = {
  strength: async (text) => {
    const score = Math.min(4, Math.floor(text.length / 6)) as 0 | 1 | 2 | 3 | 4;
    return { score, weak: score < 3, why: score < 2 ? 'short' : 'common' };
  },
  looksLikeWrongLayout: (text) => /^[a-z\s]+$/i.test(text),
};

const done = (...steps: StepId[]) =>
  progress(
    NO_PROGRESS,
    steps.map((step) => ({ step, proven: true })),
    NOW - HOUR / 3,
  );

export const companion: CompanionView = {
  folded: false,
  guide: guideView(tick(done('login', 'account'), 'identity', true, NOW)),
  order: null,
  capture: null,
  page: 'known',
};
export const order = {
  title: 'В обработке',
  group: 'in-progress',
  watching: false,
  nextCheckAt: null,
  busy: false,
} as const;
export const guideAtDecision = guideView(done('login', 'account', 'identity', 'policy', 'request'));
export const guideDone = guideView(done('login', 'account', 'identity', 'policy', 'request', 'decision', 'document'));

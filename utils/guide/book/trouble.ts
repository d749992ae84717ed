import type { BookStep } from './types';

const checked = '2026-11';

/** When something is wrong, and whom to ask: the procedures П and К. */
export const TROUBLE: readonly BookStep[] = [
  { code: 'П-1', need: 'must', proof: null, place: null, article: [80, 81, 82], facts: '4.5, 8', checked },
  { code: 'П-2', need: 'must', proof: null, place: null, article: [83], facts: '4.5', checked },
  {
    code: 'П-3',
    need: 'must',
    proof: 'identity',
    place: 'documents',
    points: ['profile.snils', 'nav.documents', 'login.enter'],
    article: [62, 84],
    facts: '2.7, 5.1',
    checked,
  },
  {
    code: 'П-4',
    need: 'must',
    proof: 'reached',
    place: 'consents',
    points: ['settings.medcard', 'nav.consents', 'login.enter'],
    article: [85],
    facts: '1.6',
    checked,
  },
  { code: 'П-5', need: 'may', proof: null, place: 'home', article: [86], facts: '1.5, 2.8', checked },
  {
    code: 'П-6',
    need: 'must',
    proof: 'reached',
    place: 'feedback',
    points: ['help.feedback', 'nav.help'],
    article: [62, 78, 87],
    facts: '1.5',
    checked,
  },
  { code: 'П-7', need: 'must', proof: null, place: null, article: [88], facts: '1.5', checked },
  { code: 'П-8', need: 'must', proof: null, place: 'health', article: [88], facts: '7.1', checked },
  { code: 'К-1', need: 'may', proof: null, place: 'help', article: [91], facts: '1.5', checked },
  {
    code: 'К-2',
    need: 'may',
    proof: null,
    place: 'feedback',
    points: ['help.feedback', 'nav.help'],
    article: [90, 91, 92],
    facts: '1.5',
    checked,
  },
  { code: 'К-3', need: 'may', proof: null, place: null, article: [27, 93], facts: '5.4', checked },
  { code: 'К-4', need: 'may', proof: null, place: 'help', article: [94], facts: '1.1', checked },
  { code: 'К-5', need: 'must', proof: null, place: null, article: [78, 87, 95], facts: '4.1', checked },
];

import { type Face, LK, type RouteKind, WWW } from '../portal';
import type { StepCode, StepId } from './types';

export type Step = {
  id: StepId;
  code: StepCode;
  /** Kind of page on which the step is done, and its address on each face. */
  route: RouteKind;
  places: Readonly<Record<Face, string>>;
  /** What proves the step, in words for the reader of this table; `evidence.ts` does it. */
  evidence: string;
  /** Paragraph of the article and section of the portal's facts the step stands on. */
  source: string;
  /** When the sources were last compared, year and month. */
  checked: string;
};

/** The procedure «Доступ к медкарте», in the article's order, corrected where portal.md 1.6 corrects it. */
export const STEPS: readonly Step[] = [
  {
    id: 'login',
    code: 'М-1',
    route: 'home',
    places: { lk: `${WWW}/`, article: `${WWW}/` },
    evidence: 'any page of the portal shows a logged-in person',
    source: 'article «Вход на портал Госуслуг»; portal.md 6.4',
    checked: '2026-11',
  },
  {
    id: 'account',
    code: 'М-2',
    route: 'profile',
    places: { lk: `${LK}/settings/account`, article: `${WWW}/profile` },
    evidence: 'the profile says the account is confirmed (level AL20 or above)',
    source: 'article «Необходимые условия для получения доступа»; portal.md 5.4',
    checked: '2026-11',
  },
  {
    id: 'identity',
    code: 'М-3',
    route: 'profile',
    places: { lk: `${LK}/profile/personal`, article: `${WWW}/profile` },
    evidence: 'the profile shows both a passport and a SNILS',
    source: 'article «Какие документы понадобятся»; portal.md 2.7',
    checked: '2026-11',
  },
  {
    id: 'policy',
    code: 'М-4',
    route: 'profile',
    places: { lk: `${LK}/profile/personal`, article: `${WWW}/profile` },
    evidence: 'the profile shows a policy; it has no yearly renewal, whatever the article says',
    source: 'article «Необходимые условия для получения доступа»; portal.md 1.6, 5.2',
    checked: '2026-11',
  },
  {
    id: 'request',
    code: 'М-5',
    route: 'orders',
    places: { lk: `${LK}/orders`, article: `${WWW}/my-services/medical-card` },
    evidence: 'a request is seen in the list or opened, and it is not a draft',
    source: 'article «Запрос на доступ к медицинской карте»; portal.md 1.6',
    checked: '2026-11',
  },
  {
    id: 'decision',
    code: 'М-6',
    route: 'orders',
    places: { lk: `${LK}/orders`, article: `${WWW}/my-services/medical-card` },
    evidence: 'the request was decided in the person’s favour',
    source: 'article «Проверка статуса запроса»; portal.md 3.3',
    checked: '2026-11',
  },
  {
    id: 'document',
    code: 'М-7',
    route: 'health',
    places: { lk: `${LK}/health/meddocs`, article: `${WWW}/my-health` },
    evidence: 'at least one medical document is offered',
    source: 'article «Раздел «Моё здоровье»»; portal.md 1.4',
    checked: '2026-11',
  },
];

export const STEP_IDS: readonly StepId[] = STEPS.map(({ id }) => id);

/** Address where the step is done on this face. */
export function nextPlace(step: StepId, face: Face): string {
  return STEPS.find(({ id }) => id === step)?.places[face] ?? `${WWW}/`;
}

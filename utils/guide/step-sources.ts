import type { RouteKind } from '../portal';
import type { StepId } from './types';

export type StepSource = {
  /** Kind of page on which the step is done. */
  route: RouteKind;
  /** What proves the step, in words for the reader of this table; `evidence.ts` does it. */
  evidence: string;
  /** Paragraph of the article and section of the portal's facts the step stands on. */
  source: string;
  /** When the sources were last compared, year and month. */
  checked: string;
};

/** Where each step of `steps.ts` comes from: for people and tests, drawn nowhere on the portal. */
export const STEP_SOURCES: Readonly<Record<StepId, StepSource>> = {
  login: {
    route: 'home',
    evidence: 'any page of the portal shows a logged-in person',
    source: 'article «Вход на портал Госуслуг»; portal.md 6.4',
    checked: '2026-11',
  },
  account: {
    route: 'profile',
    evidence: 'the profile says the account is confirmed (level AL20 or above)',
    source: 'article «Необходимые условия для получения доступа»; portal.md 5.4',
    checked: '2026-11',
  },
  identity: {
    route: 'profile',
    evidence: 'the profile shows both a passport and a SNILS',
    source: 'article «Какие документы понадобятся»; portal.md 2.7',
    checked: '2026-11',
  },
  policy: {
    route: 'profile',
    evidence: 'the profile shows a policy; it has no yearly renewal, whatever the article says',
    source: 'article «Необходимые условия для получения доступа»; portal.md 1.6, 5.2',
    checked: '2026-11',
  },
  request: {
    route: 'orders',
    evidence: 'a request is seen in the list or opened, and it is not a draft',
    source: 'article «Запрос на доступ к медицинской карте»; portal.md 1.6',
    checked: '2026-11',
  },
  decision: {
    route: 'orders',
    evidence: 'the request was decided in the person’s favour',
    source: 'article «Проверка статуса запроса»; portal.md 3.3',
    checked: '2026-11',
  },
  document: {
    route: 'health',
    evidence: 'at least one medical document is offered',
    source: 'article «Раздел «Моё здоровье»»; portal.md 1.4',
    checked: '2026-11',
  },
};

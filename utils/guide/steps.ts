import { type Face, LK, WWW } from '../portal';
import type { StepCode, StepId } from './types';

export type Step = { id: StepId; code: StepCode };

/**
 * The procedure «Доступ к медкарте», in the article's order, corrected where portal.md 1.6 corrects it.
 * Where each step comes from is told in `step-sources.ts`, which no script on the portal's pages has to carry.
 */
export const STEPS: readonly Step[] = [
  { id: 'login', code: 'М-1' },
  { id: 'account', code: 'М-2' },
  { id: 'identity', code: 'М-3' },
  { id: 'policy', code: 'М-4' },
  { id: 'request', code: 'М-5' },
  { id: 'decision', code: 'М-6' },
  { id: 'document', code: 'М-7' },
];

export const STEP_IDS: readonly StepId[] = /* @__PURE__ */ STEPS.map(({ id }) => id);

const PLACES: Readonly<Record<StepId, Readonly<Record<Face, string>>>> = {
  login: { lk: `${WWW}/`, article: `${WWW}/` },
  account: { lk: `${LK}/settings/account`, article: `${WWW}/profile` },
  identity: { lk: `${LK}/profile/personal`, article: `${WWW}/profile` },
  policy: { lk: `${LK}/profile/personal`, article: `${WWW}/profile` },
  request: { lk: `${LK}/orders`, article: `${WWW}/my-services/medical-card` },
  decision: { lk: `${LK}/orders`, article: `${WWW}/my-services/medical-card` },
  document: { lk: `${LK}/health/meddocs`, article: `${WWW}/my-health` },
};

/** Address where the step is done on this face. */
export const nextPlace = (step: StepId, face: Face): string => PLACES[step][face];

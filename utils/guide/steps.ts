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

type Places = Readonly<Record<Face, string>>;
const PERSONAL: Places = { lk: `${LK}/profile/personal`, article: `${WWW}/profile` };
const ORDERS: Places = { lk: `${LK}/orders`, article: `${WWW}/my-services/medical-card` };

const PLACES: Readonly<Record<StepId, Places>> = {
  login: { lk: `${WWW}/`, article: `${WWW}/` },
  account: { lk: `${LK}/settings/account`, article: `${WWW}/profile` },
  identity: PERSONAL,
  policy: PERSONAL,
  request: ORDERS,
  decision: ORDERS,
  document: { lk: `${LK}/health/meddocs`, article: `${WWW}/my-health` },
};

/** Address where the step is done on this face. */
export const nextPlace = (step: StepId, face: Face): string => PLACES[step][face];

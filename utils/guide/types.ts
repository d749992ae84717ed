export type StepId = 'login' | 'account' | 'identity' | 'policy' | 'request' | 'decision' | 'document';
export type StepCode = 'М-1' | 'М-2' | 'М-3' | 'М-4' | 'М-5' | 'М-6' | 'М-7';

/** What the portal's pages prove: the seven steps, and what the finer steps of the book stand on. */
export type Fact = StepId | 'passport' | 'snils' | 'appointment' | 'copies';

/** What a page proved about a step: `true` done, `false` certainly not done (takes an earlier proof back). */
export type Evidence = { step: Fact; proven: boolean };

/** How a done step is known: seen on the portal, or ticked by the person. */
export type How = 'seen' | 'ticked';

/** Milliseconds since the epoch by step; `ticked` never overwrites what was seen. Kept per person. */
export type Progress = {
  procedure: 'medcard-access';
  steps: Readonly<Partial<Record<Fact, { how: How; at: number }>>>;
};

export type StepView = {
  id: StepId;
  code: StepCode;
  state: 'done' | 'current' | 'ahead';
  how: How | null;
  at: number | null;
};
export type GuideView = { procedure: 'medcard-access'; steps: readonly StepView[]; current: StepId | null };

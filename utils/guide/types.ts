/** What the portal's pages prove about the account, yes or no: the steps of the book stand on it. */
export type Fact =
  | 'login'
  | 'account'
  | 'identity'
  | 'passport'
  | 'snils'
  | 'policy'
  | 'request'
  | 'decision'
  | 'document'
  | 'appointment'
  | 'copies';

/** What a page proved: `true` it is so, `false` it certainly is not (takes an earlier proof back). */
export type Evidence = { step: Fact; proven: boolean };

/** How a done step is known: seen on the portal, or ticked by the person. */
export type How = 'seen' | 'ticked';

/** Milliseconds since the epoch by fact. */
export type Progress = {
  procedure: 'medcard-access';
  steps: Readonly<Partial<Record<Fact, { how: How; at: number }>>>;
};

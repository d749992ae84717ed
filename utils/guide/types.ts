/**
 * What is proven about the account, yes or no: the steps of the book stand on it. `document`: one is offered; `downloaded`:
 * the person's own click on one was seen, or a copy kept. All others are read from the portal's pages.
 */
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
  | 'downloaded'
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

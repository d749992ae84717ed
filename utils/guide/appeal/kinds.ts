/** What a letter may say. The last four are private: they are asked for apart and only go in when they were typed. */
export type LetterFact =
  | 'request'
  | 'filed'
  | 'service'
  | 'status'
  | 'document'
  | 'visited'
  | 'clinic'
  | 'seen'
  | 'code'
  | 'wrong'
  | 'right'
  | 'when'
  | PrivateFact;
export type PrivateFact = 'name' | 'born' | 'snils' | 'contact';
export const PRIVATE_FACTS: readonly PrivateFact[] = ['name', 'born', 'snils', 'contact'];

export const TRIED = ['browser', 'private-window', 'cache', 'relogin', 'profile', 'later', 'clinic'] as const;
export type Tried = (typeof TRIED)[number];

export type LetterKind =
  | 'portal-error'
  | 'no-access'
  | 'request-stuck'
  | 'send-document'
  | 'check-snils'
  | 'wrong-data'
  | 'copies'
  | 'appointment';

export type LetterPlan = {
  to: 'portal' | 'clinic';
  facts: readonly LetterFact[];
  /** Worth saying what was tried, and with which browser. */
  tried: boolean;
};

/** Which letters there are, and what each needs. Names and contacts are useful in all, and always of the person's choice. */
export const LETTERS: Readonly<Record<LetterKind, LetterPlan>> = {
  'portal-error': { to: 'portal', facts: ['seen', 'code', 'when', 'request'], tried: true },
  'no-access': { to: 'portal', facts: ['seen', 'code', 'when'], tried: true },
  'request-stuck': { to: 'portal', facts: ['request', 'service', 'filed', 'status'], tried: false },
  'send-document': { to: 'clinic', facts: ['clinic', 'document', 'visited'], tried: false },
  'check-snils': { to: 'clinic', facts: ['clinic', 'visited'], tried: false },
  'wrong-data': { to: 'clinic', facts: ['clinic', 'document', 'visited', 'wrong', 'right'], tried: false },
  copies: { to: 'clinic', facts: ['clinic', 'document', 'visited'], tried: false },
  appointment: { to: 'clinic', facts: ['clinic', 'service', 'when', 'seen'], tried: false },
};

/**
 * The portal's support (portal.md 1.5): from older public copies of its page, gathered 2026-11; the live page was not
 * reached, and the words beside them say so. The number that circulates in articles, 8 800 555…, is a dummy and never
 * shown. Clinics have no contacts here: theirs are on their own sites.
 */
export const PORTAL_SUPPORT = {
  phone: '8\u00a0800\u00a0100-70-10',
  short: '115',
  help: 'https://www.gosuslugi.ru/help',
  form: 'https://www.gosuslugi.ru/feedback',
  checked: '2026-11',
} as const;

export { esc } from './lk/render/escape.ts';

/** Joins the pieces of a list. */
export const each = <T>(rows: readonly T[], piece: (row: T, index: number) => string): string =>
  rows.map(piece).join('');

export const SITE_TITLE = 'Портал государственных услуг Российской Федерации';

/** Said at the foot of every page, so that no screenshot passes for the real portal. */
export const FOOTER = 'Учебный портал. Это не Госуслуги.';

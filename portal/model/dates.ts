const MOSCOW_OFFSET_MS = 3 * 60 * 60 * 1000;

const moscow = (at: number): string => new Date(at + MOSCOW_OFFSET_MS).toISOString();

/** Date as the portal's JSON writes it: `2026-05-20T12:34:56.000+0300`, no colon in the offset (portal.md 2.2). */
export const portalDate = (at: number): string => moscow(at).replace('Z', '+0300');

/** Date as a page shows it: `20.05.2026 12:34`, Moscow time. */
export const shownDateTime = (at: number): string => {
  const iso = moscow(at);
  return `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)} ${iso.slice(11, 16)}`;
};

/** Day as a page shows it: `20.05.2026`, Moscow time. */
export const shownDate = (at: number): string => shownDateTime(at).slice(0, 10);

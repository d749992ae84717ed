const SHOWN = /(?:^|\D)(\d{2})\.(\d{2})\.(\d{4})(?:,? (?:в )?(\d{2}):(\d{2}))?(?:\D|$)/;
const MOSCOW = 3 * 3_600_000;

/**
 * First date like `20.05.2026 12:34` in a text. Pages name no time zone; the portal's own answers say +0300.
 * @returns milliseconds since the epoch, or null; impossible dates included
 */
export function shownInstant(text: string): number | null {
  const match = SHOWN.exec(text);
  if (!match) return null;
  const [day, month, year, hour, minute] = match.slice(1).map((part) => Number(part ?? 0));
  const at = Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0, hour ?? 0, minute ?? 0);
  const back = new Date(at);
  const real = back.getUTCMonth() + 1 === month && back.getUTCDate() === day && back.getUTCMinutes() === minute;
  return real ? at - MOSCOW : null;
}

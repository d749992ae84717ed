const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const ZERO = 48;

/**
 * Reads the portal's date-times, `2026-05-20T12:34:56.000+0300` (no colon in the offset, portal.md 2.2),
 * and ordinary ISO 8601. `Date.parse` takes the first form in today's browsers by kindness, not by standard.
 * Everything stands at a known place once the form is right: a list has hundreds of dates, and groups cost.
 * @returns milliseconds since the epoch, or null for anything else, impossible dates included
 */
export function parseInstant(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  const line = text.trim();
  if (!INSTANT.test(line)) return null;
  const year = twoDigits(line, 0) * 100 + twoDigits(line, 2);
  const month = twoDigits(line, 5);
  const day = twoDigits(line, 8);
  const hour = twoDigits(line, 11);
  const minute = twoDigits(line, 14);
  const second = line[16] === ':' ? twoDigits(line, 17) : 0;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const local = Date.UTC(year, month - 1, day, hour, minute, second, line[19] === '.' ? milliseconds(line) : 0);
  if (!isDay(local, month, day)) return null;
  return local - offsetMinutes(line) * 60_000;
}

const twoDigits = (line: string, at: number): number =>
  (line.charCodeAt(at) - ZERO) * 10 + line.charCodeAt(at + 1) - ZERO;

/** Days up to the 28th are in every month; `Date` says it of the others. */
function isDay(local: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  if (day <= 28) return true;
  const back = new Date(local);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
}

/** The first three digits after the dot; a missing one counts as 0. */
function milliseconds(line: string): number {
  let whole = 0;
  for (let at = 20; at < 23; at++) {
    const digit = line.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return whole * 10 ** (23 - at);
    whole = whole * 10 + digit;
  }
  return whole;
}

function offsetMinutes(line: string): number {
  if (line.endsWith('Z')) return 0;
  const end = line.length;
  const hours = end - (line[end - 3] === ':' ? 5 : 4);
  const minutes = twoDigits(line, hours) * 60 + twoDigits(line, end - 2);
  return line[hours - 1] === '-' ? -minutes : minutes;
}

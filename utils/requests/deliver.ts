import { HOUR } from '../kernel';
import type { RequestEvent } from './types';

/** Hours of the local day, 0–23; `from` may be later than `to`: the night lies between. */
export type QuietHours = { from: number; to: number };

/** More than this at once is told as one sum: ten notices after a holiday would only be swept away. */
const MOST_AT_ONCE = 3;

/** `digest`: all of them in one notice under the id of the first. */
export type Showing = { kind: 'nothing' } | { kind: 'each' | 'digest'; events: readonly RequestEvent[] };

/**
 * What to put on the screen now. In quiet hours nothing: the events wait in the outbox.
 * @param date the local time
 */
export function whatToShow(pending: readonly RequestEvent[], quiet: QuietHours | null, date: Date): Showing {
  if (pending.length === 0 || quietUntil(quiet, date) !== null) return { kind: 'nothing' };
  return { kind: pending.length > MOST_AT_ONCE ? 'digest' : 'each', events: pending };
}

/** The end of the quiet hours that hold now, ms since the epoch; null when none do. `from` = `to`: never. */
export function quietUntil(quiet: QuietHours | null, date: Date): number | null {
  if (!quiet || quiet.from === quiet.to) return null;
  const hour = date.getHours();
  const overnight = quiet.from > quiet.to;
  const inside = overnight ? hour >= quiet.from || hour < quiet.to : hour >= quiet.from && hour < quiet.to;
  if (!inside) return null;
  const end = new Date(date);
  end.setHours(quiet.to, 0, 0, 0);
  // By the calendar, not by 24 hours: a night with a clock change is longer or shorter.
  if (end.getTime() <= date.getTime()) end.setDate(end.getDate() + 1);
  return Math.max(end.getTime(), date.getTime() + HOUR / 60);
}

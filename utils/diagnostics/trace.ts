import { FIELDS, type Whole } from './fields';
import { sayingOf, type Times, TRACE_ROWS, TRACE_SECONDS, TRACE_TABS, type Trace, type TraceRow } from './trace-fields';

/** A line as programs read it: `[12, 1, "2-5", "answer", "data", "502", "under-1-s"]`. */
type Packed = readonly unknown[];
export type PackedTrace = { seconds: number; dropped: string; rows: readonly Packed[] };

export const packTrace = ({ seconds, dropped, rows }: Trace): PackedTrace => ({
  seconds,
  dropped,
  rows: rows.map(({ at, tab, times, say }) => [at, tab, times, ...say]),
});

/**
 * A recording out of unknown data; null when anything in it is not what a recording may hold. Nothing is cut or mended:
 * what does not fit was not made by us.
 */
export function readTrace(given: unknown): Trace | null {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
  const keys = Object.keys(given);
  if (keys.length !== 3 || !['seconds', 'dropped', 'rows'].every((key) => Object.hasOwn(given, key))) return null;
  const { seconds, dropped, rows } = given as Record<string, unknown>;
  if (!isWhole(seconds, 0, TRACE_SECONDS) || !FIELDS.cookies.values.includes(dropped as never)) return null;
  if (!Array.isArray(rows) || rows.length > TRACE_ROWS) return null;
  const read = rows.map((row) => rowFrom(row, seconds));
  if (read.some((row, at) => row === null || row.at < (read[at - 1]?.at ?? 0))) return null;
  return { seconds, dropped: dropped as Trace['dropped'], rows: read as TraceRow[] };
}

function rowFrom(given: unknown, seconds: number): TraceRow | null {
  if (!Array.isArray(given)) return null;
  const [at, tab, times, ...words] = given as unknown[];
  const say = sayingOf(words);
  const fits = isWhole(at, 0, seconds) && isWhole(tab, 1, TRACE_TABS) && isTimes(times);
  return fits && say ? { at, tab, times, say } : null;
}

const isTimes = (value: unknown): value is Times => value !== '0' && FIELDS.cookies.values.includes(value as never);
const isWhole = (value: unknown, least: number, most: number): value is Whole =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

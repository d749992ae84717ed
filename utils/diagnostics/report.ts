import { err, ok, type Result } from '../kernel';
import { FACT_KEYS, type Facts, factOf, factsFrom } from './fields';

export const REPORT_FORMAT = 'medcard-check';
/** 2 tells why a connection broke; the reader takes 1 as well. */
export const REPORT_VERSION = 2;
/** A report is about 2 KB; what is longer than this is none, and is not even read as JSON. */
export const REPORT_LIMIT = 64 * 1_024;

export type Report = { format: typeof REPORT_FORMAT; version: typeof REPORT_VERSION; facts: Facts };
/** `wrong`: of our form, but some value is not one that a report may hold: somebody wrote it by hand. */
export type ReportError = 'too-large' | 'not-a-report' | 'newer' | 'wrong';

export const reportOf = (facts: Facts): Report => ({
  format: REPORT_FORMAT,
  version: REPORT_VERSION,
  facts: factsFrom(facts),
});

/** The same facts give the same bytes: keys stand in the order of the table, unknown ones are left out. One line. */
export function reportJson({ facts }: Report): string {
  const known = FACT_KEYS.flatMap((key) => (facts[key] === null ? [] : [[key, facts[key]]]));
  return JSON.stringify({ format: REPORT_FORMAT, version: REPORT_VERSION, facts: Object.fromEntries(known) });
}

/**
 * Reads what somebody sent: the JSON alone, or a text with the line of JSON in it. Never throws; whatever it holds
 * beside the known facts is not taken over, and a value that is not on its list makes all of it refused.
 */
export function readReport(text: string): Result<Report, ReportError> {
  if (text.length > REPORT_LIMIT) return err('too-large');
  const parsed = parse(lineOf(text));
  if (!isObject(parsed) || own(parsed, 'format') !== REPORT_FORMAT) return err('not-a-report');
  const version = own(parsed, 'version');
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) return err('not-a-report');
  if (version > REPORT_VERSION) return err('newer');
  const facts = own(parsed, 'facts');
  if (!isObject(facts)) return err('wrong');
  const known = new Set<string>(FACT_KEYS);
  const fine = Object.entries(facts).every(
    ([key, value]) => known.has(key) && factOf(key as keyof Facts, value) !== null,
  );
  return fine ? ok(reportOf(factsFrom(facts))) : err('wrong');
}

function lineOf(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.find((line) => line.startsWith('{"format"')) ?? text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (value: object, key: string): unknown =>
  Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;

import { ANCHORS, FIELDS, type Whole } from './fields';
import { OF, POLICY, TRACE_TIME, WHY } from './trace-words';

/**
 * Everything a line of a recording may say: a kind, and for each of its places a closed list. No line takes a text:
 * no address, no message, no name.
 */
export const TRACE_WORDS = {
  page: [FIELDS.page.values, ['there', 'load', 'soft']],
  read: [['read', 'miss', 'unrecognised', 'loading', 'not-read']],
  anchor: [ANCHORS, ['seen', 'missed']],
  answer: [OF, FIELDS.wwwHttp.values, TRACE_TIME],
  failed: [OF, WHY, TRACE_TIME],
  policy: [POLICY],
} as const satisfies Record<string, readonly (readonly string[])[]>;

export type TraceKind = keyof typeof TRACE_WORDS;
export const TRACE_KINDS = Object.keys(TRACE_WORDS) as TraceKind[];
type Words<T extends readonly (readonly string[])[]> = { [At in keyof T]: T[At][number] };
/** `['answer', 'data', '502', 'under-1-s']`: the kind and a word for each of its places. */
export type Saying = { [K in TraceKind]: readonly [K, ...Words<(typeof TRACE_WORDS)[K]>] }[TraceKind];
export type Of = (typeof OF)[number];
export type Why = (typeof WHY)[number];
export type TraceTime = (typeof TRACE_TIME)[number];

/** How long a recording goes on, in seconds. */
export const TRACE_SECONDS = 120;
/** Tabs are told apart by the order in which they were met; what comes after the ninth counts as the ninth. */
export const TRACE_TABS = 9;
/** More lines than that would not fit into a report. */
export const TRACE_ROWS = 50;

/** `at`: whole seconds since the start. `times`: how often the same was seen on that page, in steps. */
export type TraceRow = { readonly at: Whole; readonly tab: Whole; readonly times: Times; readonly say: Saying };
export type Times = Exclude<(typeof FIELDS)['cookies']['values'][number], '0'>;
/** A recording as it is shown and told; `dropped`: lines that had no room, the least telling ones. */
export type Trace = { readonly seconds: Whole; readonly dropped: '0' | Times; readonly rows: readonly TraceRow[] };

/** The saying if each of its words stands on the list of its place: the only way from unknown data to one. */
export function sayingOf(given: unknown): Saying | null {
  if (!Array.isArray(given)) return null;
  const [kind, ...words] = given as unknown[];
  if (typeof kind !== 'string' || !Object.hasOwn(TRACE_WORDS, kind)) return null;
  const places: readonly (readonly string[])[] = TRACE_WORDS[kind as TraceKind];
  const fits = words.length === places.length && places.every((list, at) => list.includes(words[at] as string));
  return fits ? ([kind, ...words] as unknown as Saying) : null;
}

/** @returns a whole number within the limits, whatever comes; null for what is no number */
export function bounded(value: unknown, least: number, most: number): Whole | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return Math.min(most, Math.max(least, Math.floor(value))) as Whole;
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { FACT_KEYS, type Facts } from '../../utils/diagnostics';

/** What a provocation changed against the good day of the same browser; null: it could no longer be found out. */
export type Change = Partial<{ -readonly [K in keyof Facts]: Facts[K] }>;
export type Recorded = Record<string, Partial<Record<'chromium' | 'firefox', Change>>>;

export const RECORDED = 'tools/causes/provoked.json';
/** Differ from day to day and from run to run, and are evidence of nothing. */
const UNSTEADY: readonly (keyof Facts)[] = [
  'cookiesAllowed',
  'day',
  'browserVersion',
  'clockMinutes',
  'botCookie',
  'cookies',
  'cookieOldest',
  'siteStorage',
];
const COOKIE_FACTS = FACT_KEYS.filter((key) => /^cookie[A-Z]|^cookies$|^loginCookie$/.test(key));
const quick = (value: unknown): boolean => ['under-300-ms', 'under-1-s', 'under-3-s'].includes(String(value));

export function changeOf(good: Facts, seen: Facts): Change {
  const changed = FACT_KEYS.filter((key) => seen[key] !== good[key] && !UNSTEADY.includes(key))
    .filter((key) => !(quick(seen[key]) && quick(good[key])))
    // Where nobody gave the permission to look at cookies, that is no trait of the cause.
    .filter((key) => seen.cookiesAllowed === 'yes' || !COOKIE_FACTS.includes(key));
  return Object.fromEntries(changed.map((key) => [key, seen[key]]));
}

export const readRecorded = (): Recorded => (existsSync(RECORDED) ? JSON.parse(readFileSync(RECORDED, 'utf8')) : {});

/** With `MEDCARD_RECORD=1`: what was seen becomes what is expected, and the tables of docs/причины.md follow from it. */
export function record(cause: string, browser: 'chromium' | 'firefox', change: Change): void {
  const all = readRecorded();
  const sorted = Object.entries({ ...all, [cause]: { ...all[cause], [browser]: change } }).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  writeFileSync(RECORDED, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}

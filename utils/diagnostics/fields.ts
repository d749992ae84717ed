import type { Brand } from '../kernel';
import { WHY } from './trace-words';

/** A whole number that went through {@link whole}: cut off at its field's limit, so that nothing longer fits into it. */
export type Whole = Brand<number, 'Whole'>;

type Field = { readonly values: readonly string[] } | { readonly most: number };
const of = <const V extends readonly string[]>(...values: V): { readonly values: V } => ({ values });
const upTo = (most: number): { readonly most: number } => ({ most });

const YES_NO = of('yes', 'no');
const ANSWER = of('ok', 'login', 'challenge', 'maintenance', 'rate', 'server', 'offline', 'network', 'unknown');
const HTTP = of(
  '2xx',
  '3xx',
  '400',
  '401',
  '403',
  '404',
  '413',
  '429',
  '431',
  '4xx',
  '500',
  '502',
  '503',
  '504',
  '5xx',
  '624',
  'none',
  'other',
);
const TIME = of('under-300-ms', 'under-1-s', 'under-3-s', 'under-8-s', 'none');
/** Why a connection broke (`failure.ts`). */
const FAILURE = of(
  'offline',
  'no-address',
  'refused',
  'reset',
  'late',
  'certificate',
  'certificate-date',
  'certificate-name',
  'tls',
  'proxy',
  'blocked',
  'other',
);
const FEW = of('0', '1', '2-5', '6-20', '21-100', 'over-100');

/** Names of the portal's own cookies (portal.md 4.3); any other name is `other`, whatever it says. */
export const COOKIE_NAMES = [
  'acc_t',
  'u',
  'usd',
  'nau',
  'usi_portal',
  'fhp',
  'ns-nlb',
  'JSESSIONID',
  '_idp_authn_id',
  'userSelectedLanguage',
  'userSelectedRegion',
  'feed_mig',
  'strelets',
  'old-lk',
  'lkul',
  'w-r-ii',
  'BotMitigationCookie',
  'other',
] as const;
/** Names of what our readers look for (utils/portal/faces). */
export const ANCHORS = [
  'order.number',
  'order.address',
  'order.service',
  'order.status',
  'orders.rows',
  'health.documents',
  'profile.account',
  'profile.snils',
  'profile.passport',
  'profile.policy',
  'other',
] as const;

/**
 * Everything a report may hold, and nothing else: each field is one of a closed list of words, or a whole number up to
 * a limit. No field takes a text. `tools/soak/redact.ts` throws canaries at it, `fields.test.ts` shows it to the types.
 */
export const FIELDS = {
  day: upTo(65_535),
  app: upTo(9_999),
  browser: of('chrome', 'edge', 'yandex', 'opera', 'firefox', 'other'),
  browserVersion: upTo(999),
  browserOld: YES_NO,
  system: of('windows', 'mac', 'linux', 'android', 'chromeos', 'other'),
  online: YES_NO,
  cookiesOn: YES_NO,
  hosts: of('both', 'one', 'none'),
  www: ANSWER,
  wwwHttp: HTTP,
  wwwTime: TIME,
  wwwFail: FAILURE,
  lk: ANSWER,
  lkHttp: HTTP,
  lkTime: TIME,
  lkFail: FAILURE,
  api: ANSWER,
  apiHttp: HTTP,
  session: of('in', 'out'),
  works: of('none', 'warning', 'now'),
  clock: of('behind-day', 'behind-hour', 'behind-5-min', 'right', 'ahead-5-min', 'ahead-hour', 'ahead-day'),
  clockMinutes: upTo(99_999),
  cookiesAllowed: YES_NO,
  cookies: FEW,
  cookieSize: of('under-4-kb', '4-8-kb', '8-16-kb', 'over-16-kb'),
  cookieTwins: FEW,
  cookieTwin: of(...COOKIE_NAMES),
  cookieOpen: FEW,
  cookieLasting: FEW,
  cookieOldest: of('none', 'ends-with-browser', 'under-day', 'under-month', 'longer'),
  loginCookie: YES_NO,
  botCookie: YES_NO,
  page: of(
    'none',
    'home',
    'orders',
    'order',
    'health',
    'health-document',
    'profile',
    'login',
    'message',
    'help',
    'settings',
    'other',
  ),
  pageRead: of('read', 'loading', 'miss', 'unrecognised', 'not-read'),
  pageMiss: of(...ANCHORS),
  pageFace: of('lk', 'article', 'generic', 'none'),
  pageBlocked: FEW,
  pageTraces: of('none', 'translator', 'dark-mode', 'password-manager', 'grammar', 'ad-blocker', 'several'),
  siteWorkers: FEW,
  siteCaches: FEW,
  siteStorage: FEW,
  watched: FEW,
  watchState: of('never', 'ok', 'login', 'challenge', 'maintenance', 'rate', 'server', 'offline', 'network', 'unknown'),
  watchAlarm: of('set', 'missing', 'not-needed'),
  watchLate: of('no', 'under-hour', 'under-day', 'longer'),
  companion: of('on', 'off', 'hidden-here'),
  archive: of('none', 'ready'),
  damaged: FEW,
  space: of('plenty', 'tight', 'full'),
  kept: YES_NO,
  account: of('confirmed', 'not-confirmed', 'not-seen'),
  recServer: FEW,
  recRate: FEW,
  recRefused: FEW,
  recSilent: FEW,
  recFail: of(...WHY),
  recMiss: of(...ANCHORS),
} as const satisfies Record<string, Field>;

export type FactKey = keyof typeof FIELDS;
export const FACT_KEYS = Object.keys(FIELDS) as FactKey[];
/** What a recording shows. Never written down beside it: whoever reads a report finds them out anew. */
export const RECORD_KEYS = [
  'recServer',
  'recRate',
  'recRefused',
  'recSilent',
  'recFail',
  'recMiss',
] as const satisfies FactKey[];
/** What a report writes down as facts. */
export const TOLD_KEYS = FACT_KEYS.filter((key) => !(RECORD_KEYS as readonly FactKey[]).includes(key));

export type ValueOf<K extends FactKey> = (typeof FIELDS)[K] extends { readonly values: readonly (infer V)[] }
  ? V
  : Whole;
/** Null: could not be found out, or was not asked. */
export type Facts = { readonly [K in FactKey]: ValueOf<K> | null };
export type Fact = Facts[FactKey];

/** @returns null for what is no number; otherwise a whole number from 0 to the field's limit */
export function whole(value: number | null, field: 'day' | 'app' | 'browserVersion' | 'clockMinutes'): Whole | null {
  if (value === null || !Number.isFinite(value)) return null;
  return Math.min(FIELDS[field].most, Math.max(0, Math.floor(value))) as Whole;
}

/** The value if the field may hold it, else null: the only way from unknown data to a fact. */
export function factOf<K extends FactKey>(key: K, value: unknown): Facts[K] {
  const field: Field = FIELDS[key];
  const fits =
    'values' in field
      ? typeof value === 'string' && field.values.includes(value)
      : typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= field.most;
  return (fits ? value : null) as Facts[K];
}

/** Of any object the facts that fit, and only those: whatever else it holds is not looked at. */
export function factsFrom(data: object): Facts {
  const of = (key: FactKey): unknown => (Object.hasOwn(data, key) ? (data as Record<string, unknown>)[key] : null);
  return Object.fromEntries(FACT_KEYS.map((key) => [key, factOf(key, of(key))])) as unknown as Facts;
}

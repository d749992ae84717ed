import type { FIELDS } from './fields';
import { httpOf } from './reduce';
import type { Of, TraceTime, Why } from './trace-fields';

/** One moment of a request, as the browser told it: its number, the tab it belongs to, what kind it is of. */
export type Told = {
  id: string;
  tabId: number;
  type: string;
  at: number;
  /** `refused`: an answer of 400 and more has begun; what becomes of its body is told after it. */
  what: 'asked' | 'moved' | 'refused' | 'answered' | 'failed';
  status: number | null;
  /** The browser's own code, e.g. `net::ERR_CERT_DATE_INVALID`. */
  error: string | null;
};
export type Http = (typeof FIELDS)['wwwHttp']['values'][number];
type Moment = { id: string; tabId: number; of: Of; at: number };
export type Traffic = Moment &
  ({ what: 'asked' } | { what: 'moved' | 'refused' | 'answered'; http: Http } | { what: 'failed'; error: string });

const KINDS: Readonly<Record<string, Of>> = {
  main_frame: 'document',
  xmlhttprequest: 'data',
  script: 'script',
  stylesheet: 'style',
  font: 'style',
  image: 'picture',
  imageset: 'picture',
};

/** Reduces what the browser told to closed words; nothing else of it goes on. */
export function trafficOf({ id, tabId, type, at, what, status, error }: Told): Traffic {
  const moment: Moment = { id, tabId, at, of: Object.hasOwn(KINDS, type) ? (KINDS[type] as Of) : 'part' };
  if (what === 'asked') return { ...moment, what };
  if (what === 'failed') return { ...moment, what, error: error ?? '' };
  return { ...moment, what, http: httpOf(status ?? 0) };
}

/** Chromium's `net::ERR_…` and Firefox's `NS_ERROR_…` by what they mean to a person; the order decides. */
const REASONS: readonly [Why, RegExp][] = [
  ['left', /ERR_ABORTED|NS_BINDING_ABORTED/],
  ['offline', /INTERNET_DISCONNECTED|NETWORK_CHANGED|NS_ERROR_OFFLINE/],
  ['dns', /NAME_NOT_RESOLVED|NAME_RESOLUTION|UNKNOWN_HOST|DNS_/],
  ['certificate', /ERR_CERT|ERR_SSL|SEC_ERROR|SSL_ERROR|PKIX/],
  ['blocked', /BLOCKED_BY_CLIENT|BLOCKED_BY_ADMINISTRATOR|NS_ERROR_ABORT\b/],
  ['refused', /ERR_BLOCKED|ERR_FAILED|NS_ERROR_DOM_|BAD_URI|BLOCKED/],
  ['timeout', /TIMED_OUT|TIMEOUT/],
  [
    'connection',
    /CONNECTION|EMPTY_RESPONSE|HTTP2|QUIC|CONTENT_LENGTH|INCOMPLETE|NET_RESET|NET_INTERRUPT|PARTIAL_TRANSFER|PROXY|TUNNEL/,
  ],
];

export const whyOf = (error: string): Why =>
  REASONS.find(([, mark]) => mark.test(error.slice(0, 200)))?.[0] ?? 'unknown';

export function timeOfRequest(ms: number): TraceTime {
  if (!(ms >= 1_000)) return 'under-1-s';
  return ms < 3_000 ? 'under-3-s' : ms < 8_000 ? 'under-8-s' : 'longer';
}

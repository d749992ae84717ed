import type { Facts } from './fields';

type Reason = NonNullable<Facts['wwwFail']>;

/** Chromium's names (net_error_list.h) and Firefox's (ErrorList.py), by what they mean for the person. */
const NAMES: readonly [Reason, RegExp][] = [
  ['certificate-date', /ERR_CERT_DATE_INVALID/],
  ['certificate-name', /ERR_CERT_COMMON_NAME_INVALID/],
  ['certificate', /ERR_(?:CERT_|CERTIFICATE_|BAD_SSL_CLIENT_AUTH)/],
  ['offline', /ERR_(?:INTERNET_DISCONNECTED|NETWORK_ACCESS_DENIED)|NS_ERROR_OFFLINE/],
  ['proxy', /ERR_(?:PROXY_|TUNNEL_|SOCKS_|MANDATORY_PROXY_)|NS_ERROR_(?:PROXY_|UNKNOWN_PROXY_)/],
  ['no-address', /ERR_(?:NAME_|DNS_|ICANN_)|NS_ERROR_UNKNOWN_HOST/],
  ['blocked', /ERR_BLOCKED_BY_|NS_ERROR_(?:BLOCKED|CONTENT_BLOCKED)/],
  ['late', /ERR_(?:CONNECTION_)?TIMED_OUT|NS_ERROR_NET_TIMEOUT/],
  ['tls', /ERR_SSL_/],
  ['refused', /ERR_(?:CONNECTION_REFUSED|CONNECTION_FAILED|ADDRESS_)|NS_ERROR_(?:CONNECTION_REFUSED|NET_UNREACH)/],
  [
    'reset',
    /ERR_(?:CONNECTION_|EMPTY_RESPONSE|HTTP2_|QUIC_|NETWORK_CHANGED|CONTENT_LENGTH)|NS_ERROR_(?:NET_(?:RESET|INTERRUPT|PARTIAL|EMPTY)|NETWORK)/,
  ],
];
/**
 * Of a handshake that failed Firefox gives no name but a sentence in the browser's language; the check itself is offered in
 * two. What is none of these is still a failed handshake.
 */
const SENTENCES: readonly [Reason, RegExp][] = [
  ['certificate-date', /expired|not yet valid|истёк|истек|ещё не действ|еще не действ/i],
  ['certificate-name', /not valid for the name|is only valid for|не относится|недействителен для/i],
  ['certificate', /certificate|issuer|сертификат|издател/i],
];

/**
 * Why a connection broke, as one word of a closed list.
 * @param error what the browser says; null: it did not
 * @param late whether it was we who gave up
 */
export function failureOf(error: string | null, late: boolean): Reason | null {
  if (late) return 'late';
  if (error === null) return null;
  const isName = /\b(?:NS_|ERR_)[A-Z0-9_]+/.test(error);
  const found = (isName ? NAMES : SENTENCES).find(([, mark]) => mark.test(error))?.[0];
  return found ?? (isName ? 'other' : 'tls');
}

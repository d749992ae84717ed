import { expect, it } from 'vitest';
import { failureOf } from './failure';

it.each([
  ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
  ['net::ERR_CERT_DATE_INVALID', 'certificate-date'],
  ['net::ERR_CERT_COMMON_NAME_INVALID', 'certificate-name'],
  ['net::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', 'certificate'],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'tls'],
  ['net::ERR_CONNECTION_RESET', 'reset'],
  ['net::ERR_CONNECTION_CLOSED', 'reset'],
  ['net::ERR_EMPTY_RESPONSE', 'reset'],
  ['net::ERR_CONNECTION_REFUSED', 'refused'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'late'],
  ['net::ERR_ADDRESS_UNREACHABLE', 'refused'],
  ['net::ERR_NAME_NOT_RESOLVED', 'no-address'],
  ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
  ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
  ['net::ERR_BLOCKED_BY_ADMINISTRATOR', 'blocked'],
  ['net::ERR_FAILED', 'other'],
  ['NS_ERROR_UNKNOWN_HOST', 'no-address'],
  ['NS_ERROR_UNKNOWN_PROXY_HOST', 'proxy'],
  ['NS_ERROR_OFFLINE', 'offline'],
  ['NS_ERROR_NET_RESET', 'reset'],
  ['NS_ERROR_NET_INTERRUPT', 'reset'],
  ['NS_ERROR_CONNECTION_REFUSED', 'refused'],
  ['NS_ERROR_NET_TIMEOUT', 'late'],
  ['The certificate is not trusted because it is self-signed.', 'certificate'],
  ['Peer’s Certificate issuer is not recognized.', 'certificate'],
  ['Peer’s Certificate has expired.', 'certificate-date'],
  ['Срок действия сертификата узла истёк.', 'certificate-date'],
  ['Сертификат не является доверенным, так как он самоподписанный.', 'certificate'],
  ['Cannot communicate securely with peer: no common encryption algorithm(s).', 'tls'],
])('«%s» is %s', (error, reason) => expect(failureOf(error, false)).toBe(reason));

it('is our own patience when we gave up, and nothing when nobody says', () => {
  expect(failureOf('net::ERR_ABORTED', true)).toBe('late');
  expect(failureOf(null, false)).toBeNull();
});

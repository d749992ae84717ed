import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAllowedCall } from './allowed';
import { portalCalls } from './calls';
import { LK, WWW } from './hosts';
import { orderNumber } from './order-number';

const API = `${WWW}/api/lk/v1`;
const number = orderNumber('5400000001');
if (number === null) throw new Error('the test needs a number');

const OURS = [
  portalCalls.checkSession(),
  portalCalls.counters(),
  portalCalls.feeds(),
  portalCalls.feeds({ id: '5400000001', date: '2026-05-20T12:34:56.000+0300' }),
  portalCalls.drafts(),
  portalCalls.drafts({ id: '5400000001', date: '2026-05-20T12:34:56.000+0300' }),
  portalCalls.order(number),
  portalCalls.orderPage('lk', number),
  portalCalls.orderPage('article', number),
  portalCalls.user(),
  portalCalls.disclaimers(),
];

const ALLOWED = [
  `${API}/feeds/activeEqueue/?types=EQUEUE`,
  `${API}/feeds/counters?types=GEPS,ORDER&_=0.123`,
  `${API}/orders/5400000001?_=0.5&embed=PAYMENT`,
  `${WWW}/api/cms/v1/disclaimers/page?region=45000000000&page=main_v2`,
  `${WWW}/api/storage/v1/files/9100000001/2/download?mnemonic=a%20b.pdf&zipWithSign=true`,
  `${WWW}/my-services/medical-card`,
  `${WWW}/my-health/files/512.26.05.20.000000001.pdf`,
];

/** portal.md 2.9, and neighbours of what is allowed. */
const MUTATING: readonly (readonly [string, string])[] = [
  ['GET', `${API}/feeds/markAsRead/5400000001`],
  ['POST', `${API}/feeds/markAsReadFeeds`],
  ['POST', `${API}/feeds/markAsRead?types=GEPS`],
  ['POST', `${API}/feeds/unread`],
  ['POST', `${API}/feeds/archive`],
  ['POST', `${API}/feeds/recovery`],
  ['POST', `${API}/feeds/5400000001/hideOnEvents`],
  ['DELETE', `${API}/orders/5400000001`],
  ['POST', `${API}/orders/5400000001`],
  ['GET', `${API}/requests/5400000001/confirm`],
  ['GET', `${API}/requests/5400000001/cancel`],
  ['GET', `${API}/requests/5400000001/block`],
  ['POST', `${API}/messages/markAsDelivered`],
  ['GET', `${API}/messages/markAsDelivered`],
  ['POST', `${API}/subscription/v2`],
  ['POST', `${WWW}/api/service/booking`],
  ['POST', `${API}/equeue/agg/book`],
  ['GET', `${API}/equeue/agg/book`],
  ['GET', `${API}/users/switch`],
  ['GET', `${API}/users/region`],
  ['GET', `${API}/feeds/5400000001`],
  ['GET', `${API}/feeds/GEPS/5400000001`],
  ['GET', `${API}/feeds/`],
  ['GET', `${API}/feeds/?types=ORDER,GEPS`],
  ['GET', `${API}/feeds/?types=GEPS&types=ORDER`],
  ['GET', `${WWW}/api/lk/geps/file/download/1?inline=false`],
  ['GET', `${LK}/message/7700000101`],
  ['GET', `${LK}/orders`],
  ['GET', `${WWW}/auth/logout`],
  ['GET', `${WWW}/auth-provider/logout`],
  ['GET', `${WWW}/auth-provider/check-session`],
  ['POST', `${WWW}/my-services/medical-card/requests`],
  ['get', `${API}/orders/5400000001`],
  ['HEAD', `${API}/orders/5400000001`],
];

const TRICKS = [
  `${API}/orders/../feeds/markAsRead/5400000001`,
  `${API}/orders/5400000001/../5400000001`,
  `${API}/orders/%2e%2e/feeds`,
  `${API}/orders/5400000001%2Fresult`,
  `${API}/orders%2F5400000001`,
  `${API}/orders/5400000001\\..`,
  `${API}/orders/5400000001/`,
  `${API}//orders/5400000001`,
  `${API}/Orders/5400000001`,
  `${API}/orders/5400000001#x`,
  `${API}/orders/5400000001?x=1`,
  `${API}/orders/5400000001?embed=PAYMENT&embed=PAYMENT`,
  `${API}/orders/5400000001?embed=DELETE`,
  `${API}/orders/５４００`,
  ` ${API}/orders/5400000001`,
  `${API}/orders/5400000001\n`,
  `${API.replace('https:', 'http:')}/orders/5400000001`,
  `${API.replace('www.', 'WWW.')}/orders/5400000001`,
  `${API.replace('.ru', '.ru:443')}/orders/5400000001`,
  `${API.replace('.ru', '.ru:8443')}/orders/5400000001`,
  `${API.replace('.ru', '.ru.')}/orders/5400000001`,
  `${API.replace('www.', 'user@www.')}/orders/5400000001`,
  `${API.replace('www.', '')}/orders/5400000001`,
  `${API.replace('www.', 'esia.')}/orders/5400000001`,
  `${API.replace('www.', 'lk.')}/orders/5400000001`,
  'https://www.gosuslugi.ru@example.com/api/lk/v1/orders/5400000001',
  'https://example.com/api/lk/v1/orders/5400000001',
  `${WWW}/my-health/files/..pdf`,
  `${WWW}/my-health/files/a/b.pdf`,
];

describe('the guard', () => {
  it.each(OURS)('lets our own call through: $method $url', ({ method, url }) => {
    expect(isAllowedCall(method, url)).toBe(true);
  });
  it.each(ALLOWED)('lets GET %s through', (url) => {
    expect(isAllowedCall('GET', url)).toBe(true);
  });
  it.each(MUTATING)('refuses %s %s', (method, url) => {
    expect(isAllowedCall(method, url)).toBe(false);
  });
  it.each(TRICKS)('refuses the trick %s', (url) => {
    expect(isAllowedCall('GET', url)).toBe(false);
  });
  it('refuses our own paths under any other method', () => {
    const methods = ['PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'CONNECT', 'post', ''];
    for (const { method, url } of OURS) {
      for (const other of [...methods, method === 'GET' ? 'POST' : 'GET'])
        expect(isAllowedCall(other, url)).toBe(false);
    }
  });
});

it('one inserted, doubled or changed character of a path never opens another endpoint', () => {
  const paths = OURS.map(({ method, url }) => ({ method, url: url.split('?')[0] ?? '' }));
  const safe =
    /^\/(auth-provider\/check-session|api\/lk\/v1\/(feeds\/(counters|activeEqueue\/)?|orders\/\d+|users\/data)|api\/cms\/v1\/disclaimers\/(page|epgu)|my-services(\/medical-card(\/requests\/\d+)?)?|order\/\d+)$/;
  fc.assert(
    fc.property(
      fc.constantFrom(...paths),
      fc.nat(),
      fc.string({ maxLength: 8 }),
      fc.nat(3),
      ({ method, url }, at, piece, cut) => {
        const place = 8 + (at % (url.length - 7));
        const mutated = url.slice(0, place) + piece + url.slice(place + cut);
        if (isAllowedCall(method, mutated)) expect(new URL(mutated).pathname).toMatch(safe);
      },
    ),
    { numRuns: 5_000 },
  );
});

import { describe, expect, it } from 'vitest';
import { twinsAmong } from './cookies';
import { factsOf } from './facts-of';
import type { CookieSeen, Gathered, PageLook, Probe } from './gathered';
import { causesOf } from './rank';

const AT = Date.parse('2026-11-25T12:00:00Z');
const probe = (status: number, body: string, contentType: string, rest: Partial<Probe> = {}): Probe => ({
  reply: { status, type: 'basic', url: '', contentType, retryAfter: null, body },
  date: new Date(AT).toUTCString(),
  at: AT,
  ms: 120,
  error: null,
  ...rest,
});
const json = (value: unknown, status = 200) => probe(status, JSON.stringify(value), 'application/json');
const html = (body: string, status = 200) => probe(status, body, 'text/html');
const PAGE = html('<!doctype html><html><body>ok</body></html>');
const cookie = (name: string, rest: Partial<CookieSeen> = {}): CookieSeen => ({
  name,
  domain: '.gosuslugi.ru',
  path: '/',
  hostOnly: false,
  secure: true,
  httpOnly: true,
  expiresAt: null,
  valueSize: 40,
  ...rest,
});
const good: Gathered = {
  at: AT,
  version: '0.1.0',
  browser: {
    brands: [{ brand: 'Chromium', version: '156' }],
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  },
  online: true,
  cookiesOn: true,
  hosts: ['www', 'lk'],
  probes: { www: PAGE, lk: PAGE, api: json({ total: 1 }), session: json({ auth: true }), works: json([]) },
  cookies: [cookie('acc_t'), cookie('u')],
  page: 'none',
  own: {
    watched: 1,
    watchState: 'ok',
    nextRunAt: AT + 1,
    waitsForPerson: false,
    alarm: true,
    companion: true,
    hiddenHosts: [],
    archive: true,
    damaged: 0,
    usage: 1,
    quota: 1e9,
    kept: false,
    account: true,
  },
};
const first = (change: Partial<Gathered>) => causesOf(factsOf({ ...good, ...change }))[0]?.id;
const probes = (change: Gathered['probes']) => ({ probes: { ...good.probes, ...change } });
const failed: Probe = { reply: { failure: 'network' }, date: null, at: AT, ms: 5, error: null };

const broken = (error: string): Partial<Gathered> => {
  const one = { ...failed, error };
  return { probes: { www: one, lk: one, api: one, session: one, works: one } };
};
const out = probes({ session: json({ auth: false }), api: json({}, 401) });
const LOOK: PageLook = {
  seen: null,
  missed: null,
  html: '',
  remembers: true,
  blocked: 0,
  workers: 0,
  caches: 0,
  stored: 0,
};

describe('what was gathered', () => {
  it('is a good day when all is well', () => {
    expect(causesOf(factsOf(good))).toEqual([]);
    expect(factsOf(good)).toMatchObject({
      browser: 'chrome',
      browserVersion: 156,
      system: 'linux',
      clock: 'right',
      session: 'in',
      works: 'none',
      app: 10,
      cookies: '2-5',
    });
  });

  it.each<[string, Partial<Gathered>, string]>([
    [
      'a clock 7 minutes ahead',
      {
        probes: Object.fromEntries(
          Object.entries(good.probes).map(([name, one]) => [
            name,
            { ...one, date: new Date(AT - 420_000).toUTCString() },
          ]),
        ),
      },
      'clock',
    ],
    [
      'a clock of 1970',
      {
        at: 0,
        probes: Object.fromEntries(Object.entries(good.probes).map(([name, one]) => [name, { ...one, at: 0 }])),
      },
      'clock',
    ],
    [
      'a clock of 2099',
      {
        at: 4.07e12,
        probes: Object.fromEntries(Object.entries(good.probes).map(([name, one]) => [name, { ...one, at: 4.07e12 }])),
      },
      'clock',
    ],
    ['an ended login', probes({ session: json({ auth: false }), api: json({}, 401) }), 'session-over'],
    ['a server error', probes({ www: html('<h1>oops</h1>', 502), api: json({}, 500) }), 'server-error'],
    ['431', probes({ www: html('', 431), lk: html('', 431), api: html('', 431) }), 'header-full'],
    ['the anti-bot page', probes({ www: html('<script>setCookieAndReloadPage()</script>') }), 'anti-bot'],
    ['maintenance', probes({ www: html('<h1>Технические работы</h1>', 503) }), 'maintenance'],
    [
      'an ERROR notice of the portal',
      probes({
        works: json([
          { level: 'ERROR', startDate: '2026-11-25T10:00:00.000+0300', endDate: '2026-11-25T23:00:00.000+0300' },
        ]),
      }),
      'maintenance',
    ],
    ['no network at all', { online: false, probes: { www: failed, lk: failed, session: failed } }, 'offline'],
    ['only the portal cut off', { probes: { www: failed, lk: failed, session: failed } }, 'network-cut'],
    ['one host cut off', probes({ lk: failed }), 'one-host'],
    ['no trust in the certificate', broken('net::ERR_CERT_AUTHORITY_INVALID'), 'certificate'],
    ['a certificate that Firefox speaks of', broken('Сертификат не является доверенным'), 'certificate'],
    ['an address that is not found', broken('NS_ERROR_UNKNOWN_HOST'), 'no-address'],
    ['offline, whatever the browser says', broken('net::ERR_INTERNET_DISCONNECTED'), 'offline'],
    ['a reset', broken('net::ERR_CONNECTION_RESET'), 'network-cut'],
    ['a page that may keep nothing', { page: { ...LOOK, remembers: false }, ...out }, 'cookies-off'],
    ['an own page that may keep nothing', { cookiesOn: false, ...out }, 'cookies-off'],
    ['no permission', { hosts: [] }, 'no-permission'],
    [
      'a twin',
      { cookies: [...(good.cookies ?? []), cookie('acc_t', { domain: 'www.gosuslugi.ru', hostOnly: true })] },
      'twin-cookie',
    ],
    ['4 000 cookies', { cookies: Array.from({ length: 4_000 }, (_, i) => cookie(`c${i}`)) }, 'header-full'],
    [
      'a page without its anchors',
      {
        page: { ...LOOK, missed: { anchor: 'order.status' } },
      },
      'page-changed',
    ],
  ])('says %s', (_what, change, cause) => expect(first(change)).toBe(cause));

  it('knows of cookies only what a page of the portal shows', () => {
    expect(factsOf(good).cookiesOn).toBeNull();
    expect(factsOf({ ...good, page: LOOK }).cookiesOn).toBe('yes');
  });

  it.each([true, false, null])('takes the account from an open profile: %s', (confirmed) => {
    const seen = { route: { kind: 'profile' }, page: { kind: 'profile', confirmed }, reader: 'lk' } as never;
    const account = (known: boolean | null) =>
      factsOf({ ...good, page: { ...LOOK, seen }, own: good.own && { ...good.own, account: known } }).account;
    const told = confirmed === null ? null : confirmed ? 'confirmed' : 'not-confirmed';
    expect([account(true), account(null)]).toEqual([told ?? 'confirmed', told ?? 'not-seen']);
  });

  it('keeps a notice that is over or only informs to itself', () => {
    const notices = [{ level: 'ERROR', endDate: '2026-11-24T10:00:00.000+0300' }, { level: 'INFO' }];
    expect(factsOf({ ...good, ...probes({ works: json(notices) }) }).works).toBe('none');
  });
});

describe('twins', () => {
  const at = (domain: string, hostOnly = true) => cookie('acc_t', { domain, hostOnly });
  it.each([
    ['of the portal and of one host', [at('.gosuslugi.ru', false), at('www.gosuslugi.ru')], 1],
    ['on two paths', [cookie('acc_t'), cookie('acc_t', { path: '/order' })], 1],
    ['on two hosts that never meet', [at('www.gosuslugi.ru'), at('lk.gosuslugi.ru')], 0],
    ['a single one', [cookie('acc_t')], 0],
    ['of different names', [cookie('a'), cookie('b', { domain: 'www.gosuslugi.ru' })], 0],
  ])('%s', (_what, cookies, count) => expect(twinsAmong(cookies).flatMap(({ extra }) => extra)).toHaveLength(count));

  it('keep the one of the whole portal', () => {
    const [found] = twinsAmong([at('www.gosuslugi.ru'), at('.gosuslugi.ru', false)]);
    expect(found?.keep.domain).toBe('.gosuslugi.ru');
    expect(found?.extra.map(({ domain }) => domain)).toEqual(['www.gosuslugi.ru']);
  });

  it('with control characters in the name are found and shown as another name', () => {
    const odd = 'acc\u0000\u202e_t';
    const facts = factsOf({
      ...good,
      cookies: [cookie(odd), cookie(odd, { domain: 'lk.gosuslugi.ru', hostOnly: true })],
    });
    expect(facts).toMatchObject({ cookieTwins: '1', cookieTwin: 'other' });
  });
});

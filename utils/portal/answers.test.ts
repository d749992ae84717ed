import { describe, expect, it } from 'vitest';
import { classifyHtml, classifyJson } from './answers';
import { fixture } from './fixtures/load';
import type { PortalReply } from './types';

type Response = Extract<PortalReply, { status: number }>;
const NOW = Date.parse('2026-05-20T12:00:00Z');
const clock = () => NOW;
const reply = (change: Partial<Response> = {}): Response => ({
  status: 200,
  type: 'basic',
  url: 'https://www.gosuslugi.ru/api/lk/v1/orders/5400000001',
  contentType: 'application/json;charset=UTF-8',
  retryAfter: null,
  body: '{"a":1}',
  ...change,
});
const html = (body: string, change: Partial<Response> = {}): Response =>
  reply({ contentType: 'text/html; charset=utf-8', body, ...change });

/** Broken in the same way for both kinds of call. */
const COMMON: readonly (readonly [string, PortalReply, string, string])[] = [
  ['no network at all', { failure: 'offline' }, 'offline', 'offline'],
  ['no network', { failure: 'network' }, 'network', 'network'],
  ['time-out', { failure: 'timeout' }, 'network', 'timeout'],
  ['too large', { failure: 'too-large' }, 'unknown', 'too-large'],
  ['opaque redirect', reply({ status: 0, type: 'opaqueredirect', url: '', body: '' }), 'login', 'redirect'],
  ['302', reply({ status: 302, body: '' }), 'login', 'redirect'],
  ['error type', reply({ status: 0, type: 'error', url: '', body: '' }), 'network', 'network'],
  ['401', reply({ status: 401 }), 'login', 'unauthorised'],
  ['624', reply({ status: 624 }), 'login', 'unauthorised'],
  ['403', reply({ status: 403 }), 'login', 'forbidden'],
  ['403 with an anti-bot page', html(fixture('anti-bot.html'), { status: 403 }), 'challenge', 'anti-bot'],
  ['anti-bot page', html(fixture('anti-bot.html')), 'challenge', 'anti-bot'],
  ['429', reply({ status: 429 }), 'rate', 'too-many'],
  ['500', reply({ status: 500 }), 'server', 'server-error'],
  ['502 page', html('<html><body>Bad gateway</body></html>', { status: 502 }), 'server', 'server-error'],
  ['503 of works', html(fixture('maintenance.html'), { status: 503 }), 'maintenance', 'maintenance-page'],
  [
    '503 of works in JSON',
    reply({ status: 503, body: '{"message":"Технические работы"}' }),
    'maintenance',
    'maintenance-page',
  ],
  ['200 of works', html(fixture('maintenance.html')), 'maintenance', 'maintenance-page'],
  [
    'unavailable page',
    html('<html><body><div class="shadow-block"></div></body></html>'),
    'server',
    'unavailable-page',
  ],
  ['login page with 200', html(fixture('login.html')), 'login', 'login-page'],
  ['landed on esia', html(fixture('login.html'), { url: 'https://esia.gosuslugi.ru/login/' }), 'login', 'redirect'],
  ['landed elsewhere', reply({ url: 'https://example.com/' }), 'unknown', 'foreign-host'],
  ['404', reply({ status: 404 }), 'unknown', 'not-found'],
  ['400', reply({ status: 400 }), 'unknown', 'status'],
  ['204', reply({ status: 204, body: '' }), 'unknown', 'status'],
  ['304', reply({ status: 304, body: '' }), 'unknown', 'status'],
  ['empty', reply({ body: ' \n' }), 'unknown', 'empty'],
  ['plain text', reply({ contentType: 'text/plain', body: 'ok' }), 'unknown', 'content-type'],
  ['no type', reply({ contentType: null }), 'unknown', 'content-type'],
];

describe.each([
  ['JSON', classifyJson],
  ['HTML', classifyHtml],
] as const)('%s call', (_kind, classify) => {
  it.each(COMMON)('%s', (_name, given, state, detail) => {
    expect(classify(given, clock)).toMatchObject({ state, detail });
  });
});

it.each([
  ['truncated', reply({ body: '{"items":[{"id":54' }), 'truncated'],
  ['HTML of no known kind', html('<!doctype html><html><body>Привет</body></html>'), 'html'],
  ['HTML under the JSON type', reply({ body: '<html><body>Привет</body></html>' }), 'html'],
  ['a bare number', reply({ body: '5' }), 'shape'],
  ['null', reply({ body: 'null' }), 'shape'],
  ['error envelope', reply({ body: '{"error":{"code":5,"message":"x"}}' }), 'envelope'],
])('a JSON call does not trust %s', (_name, given, detail) => {
  expect(classifyJson(given, clock)).toMatchObject({ state: 'unknown', detail });
});

it('takes good JSON, envelope code 0 and a comment with suspicious words', () => {
  const body = '{"error":{"code":0},"comment":"w-r-ii=true <esia-login> Технические работы shadow-block"}';
  expect(classifyJson(reply({ body }), clock)).toEqual({ state: 'ok', value: JSON.parse(body) });
  expect(classifyJson(reply({ body: '[]' }), clock)).toEqual({ state: 'ok', value: [] });
});

it('takes good pages, a banner of works and all', () => {
  const page = fixture('article-order.html');
  const banner = page.replace(
    '<main>',
    '<div class="disclaimer warn shadow-block">Завтра технические работы</div><main>',
  );
  expect(classifyHtml(html(page), clock)).toEqual({ state: 'ok', value: page });
  expect(classifyHtml(html(banner), clock).state).toBe('ok');
  expect(classifyHtml(html(page.slice(0, 900)), clock)).toMatchObject({ state: 'unknown', detail: 'truncated' });
});

it.each([
  ['120', 120_000],
  ['0', 0],
  ['Wed, 20 May 2026 12:05:00 GMT', 300_000],
  ['Wed, 20 May 2026 11:00:00 GMT', 0],
  ['-5', null],
  ['soon', null],
  ['1e3', null],
  ['2026-05-20', null],
  ['', null],
  [null, null],
])('Retry-After «%s» → %s ms', (retryAfter, expected) => {
  for (const status of [429, 503]) {
    expect(classifyJson(reply({ status, retryAfter }), clock)).toMatchObject({ retryAfterMs: expected });
  }
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { classifyHtml, classifyJson } from './answers';
import { parseJson } from './parse-json';
import type { PortalReply, PortalState } from './types';

const STATES: readonly PortalState[] = [
  'ok',
  'login',
  'challenge',
  'maintenance',
  'rate',
  'server',
  'offline',
  'network',
  'unknown',
];
const body = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.json(),
  fc.string().map((text) => `<html><body>${text}</body></html>`),
  fc.constantFrom('', '{', '<', '{"auth":true}', '<esia-login>', '{"error":{"code":1}}'),
);
const reply: fc.Arbitrary<PortalReply> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ failure: fc.constantFrom('offline', 'network', 'timeout', 'too-large') }) },
  {
    weight: 9,
    arbitrary: fc.record({
      status: fc.oneof(
        fc.constantFrom(200, 200, 200, 0, 302, 401, 403, 404, 429, 500, 503, 624),
        fc.integer({ min: 0, max: 999 }),
      ),
      type: fc.constantFrom('basic', 'basic', 'cors', 'opaqueredirect', 'error', 'strange'),
      url: fc.constantFrom(
        '',
        'https://www.gosuslugi.ru/x',
        'https://esia.gosuslugi.ru/login/',
        'https://example.com/',
        'x',
      ),
      contentType: fc.constantFrom(null, 'application/json', 'text/html', 'application/problem+json', 'x'),
      retryAfter: fc.option(fc.string({ maxLength: 20 })),
      body,
    }),
  },
);

it('always answers with a known state, and ok means what it says', () => {
  fc.assert(
    fc.property(reply, (given) => {
      for (const answer of [classifyJson(given), classifyHtml(given)]) {
        expect(STATES).toContain(answer.state);
        if (answer.state !== 'ok') {
          expect(answer.retryAfterMs === null || answer.retryAfterMs >= 0).toBe(true);
          continue;
        }
        expect('status' in given && given.status === 200 && given.type !== 'opaqueredirect').toBe(true);
        expect('body' in given && given.body.trim() !== '').toBe(true);
      }
      const json = classifyJson(given);
      if (json.state === 'ok') expect('body' in given && json.value).toEqual(parseOrFail(given));
    }),
    { numRuns: 3_000 },
  );
});

const parseOrFail = (given: PortalReply): unknown => {
  const parsed = parseJson('body' in given ? given.body : '');
  return parsed.ok ? parsed.value : expect.fail('ok without JSON');
};

it('a body cut anywhere is never ok', () => {
  const whole = JSON.stringify({ items: [{ id: 5400000001, title: 'Заявление отправлено', data: { snippets: [] } }] });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
      const given = {
        status: 200,
        type: 'basic',
        url: '',
        contentType: 'application/json',
        retryAfter: null,
        body: whole.slice(0, length),
      };
      expect(classifyJson(given).state).toBe('unknown');
    }),
  );
});

it.each([
  '{"__proto__":{"polluted":true},"id":1}',
  '{"a":{"constructor":{"prototype":{"polluted":true}}},"id":1}',
  '{"\\u005f_proto__":{"polluted":true},"id":1}',
  '{"\\u005f\\u005f\\u0070roto__":{"polluted":true},"id":1}',
  '{"c\\u006fnstructor":{"prototype":{"polluted":true}},"id":1}',
])('drops poisonous keys of %s', (text) => {
  const parsed = parseJson(text);
  const copy = structuredClone(Object.assign({}, parsed.ok ? parsed.value : null));
  expect(JSON.stringify(parsed)).not.toContain('polluted');
  expect(Reflect.get(copy, 'polluted')).toBeUndefined();
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(Reflect.get(copy, 'id')).toBe(1);
});

it('is JSON.parse for everything without such keys, and survives depth', () => {
  const harmless = fc.json().filter((text) => !/__proto__|constructor|prototype/.test(text));
  fc.assert(
    fc.property(harmless, (text) => {
      expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
    }),
  );
  expect(() => parseJson(`${'{"constructor":'.repeat(50_000)}1${'}'.repeat(50_000)}`)).not.toThrow();
});

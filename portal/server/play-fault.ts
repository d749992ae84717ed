import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { antiBotPage, loginPage, strayPage, unavailablePage } from '../faces/plain-pages.ts';
import { type Exchange, html, json, ORIGINS, type Reply, redirect, reply } from './exchange.ts';
import type { Fault } from './faults.ts';

const HUGE_BYTES = 2 * 1024 * 1024;
const GARBAGE = Uint8Array.from({ length: 700 }, (_, i) => (i * 73 + 41) % 256);
const POISON = '"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},';

/** What the socket has to do instead of answering in full. */
export type Played = Reply & { socket?: 'hang' | 'reset' | 'truncate'; holdMs?: number };

const textOf = (body: Reply['body']): string => (typeof body === 'string' ? body : '');
const isJson = (answer: Reply): boolean => String(answer.headers['content-type']).includes('json');

const padded = (answer: Reply): Reply => {
  const text = textOf(answer.body);
  if (isJson(answer)) return { ...answer, body: text + ' '.repeat(Math.max(0, HUGE_BYTES - text.length)) };
  const line = '<p>Длинная строка учебной страницы, которая ничего не значит.</p>\n';
  const filler = line.repeat(Math.ceil(HUGE_BYTES / Buffer.byteLength(line)));
  return { ...answer, body: text.replace('</body>', () => `${filler}</body>`) };
};

const dripping = (answer: Reply, ms: number): Reply => {
  const bytes = Buffer.from(typeof answer.body === 'string' || answer.body instanceof Uint8Array ? answer.body : '');
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    const step = Math.max(64, Math.ceil(bytes.length / 40));
    for (let at = 0; at < bytes.length; at += step) {
      yield bytes.subarray(at, at + step);
      await wait(ms, undefined, { ref: false });
    }
  };
  return { ...answer, body: Readable.from(pieces(), { objectMode: false }) };
};

/** Gives the answer that a fault makes of the normal one; `normal` is called only when the fault needs it. */
export const playFault = async (
  { kind, extra }: Fault,
  exchange: Exchange,
  normal: () => Promise<Reply>,
): Promise<Played> => {
  const retry = { 'retry-after': String(extra.retryAfterSeconds ?? 120) };
  switch (kind) {
    case 'hang':
      return {
        ...reply(200, 'text/plain', ''),
        socket: 'hang',
        ...(extra.ms === undefined ? {} : { holdMs: extra.ms }),
      };
    case 'reset':
      return { ...reply(200, 'text/plain', ''), socket: 'reset' };
    case '500':
    case '502':
      return html(unavailablePage(), Number(kind));
    case '503':
      return html(unavailablePage(), 503, extra.retryAfterSeconds === undefined ? {} : retry);
    case '403':
      return json({ error: { code: 403, message: 'forbidden' } }, 403);
    case '429':
      return json({ error: { code: 429, message: 'Too many requests' } }, 429, retry);
    case 'truncated':
      return { ...(await normal()), socket: 'truncate' };
    case 'html-instead-of-json':
      return html(strayPage());
    case 'login-page-200':
      return html(loginPage('https://www.gosuslugi.ru/'));
    case 'anti-bot':
      return html(antiBotPage(), 200, { 'set-cookie': 'w-r-ii=true; Domain=.gosuslugi.ru; Path=/; Secure' });
    case 'garbage':
      return reply(200, exchange.url.pathname.startsWith('/api/') ? 'application/json' : 'text/html', GARBAGE);
    case 'empty':
      return { ...(await normal()), body: '' };
    case 'slow-drip':
      return dripping(await normal(), extra.ms ?? 500);
    case 'huge':
      return padded(await normal());
    case 'proto': {
      const answer = await normal();
      return { ...answer, body: textOf(answer.body).replaceAll(/\{(?=")/g, `{${POISON}`) };
    }
    case 'error-envelope':
      return json({ error: { code: 500, message: 'internal error' } });
    case '431':
      return html('<!doctype html><title>431 Request Header Fields Too Large</title>', 431);
    case 'clock-shift': {
      // The portal's clock as another computer would see it whose own is wrong by so much the other way.
      const answer = await normal();
      return { ...answer, headers: { ...answer.headers, date: new Date(Date.now() + (extra.ms ?? 0)).toUTCString() } };
    }
    case 'redirect-login':
      return redirect(`${ORIGINS.esia}/login/`);
    case 'unknown-status':
    case 'missing-number':
      return normal();
  }
};

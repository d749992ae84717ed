import { type Clock, systemClock } from '../kernel';
import { portalUrl } from './hosts';
import { isAntiBot, isLoginPage, isMaintenance, isUnavailable, mentionsWorks } from './marks';
import { parseJson } from './parse-json';
import { retryAfterMs } from './retry-after';
import type { Answer, PortalReply, Trouble, TroubleDetail } from './types';

type Response = Extract<PortalReply, { status: number }>;
type Refusal = Extract<Answer<never>, { state: Trouble }>;

const FAILURES = { offline: 'offline', network: 'network', timeout: 'network', 'too-large': 'unknown' } as const;

const refuse = (state: Trouble, detail: TroubleDetail, retryAfterMs: number | null = null): Refusal => ({
  state,
  retryAfterMs,
  detail,
});

/**
 * Classifies an answer to a JSON call (portal.md 4.1): only `ok` may move a baseline. The value is an object or array
 * without prototype-poisoning keys; its shape is not checked here.
 */
export function classifyJson(reply: PortalReply, clock: Clock = systemClock): Answer<unknown> {
  const trouble = commonTrouble(reply, clock);
  if (trouble !== null) return trouble;
  const { body, contentType } = reply as Response;
  const text = body.trim();
  if (text === '') return refuse('unknown', 'empty');
  if (text.startsWith('<')) return htmlInstead(text);
  if (!/\bjson\b/i.test(contentType ?? '')) return refuse('unknown', 'content-type');
  const parsed = parseJson(text);
  if (!parsed.ok) return refuse('unknown', 'truncated');
  if (typeof parsed.value !== 'object' || parsed.value === null) return refuse('unknown', 'shape');
  return hasErrorCode(parsed.value) ? refuse('unknown', 'envelope') : { state: 'ok', value: parsed.value };
}

/** Classifies an answer to a page request; the value is the HTML. Whether a person is logged in, the reader says. */
export function classifyHtml(reply: PortalReply, clock: Clock = systemClock): Answer<string> {
  const trouble = commonTrouble(reply, clock);
  if (trouble !== null) return trouble;
  const { body, contentType } = reply as Response;
  if (body.trim() === '') return refuse('unknown', 'empty');
  if (!/^\s*(text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? '')) return refuse('unknown', 'content-type');
  if (isLoginPage(body)) return refuse('login', 'login-page');
  if (isMaintenance(body)) return refuse('maintenance', 'maintenance-page');
  if (isUnavailable(body)) return refuse('server', 'unavailable-page');
  return /<\/html\s*>/i.test(body.slice(-4_096)) ? { state: 'ok', value: body } : refuse('unknown', 'truncated');
}

/** HTML where JSON was asked for: a login only when it looks like one, so that a broken page is not taken for a logout. */
function htmlInstead(html: string): Refusal {
  if (isLoginPage(html)) return refuse('login', 'login-page');
  if (isMaintenance(html)) return refuse('maintenance', 'maintenance-page');
  return isUnavailable(html) ? refuse('server', 'unavailable-page') : refuse('unknown', 'html');
}

/** Everything that is decided before the body is read as what was asked for; null when the answer may be good. */
function commonTrouble(reply: PortalReply, clock: Clock): Refusal | null {
  if ('failure' in reply) return refuse(FAILURES[reply.failure], reply.failure);
  const { status, type, url, body } = reply;
  if (type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304))
    return refuse('login', 'redirect');
  if (type === 'error' || status === 0) return refuse('network', 'network');
  if (url !== '' && portalUrl(url) === null) return foreign(url);
  if (isHtml(body) && isAntiBot(body)) return refuse('challenge', 'anti-bot');
  if (status === 401 || status === 624) return refuse('login', 'unauthorised');
  if (status === 403) return refuse('login', 'forbidden');
  const wait = retryAfterMs(reply.retryAfter, clock());
  if (status === 429) return refuse('rate', 'too-many', wait);
  if (status >= 500) {
    return mentionsWorks(body)
      ? refuse('maintenance', 'maintenance-page', wait)
      : refuse('server', 'server-error', wait);
  }
  if (status === 404) return refuse('unknown', 'not-found');
  return status === 200 ? null : refuse('unknown', 'status');
}

const foreign = (url: string): Refusal =>
  URL.parse(url)?.hostname === 'esia.gosuslugi.ru' ? refuse('login', 'redirect') : refuse('unknown', 'foreign-host');

const isHtml = (body: string): boolean => /^\s*(<|$)/.test(body.slice(0, 512));

/** `{"error":{"code":N}}` in a 200 body; code 0 means success (portal.md 2). */
function hasErrorCode(value: object): boolean {
  const error: unknown = Object.hasOwn(value, 'error') ? (value as { error: unknown }).error : null;
  if (typeof error !== 'object' || error === null) return false;
  const code: unknown = (error as { code?: unknown }).code;
  return code !== undefined && code !== null && String(code) !== '0';
}

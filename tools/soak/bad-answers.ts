import type { PortalReply } from '../../utils/portal';
import type { Random } from './random.ts';

type Answer = Extract<PortalReply, { status: number }>;
type Spoil = (good: Answer, random: Random) => PortalReply;

const html = (title: string, main: string, more: Partial<Answer> = {}): PortalReply => ({
  status: 200,
  type: 'basic',
  url: 'https://www.gosuslugi.ru/',
  contentType: 'text/html; charset=utf-8',
  retryAfter: null,
  body: `<!doctype html><html><head><title>${title}</title></head><body>${main}</body></html>`,
  ...more,
});
const refusal =
  (status: number, retryAfter: string | null = null): Spoil =>
  () =>
    html('Ошибка', '<main><h1>Ошибка</h1></main>', { status, retryAfter });
const isJson = ({ contentType }: Answer) => /json/.test(contentType ?? '');
/** A page where data was asked for; where a page was asked for, one that shows nothing of the request. */
const stray = html('Портал', '<main><h1>Новости портала</h1><p>Одобрено новое расписание.</p></main>');
const cut = (good: Answer, random: Random): PortalReply => ({
  ...good,
  body: good.body.slice(0, Math.floor(good.body.length * (0.05 + 0.9 * random.next()))),
});
const login =
  '<header><a href="/node-api/login">Войти</a></header><main><form><input type="password"><h1>Вход</h1></form></main>';

/** Answers of which nothing can be learnt about a request, whatever the portal's own fault control can make besides. */
export const BAD_ANSWERS = {
  '401': refusal(401),
  '403': refusal(403),
  '404': refusal(404),
  '429 with Retry-After': refusal(429, '600'),
  '503 with a date in Retry-After': refusal(503, 'Wed, 21 Oct 2026 07:28:00 GMT'),
  '504': refusal(504),
  '624': refusal(624),
  'redirect to the login': () => ({
    status: 0,
    type: 'opaqueredirect',
    url: '',
    contentType: null,
    retryAfter: null,
    body: '',
  }),
  'followed to the login': (good) => ({ ...good, url: 'https://esia.gosuslugi.ru/login/' }),
  'followed elsewhere': (good) => ({ ...good, url: 'https://example.org/' }),
  'login page with 200': () => html('Авторизация', login),
  'works with 200': () => html('Технические работы', '<main><h1>Проводятся регламентные работы</h1></main>'),
  'works with 503': () => html('503', '<p>Технические работы до 12:00</p>', { status: 503, retryAfter: '3600' }),
  'unavailable with 200': () => html('Сервис', '<main class="shadow-block"><div class="dot-flashing"></div></main>'),
  'anti-bot with 200': () => html('Проверка', '<script>function setCookieAndReloadPage(){}</script>'),
  'anti-bot with 403': () => html('Проверка', '<script>X-AA-Challenge</script>', { status: 403 }),
  'cut short': cut,
  'html instead of data': () => stray,
  'wrong content type': (good) => ({ ...good, contentType: isJson(good) ? 'text/plain' : 'application/octet-stream' }),
  'no content type': (good) => ({ ...good, contentType: null }),
  'data instead of a page': (good) => ({ ...good, contentType: 'application/json', body: '[]' }),
  empty: (good) => ({ ...good, body: '' }),
  'blank lines': (good) => ({ ...good, body: ' \n\t\n ' }),
  'the word null': (good) => ({ ...good, body: 'null' }),
  'an error in a good answer': (good) =>
    isJson(good) ? { ...good, body: '{"error":{"code":17,"message":"oops"}}' } : stray,
  timeout: () => ({ failure: 'timeout' }),
  'lost connection': () => ({ failure: 'network' }),
  'too large': () => ({ failure: 'too-large' }),
} as const satisfies Readonly<Record<string, Spoil>>;

export type BadAnswer = keyof typeof BAD_ANSWERS;
export const spoil = (kind: BadAnswer, good: PortalReply, random: Random): PortalReply =>
  'failure' in good ? good : (BAD_ANSWERS[kind] as Spoil)(good, random);

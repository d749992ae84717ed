import { PortalState } from '../../portal/model/state.ts';
import type { ArticleLabel } from '../../portal/model/statuses.ts';
import { BAD_ANSWERS, type BadAnswer, spoil } from '../../tools/soak/bad-answers.ts';
import { OTHER_LOOKS, rewrite } from '../../tools/soak/other-looks.ts';
import { answersOf } from '../../tools/soak/portal-answers.ts';
import { seeded } from '../../tools/soak/random.ts';
import { type OrderNumber, orderUrl, type PortalReply, portalCalls } from '../../utils/portal';

/** `label`: what the answer says, by the one who made it. `kind`: the reader that it is for. */
export type Labelled = { kind: 'page' | 'order'; what: string; reply: PortalReply; url: string; label: string };

const GROUPS: Readonly<Record<ArticleLabel, string>> = {
  'В обработке': 'in-progress',
  Одобрено: 'executed',
  Отклонено: 'rejected',
  'Требуются документы': 'needs-person',
};
/** Said by hand; what is not here is `unknown`. */
const BAD_LABELS: Partial<Record<BadAnswer, string>> = {
  '401': 'login',
  '403': 'login',
  '624': 'login',
  'redirect to the login': 'login',
  'followed to the login': 'login',
  'login page with 200': 'login',
  '429 with Retry-After': 'rate',
  '503 with a date in Retry-After': 'server',
  '504': 'server',
  'unavailable with 200': 'server',
  'works with 200': 'maintenance',
  'works with 503': 'maintenance',
  'anti-bot with 200': 'challenge',
  'anti-bot with 403': 'challenge',
  timeout: 'network',
  'lost connection': 'network',
};
const NUMBER = '5500000011' as OrderNumber;
const NOW = Date.parse('2026-06-01T09:00:00+03:00');

/** Answers about one request, good in every dress and bad in every way, both roads. */
export async function labelled(): Promise<Labelled[]> {
  const all: Labelled[] = [];
  const labels = Object.keys(GROUPS) as ArticleLabel[];
  for (let turn = 0; turn < 12; turn++) {
    for (const articleStatus of labels) {
      const random = seeded(turn * 10 + labels.indexOf(articleStatus));
      const comment = `Ответ ведомства №${random.upTo(1_000_000)}`;
      const state = new PortalState({}, () => NOW);
      state.addOrder({ number: NUMBER, statusId: 2 });
      state.moveStatus(NUMBER, { articleStatus, comment });
      const ask = answersOf({ state, loggedIn: true, fault: null, clock: () => NOW });
      const label = `${GROUPS[articleStatus]} ${NUMBER}`;
      for (const kind of ['page', 'order'] as const) {
        const request = kind === 'page' ? portalCalls.orderPage('article', NUMBER) : portalCalls.order(NUMBER);
        const reply = await ask(request);
        const one = { kind, url: orderUrl('article', NUMBER) };
        all.push({ ...one, what: 'good', reply, label });
        for (const look of OTHER_LOOKS) {
          const dressed = rewrite(look, reply, random);
          if (dressed) all.push({ ...one, what: look, reply: dressed, label });
        }
        for (const bad of Object.keys(BAD_ANSWERS) as BadAnswer[])
          all.push({ ...one, what: bad, reply: spoil(bad, reply, random), label: BAD_LABELS[bad] ?? 'unknown' });
      }
    }
  }
  return all;
}

export const SIZES = { page: 250_000, list: 300_000 } as const;

/** One request's page among what a real page carries: scripts, icons, a long list of others. */
export async function heavyPage(): Promise<{ good: PortalReply; other: PortalReply; url: string; label: string }> {
  const state = new PortalState({}, () => NOW);
  state.addOrder({ number: NUMBER, statusId: 2 });
  const ask = answersOf({ state, loggedIn: true, fault: null, clock: () => NOW });
  const plain = await ask(portalCalls.orderPage('article', NUMBER));
  if ('failure' in plain) throw new Error('the portal does not answer');
  const row = (at: number) =>
    `<li class="history-row"><a href="/help/${at}"><svg viewBox="0 0 24 24"><path d="M4 4h16v16H4z"/></svg><span class="t">Шаг ${at}</span></a> <time>20.05.2026</time></li>`;
  const script = `<script>window.state=${JSON.stringify(Array.from({ length: 1_500 }, (_, at) => ({ at, key: `k${at}` })))}</script>`;
  let rows = '';
  for (let at = 0; plain.body.length + script.length + rows.length < SIZES.page; at++) rows += row(at);
  const body = plain.body.replace('</main>', () => `<section><ul>${rows}</ul></section></main>${script}`);
  const good = { ...plain, body };
  const other = rewrite('redesigned card', good, seeded(1));
  if (!other) throw new Error('no other dress');
  return { good, other, url: orderUrl('article', NUMBER), label: `in-progress ${NUMBER}` };
}

/** A list of 220 requests, as long as the portal's own with its details. */
export function heavyList(moved: (at: number) => boolean = () => false): PortalReply {
  const items = Array.from({ length: 220 }, (_, at) => ({
    id: 5_300_000_000 + at,
    extId: String(5_300_000_000 + at),
    feedType: 'ORDER',
    status: moved(at) ? 'executed' : 'in_progress',
    title: moved(at) ? 'Услуга оказана' : 'Заявление отправлено в ведомство',
    subTitle: `Услуга ${at}`,
    date: `2026-05-${moved(at) ? 21 : 20}T12:${String(at % 60).padStart(2, '0')}:56.000+0300`,
    unread: moved(at),
    data: { snippets: [{ type: 'CUSTOM', comment: 'Слова ведомства. '.repeat(36), date: '2026-05-20' }], attachCnt: 0 },
  }));
  return {
    status: 200,
    type: 'basic',
    url: 'https://www.gosuslugi.ru/',
    contentType: 'application/json',
    retryAfter: null,
    body: JSON.stringify({ hasMore: false, items }),
  };
}

export const loginPage = async (): Promise<PortalReply> =>
  spoil('login page with 200', { ...(heavyList() as object), contentType: 'text/html' } as PortalReply, seeded(1));

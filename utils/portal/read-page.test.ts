// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { effort } from '../test-effort';
import { fingerprint } from './change-key';
import { fixture } from './fixtures/load';
import { LK, WWW } from './hosts';
import { readPage } from './read-page';
import type { PageSeen } from './types';

const ARTICLE_ORDER = `${WWW}/my-services/medical-card/requests/5400000001`;
const LK_ORDER = `${LK}/order/5400000007`;
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const read = (html: string, url: string) => readPage(parse(html), url);
const seen = (html: string, url: string): PageSeen => {
  const result = read(html, url);
  return result.ok ? result.value : expect.fail(JSON.stringify(result.error));
};

describe('article face', () => {
  it('request', () => {
    expect(seen(fixture('article-order.html'), ARTICLE_ORDER)).toEqual({
      route: { kind: 'order', face: 'article', number: '5400000001' },
      loggedIn: true,
      reader: 'article',
      page: {
        kind: 'order',
        face: 'article',
        number: '5400000001',
        service: 'Доступ к медицинской карте',
        status: { id: null, title: 'Требуются документы', group: 'needs-person', final: false },
        comment: 'Загрузите справку о смене имени.',
        updatedAt: Date.parse('2026-05-20T12:34:00+03:00'),
        changeKey: expect.stringMatching(/^article:/),
        files: [{ name: 'ответ.pdf', mimeType: null, size: null, url: expect.stringContaining(`${WWW}/api/storage/`) }],
        shownTo: expect.stringMatching(/^[0-9a-z]{4}$/),
      },
    });
  });

  it('whose page it is, whatever the drawing of the name', () => {
    const shownTo = (name: string) => {
      const html = fixture('article-order.html').replace(/(class="user-name"[^>]*>)[^<]*/, `$1${name}`);
      const { page } = seen(html, ARTICLE_ORDER);
      return page.kind === 'order' ? (page.shownTo ?? null) : expect.fail();
    };
    const mark = shownTo('Семёнова М. И.');
    expect(mark).not.toBeNull();
    for (const name of ['СЕМЕНОВА М.И.', ' Семёнова\u00a0М.', 'Сем\u00adёнова М. И.']) expect(shownTo(name)).toBe(mark);
    expect(shownTo('Чужакова В. И.')).not.toBe(mark);
    for (const name of ['', 'Кабинет', 'Мария', 'Мои услуги, стр. 2.']) expect(shownTo(name)).toBeNull();
  });

  it('list of requests, the unknown status by its words', () => {
    expect(seen(fixture('article-orders.html'), `${WWW}/my-services/medical-card`).page).toEqual({
      kind: 'orders',
      orders: [
        { number: '5400000001', service: 'Доступ к медицинской карте', title: 'В обработке', group: 'in-progress' },
        { number: '5400000007', service: 'Прикрепление к поликлинике', title: 'Ожидает чуда', group: 'unknown' },
      ],
    });
  });

  it('medical documents', () => {
    const file = (tail: string) => `${WWW}/my-health/files/512.26.05.20.00000000${tail}`;
    expect(seen(fixture('article-health.html'), `${WWW}/my-health/medical-card`).page).toEqual({
      kind: 'health',
      documents: ['1.pdf', '2.pdf', '3.xml'].map((tail) => fingerprint(file(tail))),
    });
  });

  it('profile, without a value of it', () => {
    const page = seen(fixture('article-profile.html'), `${WWW}/profile`);
    expect(page.page).toEqual({ kind: 'profile', confirmed: true, snils: true, passport: true, policy: false });
    expect(JSON.stringify(page)).not.toMatch(/Примеров|112|000017/);
  });
});

describe('lk face', () => {
  it('order: the current status, not the history', () => {
    expect(seen(fixture('lk-order.html'), LK_ORDER)).toMatchObject({
      reader: 'lk',
      loggedIn: true,
      page: {
        number: '5400000007',
        service: 'Прикрепление к поликлинике',
        status: { id: 21, group: 'in-progress', final: false },
        comment: 'Сообщение доставлено',
        updatedAt: Date.parse('2026-05-20T12:34:00+03:00'),
        files: [{ name: 'otvet.pdf' }],
      },
    });
  });

  it('order in a status we do not know', () => {
    const html = fixture('lk-order.html').replace('Заявление отправлено в ведомство', 'На особом контроле');
    expect(seen(html, LK_ORDER).page).toMatchObject({
      status: { id: null, title: 'На особом контроле', group: 'unknown' },
    });
  });

  it('list of orders; a letter is not an order', () => {
    expect(seen(fixture('lk-orders.html'), `${LK}/orders`).page).toEqual({
      kind: 'orders',
      orders: [
        {
          number: '5400000007',
          service: 'Прикрепление к поликлинике',
          title: 'Заявление отправлено в ведомство',
          group: 'in-progress',
        },
        {
          number: '5400000009',
          service: 'Справка об оплате медицинских услуг',
          title: 'Ведомство сообщило своё',
          group: 'rejected',
        },
      ],
    });
  });

  it('medical documents, also behind a button', () => {
    expect(seen(fixture('lk-health.html'), `${LK}/health/meddocs`).page).toEqual({
      kind: 'health',
      documents: [
        fingerprint(`${WWW}/api/storage/v1/files/9100000001/3/download?mnemonic=a.pdf`),
        expect.stringMatching(/^\w{8,14}$/),
      ],
    });
  });

  it('profile', () => {
    expect(seen(fixture('lk-profile.html'), `${LK}/profile`).page).toEqual({
      kind: 'profile',
      confirmed: false,
      snils: true,
      passport: false,
      policy: true,
    });
  });
});

describe('empty lists say so', () => {
  it.each([
    [`${LK}/orders`, '<main><h3>У вас пока нет заявлений</h3></main>', { kind: 'orders', orders: [] }],
    [`${WWW}/my-services/medical-card`, '<main><p>У вас пока нет запросов.</p></main>', { kind: 'orders', orders: [] }],
    [`${LK}/health/meddocs`, '<main><h3>Документов пока нет</h3></main>', { kind: 'health', documents: [] }],
  ])('%s', (url, html, page) => {
    expect(seen(html, url).page).toEqual(page);
  });
});

describe('what is not there is not read', () => {
  const personal = [
    ARTICLE_ORDER,
    `${WWW}/my-services/medical-card`,
    `${WWW}/profile`,
    LK_ORDER,
    `${LK}/orders`,
    `${LK}/health/meddocs`,
  ];

  it.each(personal)('a login page at %s is a logout, not a page', (url) => {
    expect(seen(fixture('login.html'), url)).toMatchObject({
      loggedIn: false,
      page: { kind: 'plain' },
      reader: 'none',
    });
  });

  it.each(personal)('«Войдите, чтобы продолжить» at %s too, over a header of before', (url) => {
    const html = fixture('lk-order.html').replace(
      /<main[\s\S]*<\/main>/,
      '<main><h3>Войдите, чтобы продолжить</h3></main>',
    );
    expect(seen(html, url)).toMatchObject({ loggedIn: false, page: { kind: 'plain' } });
  });

  it.each(personal)('garbage at %s is unrecognised', (url) => {
    for (const html of [
      '',
      '<',
      '<<<>>><main',
      '\u0000\u0001',
      '<div>'.repeat(3_000),
      '<html><body>Привет',
      '{"id":1}',
    ]) {
      expect(seen(html, url).page.kind).toBe('unrecognised');
    }
  });

  it.each(personal)('a frame without content at %s is loading', (url) => {
    const frame = '<lk-root><main><lib-throbber-hexagon></lib-throbber-hexagon></main></lk-root>';
    expect(seen(frame, url).page.kind).toBe('loading');
    expect(seen('<lk-root></lk-root>', url).page.kind).toBe('loading');
  });

  it('a letter of Госпочта is not looked at', () => {
    const untouched = new Proxy({} as Document, {
      get: () => expect.fail('the page was touched'),
    });
    expect(readPage(untouched, `${LK}/message/7700000101`)).toMatchObject({
      ok: true,
      value: { page: { kind: 'plain' } },
    });
  });

  it('an address elsewhere is refused', () => {
    for (const url of ['https://esia.gosuslugi.ru/login/', 'https://example.com/', '']) {
      expect(read(fixture('lk-order.html'), url)).toMatchObject({ ok: false, error: { anchor: 'host' } });
    }
  });
});

describe('a page that changed is a miss with a name', () => {
  const article = fixture('article-order.html');
  const lk = fixture('lk-order.html');
  it.each([
    ['no number', article.replace('5400000001', ''), ARTICLE_ORDER, 'order.number', 0],
    ['another number', article.replace('5400000001', '5400000002'), ARTICLE_ORDER, 'order.number', 0],
    ['a longer number', article.replace('5400000001', '54000000011'), ARTICLE_ORDER, 'order.number', 0],
    ['no number on lk', lk.replaceAll('5400000007', ''), LK_ORDER, 'order.number', 0],
    ['no status', article.replace(/<p class="request-status">.*/, ''), ARTICLE_ORDER, 'order.status', 0],
    [
      'two statuses',
      lk.replace(
        '<p class="comment text-plain">Сообщение доставлено',
        '<h3 class="feed-status">Услуга оказана</h3><p>',
      ),
      LK_ORDER,
      'order.status',
      2,
    ],
  ])('%s', (_what, html, url, anchor, found) => {
    expect(read(html, url)).toMatchObject({ ok: false, error: { anchor, found, expected: '1' } });
  });
});

describe('the generic reader', () => {
  it('reads a redesigned page by its words alone', () => {
    const html =
      '<body><a href="/auth/logout">Выйти</a><div>Ваше заявление № 5400000001</div><div>Состояние</div><b>Одобрено</b></body>';
    const page = seen(html.replace('<b>', '<i><b>'), ARTICLE_ORDER);
    expect(page.page).toMatchObject({ kind: 'order', number: '5400000001', status: { group: 'executed' } });
  });

  it('does not take the word of a help text for a status', () => {
    const html = '<body><main><p>Номер 5400000001</p><p>Если пришло «Одобрено», ждите.</p></main></body>';
    expect(read(html, ARTICLE_ORDER)).toMatchObject({ ok: false, error: { anchor: 'order.status' } });
  });
});

it('2 MB pages are read in less time than they are parsed, wherever the bulk is', async () => {
  const bulk = '<p>Очень длинная страница о пустом.</p>'.repeat(30_000);
  const html = fixture('lk-order.html');
  const texts = [
    ['order', html.replace('</main>', `${bulk}</main>`)],
    ['unrecognised', html.replace(/<main[^>]*>/, `$&${bulk}`)],
    ['order', html.replace('</main>', `<p>${'слово '.repeat(350_000)}</p></main>`)],
  ] as const;
  let pages: Document[] = [];
  const parsing = await effort(() => {
    pages = texts.map(([, text]) => parse(text));
  });
  const reading = await effort(() => {
    for (const [at, [kind]] of texts.entries())
      expect(readPage(pages[at] as Document, LK_ORDER)).toMatchObject({ ok: true, value: { page: { kind } } });
  });
  expect(reading).toBeLessThan(2 * parsing);
}, 60_000);

it('a list of 2 000 orders is read whole', () => {
  const rows = Array.from({ length: 2_000 }, (_, at) => {
    const number = 5_300_000_000 + at;
    return `<li><a href="/my-services/medical-card/requests/${number}">Доступ</a> <b>№ ${number}</b> <i>Одобрено</i></li>`;
  });
  const page = seen(
    `<main><h2>Последние запросы</h2><ul>${rows.join('')}</ul></main>`,
    `${WWW}/my-services/medical-card`,
  ).page;
  if (page.kind !== 'orders') expect.fail();
  expect(page.orders).toHaveLength(2_000);
  expect(new Set(page.orders.map(({ title, service }) => `${service} ${title}`))).toEqual(new Set(['Доступ Одобрено']));
});

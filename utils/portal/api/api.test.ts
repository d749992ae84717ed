import { describe, expect, it } from 'vitest';
import { isAllowedCall } from '../allowed';
import { portalCalls } from '../calls';
import { keysCompare } from '../change-key';
import { fixtureJson } from '../fixtures/load';
import { orderNumber } from '../order-number';
import { readCounters } from './counters';
import { readDisclaimers } from './disclaimers';
import { readFeeds } from './feeds';
import { readOrder } from './order';
import { readSession } from './session';
import { readUser } from './user';

const number = orderNumber('5400000007') ?? expect.fail();
const order = (change: object = {}): unknown => ({ ...(fixtureJson('order.json') as object), ...change });
const seen = (change: object = {}) => {
  const result = readOrder(order(change), number);
  return result.ok ? result.value : expect.fail(JSON.stringify(result.error));
};
const history = (change: object): object => ({
  currentStatusHistory: {
    ...(fixtureJson('order.json') as { currentStatusHistory: object }).currentStatusHistory,
    ...change,
  },
});

describe('order', () => {
  it('is read whole', () => {
    expect(seen()).toEqual({
      kind: 'order',
      face: 'lk',
      number: '5400000007',
      service: 'Прикрепление к поликлинике',
      status: { id: 21, title: 'Заявление отправлено в ведомство', group: 'in-progress', final: false },
      comment: 'Сообщение доставлено',
      updatedAt: Date.parse('2026-05-20T12:34:56+03:00'),
      changeKey: expect.stringMatching(/^json:/),
      files: [
        {
          name: 'ответ 1.pdf',
          mimeType: 'application/pdf',
          size: 12345,
          url: 'https://www.gosuslugi.ru/api/storage/v1/files/5400000007/2/download?mnemonic=%D0%BE%D1%82%D0%B2%D0%B5%D1%82%201.pdf',
        },
      ],
      unread: 0,
      account: null,
    });
  });

  it.each([
    ['status', { orderStatusId: 14 }],
    ['history row', { currentStatusHistoryId: 9000000004 }],
    ['updated', { updated: '2026-05-20T12:35:00.000+0300' }],
    ['unread messages', { unreadMessageCnt: 1 }],
    ['files', { orderResponseFiles: [] }],
    ['closed', { closed: true }],
  ])('its key moves with %s (portal.md 3.4)', (_what, change) => {
    expect(seen(change).changeKey).not.toBe(seen().changeKey);
    expect(keysCompare(seen(change).changeKey, seen().changeKey)).toBe(true);
  });

  it.each([
    ['service name', { serviceName: 'Другое' }],
    ['an unknown field', { brandNew: { a: 1 } }],
    ['the owner', { ownerId: 5 }],
  ])('its key stays with %s', (_what, change) => {
    expect(seen(change).changeKey).toBe(seen().changeKey);
  });

  it('keeps no words in its key', () => {
    expect(seen().changeKey).not.toMatch(/[а-я]/i);
  });

  it.each([
    ['wrapped in order', { order: order() }],
    ['with a number as text', order({ id: '5400000007' })],
    [
      'with nulls everywhere',
      {
        id: 5400000007,
        orderStatusId: 21,
        updated: null,
        closed: null,
        serviceName: null,
        orderResponseFiles: null,
        currentStatusHistory: null,
      },
    ],
    [
      'with wrong types around',
      order({ updated: 5, closed: 'Y', unreadMessageCnt: '3', orderResponseFiles: 'none', hasResult: 'Y' }),
    ],
  ])('is read %s', (_how, json) => {
    expect(readOrder(json, number)).toMatchObject({
      ok: true,
      value: { number, status: { id: 21, group: 'in-progress' } },
    });
  });

  it('shows the department’s own title and groups an unknown id by its flags', () => {
    const odd = seen({
      orderStatusId: 777,
      ...history({ statusId: 777, title: 'На особом контроле', statusColorCode: 'warn', finalStatus: false }),
    });
    expect(odd.status).toEqual({ id: 777, title: 'На особом контроле', group: 'needs-person', final: false });
  });

  it('never merges another order, and says what is missing', () => {
    expect(readOrder(order({ id: 5400000008 }), number)).toMatchObject({
      ok: false,
      error: { anchor: 'id', found: 1 },
    });
    expect(readOrder({ id: 5400000007 }, number)).toMatchObject({ ok: false, error: { anchor: 'orderStatusId' } });
    for (const bad of [null, [], 'x', {}, { id: {} }, { items: [] }, { order: [] }])
      expect(readOrder(bad, number).ok).toBe(false);
  });

  it('gives no address to a file of a strange link', () => {
    const files = [
      { fileName: 'a', link: 'javascript:alert(1)' },
      { fileName: 'b' },
      null,
      { link: 'terrabyte://00/1/b/2' },
    ];
    expect(seen({ orderResponseFiles: files }).files.map(({ url }) => url)).toEqual([null, null]);
  });
});

describe('feeds', () => {
  it('keeps unknown types, hides letters, skips the unreadable and knows the next page', () => {
    const result = readFeeds(fixtureJson('feeds.json'));
    const value = result.ok ? result.value : expect.fail();
    expect(value.items.map(({ id, type, number: n, group, title }) => [id, type, n, group, title])).toEqual([
      ['5400000007', 'ORDER', '5400000007', 'in-progress', 'Заявление отправлено в ведомство'],
      ['7700000101', 'GEPS', null, 'in-progress', ''],
      ['5400000020', 'NEW_KIND_2027', null, 'needs-person', ''],
    ]);
    expect(value).toMatchObject({ skipped: 1, hasMore: true, after: { id: '5400000020' } });
    expect(JSON.stringify(value)).not.toContain('письма');
    const { method, url } = portalCalls.feeds(value.after);
    expect(url).toContain('%2B0300');
    expect(isAllowedCall(method, url)).toBe(true);
  });

  it('an empty list is a list, a list of rubbish is a miss', () => {
    expect(readFeeds({ items: [] })).toMatchObject({ ok: true, value: { items: [], after: null } });
    for (const bad of [{ items: [{}, 5] }, { items: {} }, {}, null, []]) expect(readFeeds(bad).ok).toBe(false);
  });

  it.each([
    ['status', { status: 'executed' }],
    ['date', { date: '2026-05-21T12:34:56.000+0300' }],
    ['unread', { unread: false }],
    ['number of files', { data: { snippets: [], attachCnt: 7 } }],
  ])('a card’s key moves with its %s', (_what, change) => {
    const item = (fixtureJson('feeds.json') as { items: object[] }).items[0];
    const key = (json: unknown) => {
      const result = readFeeds({ items: [json] });
      return result.ok ? result.value.items[0]?.key : expect.fail();
    };
    expect(key({ ...item, ...change })).not.toBe(key(item));
    expect(key({ ...item, title: 'Другое' })).toBe(key(item));
  });
});

it('session', () => {
  expect(readSession({ auth: true })).toEqual({ ok: true, value: true });
  expect(readSession({ auth: false })).toEqual({ ok: true, value: false });
  for (const bad of [{}, null, { auth: 'true' }, []])
    expect(readSession(bad)).toMatchObject({ ok: false, error: { page: 'api/check-session' } });
});

it('counters do not depend on the order of types', () => {
  const rows = [
    { type: 'ORDER', total: 5, unread: 1 },
    { type: 'GEPS', total: 7, unread: 2 },
  ];
  const key = (counter: unknown) => {
    const result = readCounters({ total: 12, unread: 3, counter });
    return result.ok ? result.value.key : expect.fail();
  };
  expect(key(rows)).toBe(key(rows.toReversed()));
  expect(key(rows)).not.toBe(key([{ type: 'ORDER', total: 5, unread: 2 }, rows[1]]));
  // Letters are counted apart: a new one moves no request.
  expect(key(rows)).toBe(key([rows[0], { type: 'GEPS', total: 8, unread: 3 }]));
  for (const bad of [{}, { total: '1', unread: 0 }, { total: -1, unread: 0 }]) expect(readCounters(bad).ok).toBe(false);
});

it('user data are reduced to yes and no', () => {
  const result = readUser(fixtureJson('user.json'));
  expect(result).toEqual({
    ok: true,
    value: { kind: 'profile', confirmed: true, snils: true, passport: true, policy: true },
  });
  expect(readUser({ assuranceLevel: 'AL15', person: { docs: [] } })).toEqual({
    ok: true,
    value: { kind: 'profile', confirmed: false, snils: false, passport: false, policy: false },
  });
  expect(readUser({})).toMatchObject({
    ok: true,
    value: { confirmed: null, snils: null, passport: null, policy: null },
  });
});

it('disclaimers keep weight and times only', () => {
  const json = [
    {
      id: 1,
      level: 'ERROR',
      messages: [{ language: 'ru', message: '<b>работы</b>' }],
      endDate: '2026-05-21T00:00:00.000+0300',
    },
    { id: 2, level: 'INFO', isHidden: true },
  ];
  expect(readDisclaimers(json)).toEqual({
    ok: true,
    value: [{ level: 'ERROR', from: null, until: Date.parse('2026-05-21T00:00:00+03:00') }],
  });
  expect(readDisclaimers({}).ok).toBe(false);
});

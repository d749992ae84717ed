// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { feedsOf } from '../../portal/api/feed-json.ts';
import { orderJson } from '../../portal/api/order-json.ts';
import { renderProfilePage as articleProfile } from '../../portal/faces/article/render-account.ts';
import {
  renderHealthPage as articleHealth,
  renderConfirmPage,
  renderHealthEntry,
} from '../../portal/faces/article/render-health.ts';
import {
  renderRequestPage,
  renderRequestsPage,
  renderServicesPage,
} from '../../portal/faces/article/render-requests.ts';
import { renderOrdersPage } from '../../portal/faces/lk/render/feeds.ts';
import { headerHtml, loginWanted } from '../../portal/faces/lk/render/header.ts';
import { renderHealthPage as lkHealth, renderHealthRoot } from '../../portal/faces/lk/render/health.ts';
import { renderOrderPage } from '../../portal/faces/lk/render/order.ts';
import { renderProfilePage as lkProfile } from '../../portal/faces/lk/render/profile.ts';
import { renderShell } from '../../portal/faces/lk/shell.ts';
import { antiBotPage, loginPage, maintenancePage, unavailablePage } from '../../portal/faces/plain-pages.ts';
import { PortalState } from '../../portal/model/state.ts';
import { classifyHtml, classifyJson } from './answers';
import { readFeeds } from './api/feeds';
import { readOrder } from './api/order';
import { LK, WWW } from './hosts';
import { orderNumber } from './order-number';
import { readPage } from './read-page';
import { STATUS_TITLES } from './status-titles';
import type { OrderNumber, PageSeen } from './types';

const state = new PortalState();
const documents = state.documents.filter(({ listed }) => listed);
const frame = { path: '/my-services', person: state.patient };
const lk = (main: string): string =>
  `<!doctype html><html><body><lk-root>${headerHtml({ lastName: 'А', firstName: 'Б', unread: 0 })}${main}</lk-root></body></html>`;
/** Without its styles and scripts: the test's DOM would try to fetch them. */
const parse = (html: string): Document =>
  new DOMParser().parseFromString(html.replace(/<link[^>]*>|<script[^>]*>/g, ''), 'text/html');
const seen = (html: string, url: string): PageSeen => {
  const result = readPage(parse(html), url);
  return result.ok ? result.value : expect.fail(JSON.stringify(result.error));
};
const numberOf = (text: string): OrderNumber => orderNumber(text) ?? expect.fail(text);
const REQUEST = `${WWW}/my-services/medical-card/requests`;

describe('pages of the training portal', () => {
  it.each(['В обработке', 'Одобрено', 'Отклонено', 'Требуются документы'] as const)('request «%s»', (articleStatus) => {
    const order = state.addOrder({ number: '5400000050', articleStatus, comment: 'Слова поддержки.' });
    expect(seen(renderRequestPage(order, frame), `${REQUEST}/5400000050`)).toMatchObject({
      loggedIn: true,
      reader: 'article',
      page: { service: 'Доступ к медицинской карте', status: { title: articleStatus }, comment: 'Слова поддержки.' },
    });
    state.orders.delete('5400000050');
  });

  const IDS = Object.keys(STATUS_TITLES).map(Number);
  it.each(IDS)('lk order in status %i', (id) => {
    const order = state.addOrder({ number: '5400000051', statusId: id, face: 'lk', comment: 'Слова ведомства.' });
    const json = orderJson(order);
    const page = seen(lk(renderOrderPage(json)), `${LK}/order/5400000051`);
    expect(page).toMatchObject({ loggedIn: true, reader: 'lk', page: { comment: 'Слова ведомства.' } });
    const api = readOrder(JSON.parse(JSON.stringify(json)), numberOf('5400000051'));
    const order2 = page.page.kind === 'order' ? page.page : expect.fail();
    expect(api).toMatchObject({
      ok: true,
      value: { status: { id, title: order2.status.title }, service: order2.service, comment: order2.comment },
    });
    state.orders.delete('5400000051');
  });

  it('files of an order are the same on its page and in its JSON', () => {
    const json = orderJson(state.order('5400000009'));
    const page = seen(lk(renderOrderPage(json)), `${LK}/order/5400000009`).page;
    const api = readOrder(json, numberOf('5400000009'));
    if (page.kind !== 'order' || !api.ok) expect.fail();
    expect(page.files.map(({ url }) => url)).toEqual(api.value.files.map(({ url }) => url));
    expect(page.files).toHaveLength(1);
  });

  it('lists', () => {
    const numbers = ['5400000001', '5400000007', '5400000009'];
    const article = seen(renderRequestsPage([...state.orders.values()], frame), `${WWW}/my-services/medical-card`).page;
    const own = seen(lk(renderOrdersPage(feedsOf(state, ['ORDER']))), `${LK}/orders`).page;
    const api = readFeeds({ hasMore: false, items: feedsOf(state, []) });
    for (const page of [article, own]) {
      if (page.kind !== 'orders') expect.fail();
      expect(page.orders.map(({ number }) => number).toSorted()).toEqual(numbers);
      expect(page.orders.every(({ group, service }) => group !== 'unknown' && service !== '')).toBe(true);
    }
    if (!api.ok) expect.fail();
    expect(api.value.items.flatMap(({ number }) => number ?? []).toSorted()).toEqual(numbers);
    expect(seen(renderRequestsPage([], frame), `${WWW}/my-services/medical-card`).page).toEqual({
      kind: 'orders',
      orders: [],
    });
    expect(seen(lk(renderOrdersPage([])), `${LK}/orders`).page).toEqual({ kind: 'orders', orders: [] });
  });

  it('documents', () => {
    for (const page of [
      seen(articleHealth(documents, frame), `${WWW}/my-health/medical-card`).page,
      seen(lk(lkHealth(documents)), `${LK}/health/meddocs`).page,
    ]) {
      if (page.kind !== 'health') expect.fail();
      expect(new Set(page.documents).size).toBe(documents.length);
    }
    expect(seen(articleHealth([], frame), `${WWW}/my-health/medical-card`).page).toMatchObject({
      kind: 'health',
      documents: [],
    });
    expect(seen(lk(lkHealth([])), `${LK}/health/meddocs`).page).toMatchObject({ kind: 'health', documents: [] });
  });

  it('profiles', () => {
    const { lastName, firstName, middleName, birthDate, snils, passport, policy } = state.patient;
    const user = {
      ...{
        lastName,
        firstName,
        middleName,
        personSNILS: snils,
        assuranceLevel: 'AL15',
        person: { person: { birthDate } },
      },
    };
    const docs = [
      { type: 'RF_PASSPORT', ...passport, vrfStu: 'NOT_VERIFIED' },
      { type: 'MDCL_PLCY', unitedNumber: policy.number, vrfStu: 'VERIFIED' },
    ];
    const own = lkProfile({ ...user, person: { ...user.person, docs } });
    expect(seen(lk(own), `${LK}/profile`).page).toMatchObject({
      confirmed: false,
      snils: true,
      passport: false,
      policy: true,
    });
    const full = { kind: 'profile', confirmed: true, snils: true, passport: true, policy: true };
    expect(seen(articleProfile(state.patient, frame), `${WWW}/profile`).page).toEqual(full);
    const poor = { ...state.patient, snils: '', policy: { number: '', verified: false }, level: 'AL10' } as const;
    expect(seen(articleProfile(poor, frame), `${WWW}/profile`).page).toMatchObject({
      confirmed: false,
      snils: false,
      policy: false,
    });
  });

  it.each([
    [`${WWW}/my-services`, renderServicesPage(true, frame)],
    [`${WWW}/my-health`, renderHealthEntry(frame)],
    [`${WWW}/my-health/confirm`, renderConfirmPage('', frame)],
    [`${LK}/health`, lk(renderHealthRoot())],
  ])('nothing to read at %s', (url, html) => {
    expect(seen(html, url)).toMatchObject({ loggedIn: true, page: { kind: 'plain' } });
  });
});

describe('what is not the page asked for', () => {
  it('logged out', () => {
    const guest = `<html><body><lk-root>${headerHtml(null)}${loginWanted('/order/5400000007')}</lk-root></body></html>`;
    expect(seen(guest, `${LK}/order/5400000007`)).toMatchObject({ loggedIn: false, page: { kind: 'plain' } });
    expect(seen(loginPage('/'), `${REQUEST}/5400000001`)).toMatchObject({ loggedIn: false, page: { kind: 'plain' } });
  });

  it('the shell before its content', () => {
    const shell = renderShell({ ngAttribute: '_ngcontent-a', renderDelayMs: [0, 0] });
    expect(seen(shell, `${LK}/order/5400000007`).page.kind).toBe('loading');
  });

  it.each([
    ['login', loginPage('/'), 'login'],
    ['maintenance', maintenancePage('21 мая, 06:00'), 'maintenance'],
    ['unavailable', unavailablePage(), 'server'],
    ['anti-bot', antiBotPage(), 'challenge'],
  ])('%s page instead of an answer', (_name, body, expected) => {
    const reply = {
      status: 200,
      type: 'basic',
      url: '',
      contentType: 'text/html; charset=utf-8',
      retryAfter: null,
      body,
    };
    expect(classifyHtml(reply).state).toBe(expected);
    expect(classifyJson(reply).state).toBe(expected);
    expect(classifyJson({ ...reply, status: 503 }).state).toBe(expected === 'login' ? 'server' : expected);
  });

  it.each(['missing-number', 'unknown-status'] as const)('%s', (twist) => {
    const order = state.order('5400000007');
    const api = readOrder(orderJson(order, { twist }), numberOf('5400000007'));
    const page = readPage(parse(lk(renderOrderPage(orderJson(order, { twist })))), `${LK}/order/5400000007`);
    const article = readPage(parse(renderRequestPage(order, frame, twist)), `${REQUEST}/5400000007`);
    if (twist === 'missing-number') {
      expect([api.ok, page.ok, article.ok]).toEqual([false, false, false]);
      return;
    }
    expect(api).toMatchObject({ value: { status: { id: 777, title: 'Передано в новое ведомство' } } });
    for (const result of [page, article]) {
      expect(result).toMatchObject({
        value: { page: { status: { title: 'Передано в новое ведомство', group: 'unknown' } } },
      });
    }
  });
});

import { feedsOf } from '../../../portal/api/feed-json.ts';
import { orderJson } from '../../../portal/api/order-json.ts';
import { userData } from '../../../portal/api/user.ts';
import {
  renderConnectedServices,
  renderHelpPage,
  renderHomePage,
  renderProfilePage,
} from '../../../portal/faces/article/render-account.ts';
import { renderConfirmPage, renderHealthEntry, renderHealthPage } from '../../../portal/faces/article/render-health.ts';
import {
  renderRequestPage,
  renderRequestsPage,
  renderServicesPage,
} from '../../../portal/faces/article/render-requests.ts';
import { renderOrdersPage } from '../../../portal/faces/lk/render/feeds.ts';
import { headerHtml, loginWanted } from '../../../portal/faces/lk/render/header.ts';
import { renderHealthPage as lkHealth, renderHealthRoot } from '../../../portal/faces/lk/render/health.ts';
import { renderOrderPage } from '../../../portal/faces/lk/render/order.ts';
import { renderProfilePage as lkProfile } from '../../../portal/faces/lk/render/profile.ts';
import { renderMainPage } from '../../../portal/faces/lk/shell.ts';
import { PortalState } from '../../../portal/model/state.ts';
import { LK, WWW } from '../hosts';
import type { PointId } from './table';

const state = new PortalState();
const request = state.addOrder({ number: '5400000077', articleStatus: 'В обработке', comment: 'Слова поддержки.' });
const other = new PortalState();
const order = other.addOrder({ number: '5400000078' });
const documents = state.documents.filter(({ listed }) => listed);
const frame = { path: '/my-services', person: state.patient };
const user = JSON.parse((userData({ state } as never) as { body: string }).body) as never;
const guest = { path: '/', person: null };
const lk = (main: string, loggedIn = true): string =>
  `<!doctype html><html><body><lk-root>${headerHtml(loggedIn ? { lastName: 'А', firstName: 'Б', unread: 0 } : null)}${main}</lk-root></body></html>`;

/** A page, what is asked of it, and where the arrow belongs: elements by selector, or null: it must say «не вижу». */
export type Case = { name: string; url: string; html: string; point: PointId; truth: string | null };

const page = (
  name: string,
  url: string,
  html: string,
  truths: Readonly<Partial<Record<PointId, string | null>>>,
): Case[] => Object.entries(truths).map(([point, truth]) => ({ name, url, html, point: point as PointId, truth }));

const MENU = {
  'nav.health': 'a[href*="my-health"]',
  'nav.profile': 'a[href="/profile"]',
  'nav.help': 'a[href="/help"]',
} as const;
const LK_MENU = {
  'nav.orders': 'a[href$="lk.gosuslugi.ru/orders"]',
  'nav.documents': 'a[href$="/profile"]',
  'nav.profile': 'a[href$="/settings/account"]',
  'nav.help': 'a[href$="/help"]',
} as const;

/** Both faces, page by page, with every control the steps point at. */
export const CASES: readonly Case[] = [
  ...page('article home, logged out', `${WWW}/`, renderHomePage(guest), { 'login.enter': 'a.login' }),
  ...page('article home', `${WWW}/`, renderHomePage(frame), {
    ...MENU,
    'login.enter': null,
    'nav.orders': 'a[href="/my-services"]',
  }),
  ...page('article services', `${WWW}/my-services`, renderServicesPage(true, frame), {
    'medcard.open': 'a[href="/my-services/medical-card"]',
    'nav.consents': 'a[href="/settings/connected-services"]',
    ...MENU,
  }),
  ...page('article requests', `${WWW}/my-services/medical-card`, renderRequestsPage([request], frame), {
    'request.new': 'main button',
    'orders.medcard': 'main .requests a',
  }),
  ...page('article request', `${WWW}/my-services/medical-card/requests/5400000077`, renderRequestPage(request, frame), {
    'order.status': '.status-label',
    'order.more': 'summary',
    'nav.orders': 'a[href="/my-services"]',
  }),
  ...page('article health', `${WWW}/my-health`, renderHealthEntry(frame), {
    'health.card': 'main button',
    'document.download': null,
  }),
  ...page('article code', `${WWW}/my-health/confirm`, renderConfirmPage('', frame), { 'code.confirm': '#code' }),
  ...page('article card', `${WWW}/my-health/medical-card`, renderHealthPage(documents, frame), {
    'document.download': 'a.download',
  }),
  ...page('article profile', `${WWW}/profile`, renderProfilePage(state.patient, frame), {
    'profile.account': 'dt:nth-of-type(6)',
    'profile.passport': 'dt:nth-of-type(4)',
    'profile.snils': 'dt:nth-of-type(3)',
    'profile.policy': 'dt:nth-of-type(5)',
  }),
  ...page('article services on', `${WWW}/settings/connected-services`, renderConnectedServices(false, frame), {
    'settings.medcard': 'main label',
  }),
  ...page('article help', `${WWW}/help`, renderHelpPage(frame), { 'help.feedback': 'main a[href="/feedback"]' }),
  ...page('lk home, logged out', `${WWW}/`, renderMainPage(null), { 'login.enter': 'a[href*="login/?redirect"]' }),
  ...page('lk, login wanted', `${LK}/orders`, lk(loginWanted('/orders'), false), {
    'login.enter': 'a[href*="login/?redirect"]',
  }),
  ...page('lk orders', `${LK}/orders`, lk(renderOrdersPage(feedsOf(other, ['ORDER']))), {
    'orders.medcard': 'a[href="/order/5400000078"], a[href="/order/5400000001"]',
    'nav.health': 'a[href$="/health"]',
    'nav.profile': LK_MENU['nav.profile'],
    'nav.documents': LK_MENU['nav.documents'],
  }),
  ...page('lk order', `${LK}/order/5400000078`, lk(renderOrderPage(orderJson(order))), {
    'order.status': '.status h3',
    'nav.help': LK_MENU['nav.help'],
  }),
  ...page('lk health', `${LK}/health`, lk(renderHealthRoot()), { 'health.card': 'main a', ...LK_MENU }),
  ...page('lk documents', `${LK}/health/meddocs`, lk(lkHealth(documents)), {
    'document.download': 'a[href*="/api/storage/"]',
  }),
  ...page('lk profile', `${LK}/profile/personal`, lk(lkProfile(user)), {
    'profile.account': '.account-level',
    'profile.passport': '#passport a',
    'profile.snils': '#snils a',
    'profile.policy': '#oms a',
    'nav.health': 'a[href$="/health"]',
  }),
];

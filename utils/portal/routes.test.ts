import { expect, it } from 'vitest';
import { LK, WWW } from './hosts';
import { isPageOfInterest } from './interest';
import { ROUTES, routeOf } from './routes';
import type { RouteKind } from './types';

const origin = { www: WWW, lk: LK } as const;
const EXAMPLES: Readonly<Record<keyof typeof ROUTES, Partial<Record<RouteKind, readonly string[]>>>> = {
  www: {
    home: ['/', '/?from=mail', '/#top'],
    order: ['/my-services/medical-card/requests/5400000001', '/my-services/medical-card/requests/5400000001/?a=1'],
    orders: ['/my-services', '/my-services/medical-card', '/my-services/'],
    'health-document': ['/my-health/files/1001.pdf', '/my-health/files/512.26.05.20.000000001.xml'],
    health: ['/my-health', '/my-health/confirm', '/my-health/medical-card?category=lab'],
    profile: ['/profile', '/profile#snils'],
    settings: ['/settings', '/settings/connected-services'],
    help: ['/help', '/help/faq/login/2', '/feedback'],
    login: ['/node-api/login/?redirectPage=/', '/auth-provider/login?rUrl=aHR0', '/auth-provider/oauth/v1/login'],
  },
  lk: {
    login: ['/node-api/login?redirectUrl=x'],
    home: ['/', '/overview', '/overview/'],
    order: ['/order/5400000001', '/order/5400000001/5400000002?tab=1', '/order/equeue/5400000003'],
    orders: ['/orders', '/orders/all?type=ORDER,EQUEUE', '/orders/drafts', '/orders/archive'],
    'health-document': ['/health/meddocs/items/123.45.67.89.000000001'],
    health: ['/health', '/health/meddocs', '/health/eln', '/profile/health'],
    profile: ['/profile', '/profile/personal', '/profile/personal/id-doc', '/settings/account'],
    settings: ['/settings/third-party/agreements/acting', '/settings/login'],
    message: ['/message/5400000011', '/messages/inbox', '/notifications?type=GEPS', '/notifications/details/GEPS/1'],
  },
};
const rows = (['www', 'lk'] as const).flatMap((host) =>
  ROUTES[host].map(([kind, face, path]) => ({ host, kind, face, path, examples: EXAMPLES[host][kind] ?? [] })),
);
const examples = rows.flatMap((row) => row.examples.map((path) => ({ row, url: origin[row.host] + path })));
const INTERESTING: ReadonlySet<RouteKind> = new Set([
  'home',
  'orders',
  'order',
  'health',
  'health-document',
  'profile',
]);
const ALIEN = [
  'https://esia.gosuslugi.ru/login/',
  'https://esia.gosuslugi.ru/profile/user/',
  'http://www.gosuslugi.ru/profile',
  'https://gosuslugi.ru/profile',
  'https://www.gosuslugi.ru:8443/profile',
  'https://www.gosuslugi.ru.example.com/profile',
  'https://a:b@lk.gosuslugi.ru/orders',
  'https://dom.gosuslugi.ru/',
  'chrome://settings',
  'about:blank',
  'не адрес',
  '',
];
const OTHER = [
  `${WWW}/10700/1/form`,
  `${WWW}/my-services/medical-card/requests/none`,
  `${WWW}/my-services/medical-card/requests/12`,
  `${WWW}/health`,
  `${LK}/order/`,
  `${LK}/order/abc`,
  `${LK}/pay`,
  `${LK}/profile/family`,
];

it.each(examples)('$url is $row.kind', ({ row, url }) => {
  expect(routeOf(url)).toMatchObject({ kind: row.kind, face: row.face });
});

it('every row has examples', () => {
  for (const { kind, examples: own } of rows) expect(own.length, kind).toBeGreaterThan(0);
});

it('no row says yes to the example of another', () => {
  const path = (url: string): string => new URL(url).pathname.replace(/\/+$/, '') || '/';
  for (const row of rows) {
    for (const { row: owner, url } of examples) {
      if (owner !== row && owner.host === row.host) expect(row.path.test(path(url)), `${row.path} ${url}`).toBe(false);
    }
  }
});

it.each(ALIEN)('«%s» is not ours', (url) => {
  expect(routeOf(url)).toBeNull();
  expect(isPageOfInterest(url)).toBe(false);
});

it.each(OTHER)('%s is known as the portal and nothing more', (url) => {
  expect(routeOf(url)).toMatchObject({ kind: 'other', number: null });
});

it('knows the number of an order, of an appointment the last one', () => {
  // `companion.ts` of the background leans on it: the address of a request ends with its number.
  for (const url of [
    `${LK}/order/5400000001/?x=1`,
    `${LK}/order/5400000001/5400000002`,
    `${LK}/order/equeue/5400000003`,
  ])
    expect(new URL(url).pathname.replace(/\/+$/, '')).toMatch(new RegExp(`/${routeOf(url)?.number}$`));
  expect(routeOf(`${LK}/order/5400000001?x=1`)?.number).toBe('5400000001');
  expect(routeOf(`${LK}/order/5400000001/5400000002`)?.number).toBe('5400000002');
  expect(routeOf(`${WWW}/my-services/medical-card/requests/5400000003/`)?.number).toBe('5400000003');
});

it.each([...examples.map(({ url }) => url), ...OTHER])('the small check agrees with the table on %s', (url) => {
  expect(isPageOfInterest(url)).toBe(INTERESTING.has(routeOf(url)?.kind ?? 'other'));
});

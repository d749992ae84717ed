import { expect, it } from 'vitest';
import { LK, WWW } from './hosts';
import { isPageOfInterest } from './interest';
import { ROUTES, routeOf } from './routes';
import type { RouteKind } from './types';

const origin = { www: WWW, lk: LK } as const;
const examples = ROUTES.flatMap((row) => row.examples.map((path) => ({ row, url: origin[row.host] + path })));
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

it('no row says yes to the example of another', () => {
  const path = (url: string): string => new URL(url).pathname.replace(/\/+$/, '') || '/';
  for (const row of ROUTES) {
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
  expect(routeOf(`${LK}/order/5400000001?x=1`)?.number).toBe('5400000001');
  expect(routeOf(`${LK}/order/5400000001/5400000002`)?.number).toBe('5400000002');
  expect(routeOf(`${WWW}/my-services/medical-card/requests/5400000003/`)?.number).toBe('5400000003');
});

it.each([...examples.map(({ url }) => url), ...OTHER])('the small check agrees with the table on %s', (url) => {
  expect(isPageOfInterest(url)).toBe(INTERESTING.has(routeOf(url)?.kind ?? 'other'));
});

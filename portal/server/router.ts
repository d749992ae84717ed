import { API_ROUTES } from '../api/routes.ts';
import { ARTICLE_ROUTES } from '../faces/article/routes.ts';
import { AUTH_ROUTES, ESIA_ROUTES } from '../faces/esia/routes.ts';
import { renderShell } from '../faces/lk/shell.ts';
import { maintenancePage, notFoundPage } from '../faces/plain-pages.ts';
import { ASSET_ROUTES } from './assets.ts';
import {
  type Exchange,
  failure,
  type Headers,
  type Host,
  html,
  ORIGINS,
  type Reply,
  type RouteRow,
} from './exchange.ts';

const LK_ROUTES: readonly RouteRow[] = [['GET', /^\/(?!api\/).*$/, ({ state }) => html(renderShell(state))]];

const TABLE: Readonly<Record<Host, readonly RouteRow[]>> = {
  www: [...ASSET_ROUTES, ...AUTH_ROUTES, ...API_ROUTES, ...ARTICLE_ROUTES],
  lk: [...ASSET_ROUTES, ...AUTH_ROUTES, ...LK_ROUTES],
  esia: [...ASSET_ROUTES, ...ESIA_ROUTES],
};

const cspOf = (blobs: boolean): string =>
  `default-src 'self'${blobs ? ' blob:' : ''} https://www.gosuslugi.ru; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'self'`;

/**
 * Headers every answer carries; the CSP is strict, so that whatever works here leans on no page permission, unless a test
 * lets pages read their own `blob:` addresses.
 */
export const commonHeaders = ({ host, headers, state }: Exchange): Headers => ({
  'x-frame-options': 'SAMEORIGIN',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=0',
  'content-security-policy': cspOf(state.readsBlobs),
  'cache-control': 'no-store',
  ...(host === 'www' && headers.origin === ORIGINS.lk
    ? { 'access-control-allow-origin': ORIGINS.lk, 'access-control-allow-credentials': 'true', vary: 'Origin' }
    : {}),
});

const preflight = ({ headers }: Exchange): Reply => ({
  status: 204,
  headers:
    headers.origin === ORIGINS.lk
      ? { 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'content-type' }
      : {},
  body: '',
});

const worksEverywhere = (path: string): boolean =>
  path.startsWith('/assets/') || path.startsWith('/api/cms/v1/disclaimers');

/** The normal answer to a request, faults aside. */
export const route = async (exchange: Exchange): Promise<Reply> => {
  const { method, host, url, state } = exchange;
  if (method === 'OPTIONS') return preflight(exchange);
  if (state.maintenance && !worksEverywhere(url.pathname)) return html(maintenancePage(state.maintenance.until), 503);
  const rows = TABLE[host].map(([verb, path, handler]) => ({ verb, match: path.exec(url.pathname), handler }));
  const known = rows.filter((row) => row.match !== null);
  const wanted = method === 'HEAD' ? 'GET' : method;
  const found = known.find((row) => row.verb === wanted);
  if (found?.match) return found.handler(exchange, found.match);
  if (url.pathname.startsWith('/api/')) return failure(known.length > 0 ? 405 : 404, 'no such call');
  return html(notFoundPage(), known.length > 0 ? 405 : 404);
};

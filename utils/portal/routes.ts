import { portalUrl } from './hosts';
import { orderNumber } from './order-number';
import type { Face, Route, RouteKind } from './types';

export type RouteRow = {
  kind: RouteKind;
  face: Face | null;
  host: 'www' | 'lk';
  /** Tried on the path without its closing slash; group 1 is the order number on order pages. */
  path: RegExp;
  examples: readonly string[];
};

/**
 * Every address we know by sight, most particular first; portal.md 1.2–1.5 for lk.
 * Addresses of the article face are our invention: the article names menus, no public source names paths.
 */
export const ROUTES: readonly RouteRow[] = [
  { kind: 'home', face: null, host: 'www', path: /^\/$/, examples: ['/', '/?from=mail', '/#top'] },
  {
    kind: 'order',
    face: 'article',
    host: 'www',
    path: /^\/my-services\/medical-card\/requests\/(\d+)$/,
    examples: ['/my-services/medical-card/requests/5400000001', '/my-services/medical-card/requests/5400000001/?a=1'],
  },
  {
    kind: 'orders',
    face: 'article',
    host: 'www',
    path: /^\/my-services(\/medical-card)?$/,
    examples: ['/my-services', '/my-services/medical-card', '/my-services/'],
  },
  {
    kind: 'health-document',
    face: 'article',
    host: 'www',
    path: /^\/my-health\/files\/[\w.-]+\.(pdf|xml)$/,
    examples: ['/my-health/files/1001.pdf', '/my-health/files/512.26.05.20.000000001.xml'],
  },
  {
    kind: 'health',
    face: 'article',
    host: 'www',
    path: /^\/my-health(\/(?!files\/).*)?$/,
    examples: ['/my-health', '/my-health/confirm', '/my-health/medical-card?category=lab'],
  },
  { kind: 'profile', face: 'article', host: 'www', path: /^\/profile$/, examples: ['/profile', '/profile#snils'] },
  {
    kind: 'settings',
    face: 'article',
    host: 'www',
    path: /^\/settings(\/.*)?$/,
    examples: ['/settings', '/settings/connected-services'],
  },
  {
    kind: 'help',
    face: null,
    host: 'www',
    path: /^\/(help(\/.*)?|feedback)$/,
    examples: ['/help', '/help/faq/login/2', '/feedback'],
  },
  {
    kind: 'login',
    face: null,
    host: 'www',
    path: /^\/(node-api\/login|auth-provider\/(oauth\/v1\/)?login)$/,
    examples: ['/node-api/login/?redirectPage=/', '/auth-provider/login?rUrl=aHR0', '/auth-provider/oauth/v1/login'],
  },
  { kind: 'login', face: null, host: 'lk', path: /^\/node-api\/login$/, examples: ['/node-api/login?redirectUrl=x'] },
  { kind: 'home', face: 'lk', host: 'lk', path: /^\/(overview)?$/, examples: ['/', '/overview', '/overview/'] },
  {
    kind: 'order',
    face: 'lk',
    host: 'lk',
    path: /^\/order\/(?:equeue\/|\d+\/)?(\d+)$/,
    examples: ['/order/5400000001', '/order/5400000001/5400000002?tab=1', '/order/equeue/5400000003'],
  },
  {
    kind: 'orders',
    face: 'lk',
    host: 'lk',
    path: /^\/orders(\/(all|drafts|archive))?$/,
    examples: ['/orders', '/orders/all?type=ORDER,EQUEUE', '/orders/drafts', '/orders/archive'],
  },
  {
    kind: 'health-document',
    face: 'lk',
    host: 'lk',
    path: /^\/health\/meddocs\/items\/[^/]+$/,
    examples: ['/health/meddocs/items/123.45.67.89.000000001'],
  },
  {
    kind: 'health',
    face: 'lk',
    host: 'lk',
    path: /^\/(profile\/health|health(\/(?!meddocs\/items\/).*)?)$/,
    examples: ['/health', '/health/meddocs', '/health/eln', '/profile/health'],
  },
  {
    kind: 'profile',
    face: 'lk',
    host: 'lk',
    path: /^\/(profile(\/personal(\/.*)?)?|settings\/account)$/,
    examples: ['/profile', '/profile/personal', '/profile/personal/id-doc', '/settings/account'],
  },
  {
    kind: 'settings',
    face: 'lk',
    host: 'lk',
    path: /^\/settings(\/(?!account$).*)?$/,
    examples: ['/settings/third-party/agreements/acting', '/settings/login'],
  },
  {
    kind: 'message',
    face: 'lk',
    host: 'lk',
    path: /^\/(message\/.*|messages(\/.*)?|notifications(\/.*)?)$/,
    examples: ['/message/5400000011', '/messages/inbox', '/notifications?type=GEPS', '/notifications/details/GEPS/1'],
  },
];

/** What an address is; null when it is not a host of the portal we may look at. */
export function routeOf(url: string): Route | null {
  const parsed = portalUrl(url);
  if (!parsed) return null;
  const host = parsed.hostname === 'lk.gosuslugi.ru' ? 'lk' : 'www';
  const path = parsed.pathname.replace(/\/+$/, '') || '/';
  for (const row of ROUTES) {
    const match = row.host === host ? row.path.exec(path) : null;
    if (!match) continue;
    const number = row.kind === 'order' ? orderNumber(match[1]) : null;
    if (row.kind === 'order' && number === null) break;
    return { kind: row.kind, face: row.face, number };
  }
  return { kind: 'other', face: host === 'lk' ? 'lk' : null, number: null };
}

import { portalUrl } from './hosts';
import { orderNumber } from './order-number';
import type { Face, Route, RouteKind } from './types';

/** The path is tried without its closing slash; its group 1 is the order number on order pages. */
export type RouteRow = readonly [kind: RouteKind, face: Face | null, path: RegExp];

/**
 * Every address we know by sight, most particular first; portal.md 1.2–1.5 for lk. `routes.test.ts` has examples of each.
 * Addresses of the article face are our invention: the article names menus, no public source names paths.
 */
export const ROUTES: Readonly<Record<'www' | 'lk', readonly RouteRow[]>> = {
  www: [
    ['home', null, /^\/$/],
    ['order', 'article', /^\/my-services\/medical-card\/requests\/(\d+)$/],
    ['orders', 'article', /^\/my-services(\/medical-card)?$/],
    ['health-document', 'article', /^\/my-health\/files\/[\w.-]+\.(pdf|xml)$/],
    ['health', 'article', /^\/my-health(\/(?!files\/).*)?$/],
    ['profile', 'article', /^\/profile$/],
    ['settings', 'article', /^\/settings(\/.*)?$/],
    ['help', null, /^\/(help(\/.*)?|feedback)$/],
    ['login', null, /^\/(node-api\/login|auth-provider\/(oauth\/v1\/)?login)$/],
  ],
  lk: [
    ['login', null, /^\/node-api\/login$/],
    ['home', 'lk', /^\/(overview)?$/],
    ['order', 'lk', /^\/order\/(?:equeue\/|\d+\/)?(\d+)$/],
    ['orders', 'lk', /^\/orders(\/(all|drafts|archive))?$/],
    ['health-document', 'lk', /^\/health\/meddocs\/items\/[^/]+$/],
    ['health', 'lk', /^\/(profile\/health|health(\/(?!meddocs\/items\/).*)?)$/],
    ['profile', 'lk', /^\/(profile(\/personal(\/.*)?)?|settings\/account)$/],
    ['settings', 'lk', /^\/settings(\/(?!account$).*)?$/],
    ['message', 'lk', /^\/(message\/.*|messages(\/.*)?|notifications(\/.*)?)$/],
  ],
};

/** What an address is; null when it is not a host of the portal we may look at. */
export function routeOf(url: string): Route | null {
  const parsed = portalUrl(url);
  if (!parsed) return null;
  const host = parsed.hostname === 'lk.gosuslugi.ru' ? 'lk' : 'www';
  const path = parsed.pathname.replace(/\/+$/, '') || '/';
  for (const [kind, face, known] of ROUTES[host]) {
    const match = known.exec(path);
    if (!match) continue;
    const number = kind === 'order' ? orderNumber(match[1]) : null;
    if (kind === 'order' && number === null) break;
    return { kind, face, number };
  }
  return { kind: 'other', face: host === 'lk' ? 'lk' : null, number: null };
}

import { fingerprint } from '../change-key';
import { LK, portalUrl, WWW } from '../hosts';
import { routeOf } from '../routes';
import type { PickedAddress } from './types';

export const sameAddress = (a: PickedAddress, b: PickedAddress): boolean =>
  a.host === b.host && a.path === b.path && a.tail === b.tail;

export const addressUrl = ({ host, path }: PickedAddress): string => `${host === 'lk' ? LK : WWW}${path}`;

/**
 * Whether the page may be opened without the person. Not a service's form (opening one starts a draft), not one whose
 * address has a tail we do not keep, and never a page that is read by being opened.
 */
export const mayOpenAlone = ({ path, tail }: PickedAddress): boolean =>
  tail === '' && !/^\/\d|\/(form|booking|draft|self|pay|login|logout|auth|node-api|auth-provider|api)(\/|$)/.test(path);

/** Null where a status may not be watched: outside the portal, at the login, in letters (portal.md 2.9). */
export function pickedAddress(url: string): PickedAddress | null {
  const parsed = portalUrl(url);
  const kind = routeOf(url)?.kind;
  if (!parsed || kind === undefined || kind === 'message' || kind === 'login') return null;
  const tail = parsed.search + (/^#[/!]/.test(parsed.hash) ? parsed.hash : '');
  return {
    host: parsed.hostname === 'lk.gosuslugi.ru' ? 'lk' : 'www',
    path: (parsed.pathname.replace(/\/+$/, '') || '/').slice(0, 500),
    // With its digits: the same page about another case is another page.
    tail: tail === '' ? '' : fingerprint(tail),
  };
}

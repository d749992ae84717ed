import { twinsAmong } from '../../utils/diagnostics';
import type { DataOf } from '../../utils/messaging';
import { type CookieLook, clearSiteData, cookiesAt, isOff, removeCookie } from '../../utils/platform';
import { LK, WWW } from '../../utils/portal';

export const COOKIE_HOSTS = [new URL(WWW).hostname, new URL(LK).hostname] as const;

/** Does the least that the remedy needs, on the portal's own hosts. What it will be was shown to the person before. */
export async function mend(what: DataOf<'mend'>['what']): Promise<boolean> {
  if (await isOff('remedies')) return false;
  if (what === 'clear-storage') return clearSiteData([WWW, LK]);
  const cookies = await cookiesAt(COOKIE_HOSTS);
  if (cookies === null) return false;
  return removeEach(
    what === 'clear-cookies' ? cookies : (twinsAmong(cookies).flatMap(({ extra }) => extra) as CookieLook[]),
  );
}

async function removeEach(cookies: readonly CookieLook[]): Promise<boolean> {
  const gone = await Promise.all(cookies.map(removeCookie));
  return gone.every(Boolean);
}

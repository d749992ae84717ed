import { browser } from './browser';
import { hasPermission } from './permissions';

/** A cookie without its value: the value's length is taken here, and the value goes no further than this file. */
export type CookieLook = {
  name: string;
  domain: string;
  path: string;
  hostOnly: boolean;
  secure: boolean;
  httpOnly: boolean;
  expiresAt: number | null;
  valueSize: number;
};

/** Cookies that are sent to one of these addresses, each once. Null when we may not look. */
export async function cookiesAt(urls: readonly string[]): Promise<CookieLook[] | null> {
  if (!(await hasPermission('cookies').catch(() => false))) return null;
  const found = await Promise.all(urls.map((url) => browser.cookies.getAll({ url })));
  const each = new Map(found.flat().map((one) => [JSON.stringify([one.name, one.domain, one.path]), one]));
  return [...each.values()].map(({ name, domain, path, hostOnly, secure, httpOnly, expirationDate, value }) => ({
    name,
    domain,
    path,
    hostOnly,
    secure,
    httpOnly,
    expiresAt: expirationDate === undefined ? null : expirationDate * 1_000,
    valueSize: new TextEncoder().encode(value).length,
  }));
}

/**
 * Removes exactly this cookie, by writing one that is over already: `cookies.remove` goes by name and address, and would
 * take its twin with it. False when the browser still has it.
 */
export async function removeCookie({ name, domain, path, hostOnly, secure, httpOnly }: CookieLook): Promise<boolean> {
  const host = domain.replace(/^\./, '');
  const url = `https://${host}${path}`;
  const cookie = { url, name, path, secure, httpOnly, value: '', expirationDate: 1, ...(hostOnly ? {} : { domain }) };
  await browser.cookies.set(cookie).catch(() => null);
  const left = await browser.cookies
    .getAll({ name, url: `https://${host === 'gosuslugi.ru' ? 'www.gosuslugi.ru' : host}${path}` })
    .catch(() => []);
  return !left.some((one) => one.domain === domain && one.path === path);
}

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

/**
 * Cookies that go to some address of these hosts, on whatever path, each once: one that lies deeper than `/` is not among
 * those of the host's first page. Null when we may not look.
 */
export async function cookiesAt(hosts: readonly string[]): Promise<CookieLook[] | null> {
  if (!(await hasPermission('cookies').catch(() => false))) return null;
  const sites = [...new Set(hosts.map((host) => host.split('.').slice(-2).join('.')))];
  const found = await Promise.all(sites.map((domain) => browser.cookies.getAll({ domain })));
  const ours = found.flat().filter(({ domain, hostOnly }) => {
    const own = domain.replace(/^\./, '');
    return hosts.some((host) => host === own || (!hostOnly && host.endsWith(`.${own}`)));
  });
  const each = new Map(ours.map((one) => [JSON.stringify([one.name, one.domain, one.path]), one]));
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

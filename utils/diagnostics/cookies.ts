import { DAY } from '../kernel';
import { type Facts, factOf } from './fields';
import type { CookieSeen } from './gathered';
import { few, yesNo } from './reduce';

const KB = 1_024;
/** Kept beside another of its name: which one the browser sends first decides, and servers differ in which they take. */
export type Twins = { name: string; keep: CookieSeen; extra: readonly CookieSeen[] };

/**
 * Cookies of one name that go to the same host together. The one of the whole portal (`.gosuslugi.ru`, path `/`) is the
 * portal's own way (portal.md 1.1) and stays; twins on two different hosts never meet and are none.
 */
export function twinsAmong(cookies: readonly CookieSeen[]): Twins[] {
  const byName = Map.groupBy(cookies, ({ name }) => name);
  return [...byName].flatMap(([name, all]) => {
    const [keep] = [...all].sort((a, b) => Number(a.hostOnly) - Number(b.hostOnly) || a.path.length - b.path.length);
    if (!keep) return [];
    const extra = all.filter((one) => one !== keep && meet(one, keep));
    return extra.length > 0 ? [{ name, keep, extra }] : [];
  });
}

export const hostOf = ({ domain }: Pick<CookieSeen, 'domain'>): string => domain.replace(/^\./, '');

/** Whether some address of the portal gets both. */
function meet(one: CookieSeen, other: CookieSeen): boolean {
  const [a, b] = [hostOf(one), hostOf(other)];
  const covers = (wide: CookieSeen, wider: string, host: string) =>
    wider === host || (!wide.hostOnly && host.endsWith(`.${wider}`));
  return covers(one, a, b) || covers(other, b, a);
}

/** The longest `Cookie` header that one of the portal's hosts gets, in bytes: servers refuse 8 or 16 KB. */
function headerSize(cookies: readonly CookieSeen[]): number {
  const sizeFor = (host: string) =>
    cookies
      .filter((one) => hostOf(one) === host || (!one.hostOnly && host.endsWith(`.${hostOf(one)}`)))
      .reduce((sum, { name, valueSize }) => sum + new TextEncoder().encode(name).length + valueSize + 3, 0);
  return Math.max(sizeFor('www.gosuslugi.ru'), sizeFor('lk.gosuslugi.ru'));
}

const sizeOf = (bytes: number): Facts['cookieSize'] =>
  bytes < 4 * KB ? 'under-4-kb' : bytes < 8 * KB ? '4-8-kb' : bytes < 16 * KB ? '8-16-kb' : 'over-16-kb';

function lastsOf(cookies: readonly CookieSeen[], now: number): Facts['cookieOldest'] {
  if (cookies.length === 0) return 'none';
  const ends = cookies.flatMap(({ expiresAt }) =>
    expiresAt === null || !Number.isFinite(expiresAt) ? [] : [expiresAt],
  );
  if (ends.length === 0) return 'ends-with-browser';
  const left = Math.max(...ends) - now;
  return left < DAY ? 'under-day' : left < 30 * DAY ? 'under-month' : 'longer';
}

type CookieFacts = Pick<
  Facts,
  | 'cookiesAllowed'
  | 'cookies'
  | 'cookieSize'
  | 'cookieTwins'
  | 'cookieTwin'
  | 'cookieOpen'
  | 'cookieLasting'
  | 'cookieOldest'
  | 'loginCookie'
  | 'botCookie'
>;

export function cookieFacts(cookies: readonly CookieSeen[] | null, now: number): CookieFacts {
  const nothing = {
    cookies: null,
    cookieSize: null,
    cookieTwins: null,
    cookieTwin: null,
    cookieOpen: null,
    cookieLasting: null,
    cookieOldest: null,
    loginCookie: null,
    botCookie: null,
  };
  if (cookies === null) return { cookiesAllowed: 'no', ...nothing };
  const twins = twinsAmong(cookies);
  const first = twins.find(({ name }) => name === 'acc_t') ?? twins[0];
  return {
    cookiesAllowed: 'yes',
    cookies: few(cookies.length),
    cookieSize: sizeOf(headerSize(cookies)),
    cookieTwins: few(twins.length),
    cookieTwin: first ? maskName(first.name) : null,
    cookieOpen: few(cookies.filter(({ secure }) => !secure).length),
    cookieLasting: few(cookies.filter(({ expiresAt }) => expiresAt !== null).length),
    cookieOldest: lastsOf(cookies, now),
    loginCookie: yesNo(cookies.some(({ name }) => name === 'acc_t')),
    botCookie: yesNo(cookies.some(({ name }) => name === 'w-r-ii' || name === 'BotMitigationCookie')),
  };
}

/** A name of the portal's own, or `other`: sites put names and numbers of people into names of cookies, too. */
export const maskName = (name: string): NonNullable<Facts['cookieTwin']> => factOf('cookieTwin', name) ?? 'other';

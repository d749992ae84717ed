import type { PageSeen, PortalReply } from '../portal';

/** What the browser tells of a cookie. There is no field for its value: only how long it is, in bytes. */
export type CookieSeen = {
  name: string;
  domain: string;
  path: string;
  hostOnly: boolean;
  secure: boolean;
  httpOnly: boolean;
  /** Milliseconds since the epoch; null ends with the browser. */
  expiresAt: number | null;
  valueSize: number;
};

/**
 * One request of the check: what came, when by our clock and by the portal's (raw `Date` header), how long it took, and
 * what the browser says of a connection that broke.
 */
export type Probe = { reply: PortalReply; date: string | null; at: number; ms: number; error: string | null };
export const PROBES = ['www', 'lk', 'api', 'session', 'works'] as const;
export type ProbeName = (typeof PROBES)[number];

/** What the open page of the portal showed; `html` is looked through for known marks and never kept. */
export type PageLook = {
  seen: PageSeen | null;
  missed: { anchor: string } | null;
  html: string;
  /** Whether the page may keep anything here, cookies first of all. */
  remembers: boolean | null;
  blocked: number | null;
  workers: number | null;
  caches: number | null;
  stored: number | null;
};

/** Everything that was gathered, with whatever texts the world put into it: it goes into `factsOf` and no further. */
export type Gathered = {
  at: number;
  version: string;
  browser: { brands: readonly { brand: string; version: string }[]; userAgent: string };
  online: boolean | null;
  /** What an own page says: browsers say yes there even when the portal may keep none. */
  cookiesOn: boolean | null;
  /** Which of the portal's two hosts we may speak to. */
  hosts: readonly string[] | null;
  probes: Readonly<Partial<Record<ProbeName, Probe>>>;
  /** Null: not allowed to look. */
  cookies: readonly CookieSeen[] | null;
  page: PageLook | 'none' | null;
  own: {
    watched: number;
    watchState: string;
    nextRunAt: number | null;
    waitsForPerson: boolean;
    alarm: boolean;
    companion: boolean;
    hiddenHosts: readonly string[];
    archive: boolean;
    damaged: number;
    usage: number | null;
    quota: number | null;
    kept: boolean | null;
    account: boolean | null;
  } | null;
};

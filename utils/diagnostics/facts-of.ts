import { DAY, HOUR } from '../kernel';
import { classifyHtml, classifyJson, readDisclaimers, readSession } from '../portal';
import { cookieFacts } from './cookies';
import { failureOf } from './failure';
import { type Facts, factOf, whole } from './fields';
import type { Gathered, Probe } from './gathered';
import { pageFacts } from './page-facts';
import { clockOf, few, httpOf, timeOf, yesNo } from './reduce';
import { recordFacts } from './trace-facts';

/** All that was gathered, reduced to what a report may hold. Texts go in; only closed values come out. */
export function factsOf(given: Gathered): Facts {
  const skew = skewOf(given);
  return {
    day: whole(given.at / DAY, 'day'),
    app: appOf(given.version),
    ...browserOf(given),
    online: yesNo(given.online),
    cookiesOn: yesNo(given.cookiesOn === false ? false : remembersOf(given)),
    hosts: given.hosts === null ? null : given.hosts.length >= 2 ? 'both' : given.hosts.length === 1 ? 'one' : 'none',
    ...probeFacts(given),
    clock: clockOf(skew),
    clockMinutes: skew === null ? null : whole(Math.round(Math.abs(skew) / 60_000), 'clockMinutes'),
    ...cookieFacts(given.cookies, given.at),
    ...pageFacts(given.page),
    ...ownFacts(given),
    account: accountOf(given),
    ...recordFacts(null),
  };
}

/** An open profile says it either way; the guide remembers only that it was confirmed. */
function accountOf({ page, own }: Gathered): Facts['account'] {
  const shown = page === null || page === 'none' ? undefined : page.seen?.page;
  const seen = shown?.kind === 'profile' ? shown.confirmed : null;
  const confirmed = seen ?? own?.account ?? null;
  return confirmed === null ? (own === null ? null : 'not-seen') : confirmed ? 'confirmed' : 'not-confirmed';
}

/** Only a page of the portal shows whether the portal may keep anything: without one nobody knows. */
const remembersOf = ({ page }: Gathered): boolean | null => (page === null || page === 'none' ? null : page.remembers);

const answerOf = (probe: Probe | undefined, expects: 'json' | 'html', now: number) =>
  probe ? (expects === 'json' ? classifyJson : classifyHtml)(probe.reply, () => now) : null;

function probeFacts({ probes: { www, lk, api, session, works }, at }: Gathered) {
  const http = (probe: Probe | undefined) =>
    probe
      ? 'failure' in probe.reply
        ? 'none'
        : probe.reply.type === 'opaqueredirect'
          ? '3xx'
          : httpOf(probe.reply.status)
      : null;
  const time = (probe: Probe | undefined) => (probe ? timeOf(probe.ms, !('failure' in probe.reply)) : null);
  const fail = (probe: Probe | undefined) =>
    probe && 'failure' in probe.reply ? failureOf(probe.error, probe.reply.failure === 'timeout') : null;
  const told = answerOf(session, 'json', at);
  const auth = told?.state === 'ok' ? readSession(told.value) : null;
  const notices = answerOf(works, 'json', at);
  const list = notices?.state === 'ok' ? readDisclaimers(notices.value) : null;
  const current = list?.ok
    ? list.value.filter(({ level, from, until }) => level !== 'INFO' && (from ?? 0) <= at && at <= (until ?? at))
    : [];
  return {
    www: answerOf(www, 'html', at)?.state ?? null,
    wwwHttp: http(www),
    wwwTime: time(www),
    wwwFail: fail(www),
    lk: answerOf(lk, 'html', at)?.state ?? null,
    lkHttp: http(lk),
    lkTime: time(lk),
    lkFail: fail(lk),
    api: answerOf(api, 'json', at)?.state ?? null,
    apiHttp: http(api),
    session: auth?.ok ? (auth.value ? 'in' : 'out') : told?.state === 'login' ? 'out' : null,
    works:
      notices?.state === 'maintenance'
        ? 'now'
        : !list?.ok
          ? null
          : current.some(({ level }) => level === 'ERROR')
            ? 'now'
            : current.length > 0
              ? 'warning'
              : 'none',
  } as const;
}

/** How far our clock is ahead of the portal's: the median of the answers, since one may come from a strange proxy. */
function skewOf({ probes }: Gathered): number | null {
  const all = Object.values(probes)
    .flatMap(({ date, at, ms }) => {
      const theirs = date === null ? Number.NaN : Date.parse(date);
      // `Date` is cut to the second: half of one is added back, as is half of the way.
      return Number.isNaN(theirs) ? [] : [at + ms / 2 - (theirs + 500)];
    })
    .sort((a, b) => a - b);
  return all[Math.floor(all.length / 2)] ?? null;
}

function appOf(version: string) {
  const [, major, minor, patch] = /^(\d{1,2})\.(\d{1,2})\.(\d{1,2})/.exec(version) ?? [];
  return major === undefined ? null : whole(Number(major) * 1_000 + Number(minor) * 10 + Number(patch), 'app');
}

const BRANDS: readonly [NonNullable<Facts['browser']>, RegExp, RegExp][] = [
  ['yandex', /YaBrowser|Yandex/i, /YaBrowser\/(\d{1,3})/],
  ['opera', /Opera|OPR/i, /OPR\/(\d{1,3})/],
  ['edge', /Microsoft Edge|Edg\//, /Edg\/(\d{1,3})/],
  ['firefox', /Firefox\//, /Firefox\/(\d{1,3})/],
  ['chrome', /Chrom(?:e|ium)/, /Chrom(?:e|ium)\/(\d{1,3})/],
];
const SYSTEMS: readonly [NonNullable<Facts['system']>, RegExp][] = [
  ['android', /Android/],
  ['windows', /Windows/],
  ['mac', /Mac OS|Macintosh/],
  ['chromeos', /CrOS/],
  ['linux', /Linux/],
];

/** The oldest browsers the manifests admit. */
const OLDEST = { Firefox: 140, Chrome: 130 } as const;

function oldOf(userAgent: string): 'yes' | 'no' | null {
  const [, name, version] = /(Firefox|Chrome)\/(\d{1,3})/.exec(userAgent) ?? [];
  return name === undefined ? null : yesNo(Number(version) < OLDEST[name as keyof typeof OLDEST]);
}

function browserOf({ browser: { brands, userAgent } }: Gathered) {
  const all = `${brands.map(({ brand }) => brand).join(' ')} ${userAgent}`;
  const known = BRANDS.find(([, mark]) => mark.test(all));
  const version = known?.[2].exec(userAgent)?.[1];
  return {
    browser: known?.[0] ?? 'other',
    browserVersion: version === undefined ? null : whole(Number(version), 'browserVersion'),
    browserOld: oldOf(userAgent),
    system: SYSTEMS.find(([, mark]) => mark.test(userAgent))?.[0] ?? 'other',
  } as const;
}

function ownFacts({ own, at }: Gathered) {
  if (own === null)
    return {
      watched: null,
      watchState: null,
      watchAlarm: null,
      watchLate: null,
      companion: null,
      archive: null,
      damaged: null,
      space: null,
      kept: null,
    };
  const looks = own.watched > 0 && !own.waitsForPerson;
  const late = own.nextRunAt === null || !looks ? 0 : at - own.nextRunAt;
  const free = own.quota === null || own.usage === null ? null : own.quota - own.usage;
  return {
    watched: few(own.watched),
    watchState: factOf('watchState', own.watchState),
    watchAlarm: !looks ? 'not-needed' : own.alarm ? 'set' : 'missing',
    watchLate: late < HOUR / 4 ? 'no' : late < HOUR ? 'under-hour' : late < DAY ? 'under-day' : 'longer',
    companion: !own.companion ? 'off' : own.hiddenHosts.length > 0 ? 'hidden-here' : 'on',
    archive: own.archive ? 'ready' : 'none',
    damaged: few(own.damaged),
    space: free === null ? null : free < 20_000_000 ? 'full' : free < 200_000_000 ? 'tight' : 'plenty',
    kept: yesNo(own.kept),
  } as const;
}

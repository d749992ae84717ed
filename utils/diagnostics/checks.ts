import type { CauseId } from './causes';
import type { FactKey, Facts } from './fields';
import { causesOf, type Found } from './rank';

export type Verdict = 'good' | 'attention' | 'bad' | 'unknown';

/** Why an address does not answer at all, and what is wrong with an answer. */
const SILENT = ['offline', 'network-cut', 'certificate', 'no-address', 'one-host'] as const;
const UNWELL = ['server-error', 'too-often', 'slow', 'stale-site'] as const;

/** What is looked at: the facts that show it and the causes that speak against it. Unknown while `facts[0]` is. */
const CHECKS = {
  browser: { facts: ['browser', 'browserVersion', 'browserOld', 'system'], causes: ['old-browser'] },
  permission: { facts: ['hosts'], causes: ['no-permission'] },
  network: { facts: ['online'], causes: ['offline', 'network-cut'] },
  www: { facts: ['www', 'wwwHttp', 'wwwTime', 'wwwFail'], causes: [...SILENT, ...UNWELL] },
  lk: { facts: ['lk', 'lkHttp', 'lkTime', 'lkFail'], causes: [...SILENT, ...UNWELL] },
  api: { facts: ['api', 'apiHttp'], causes: ['server-error', 'too-often', 'login-refused'] },
  clock: { facts: ['clock', 'clockMinutes'], causes: ['clock'] },
  works: { facts: ['works'], causes: ['maintenance', 'works-soon'] },
  robot: { facts: ['www'], causes: ['anti-bot'] },
  session: { facts: ['session'], causes: ['session-over', 'login-lost'] },
  cookiesOn: { facts: ['cookiesOn'], causes: ['cookies-off'] },
  cookies: { facts: ['cookies', 'cookieSize', 'cookieOldest', 'cookieLasting'], causes: ['header-full'] },
  twins: { facts: ['cookieTwins', 'cookieTwin'], causes: ['twin-cookie'] },
  page: { facts: ['pageRead', 'page', 'pageMiss', 'pageFace'], causes: ['page-changed', 'translated'] },
  blocked: { facts: ['pageBlocked'], causes: ['content-blocked'] },
  addOns: { facts: ['pageTraces'], causes: ['other-add-ons'] },
  siteData: { facts: ['siteWorkers', 'siteCaches', 'siteStorage'], causes: ['stale-site'] },
  account: { facts: ['account'], causes: ['not-confirmed'] },
  watch: { facts: ['watchAlarm', 'watched', 'watchState', 'watchLate'], causes: ['watch-stopped'] },
  companion: { facts: ['companion'], causes: ['companion-off'] },
  archive: { facts: ['archive', 'damaged'], causes: ['archive-damaged'] },
  space: { facts: ['space', 'kept'], causes: ['disk-full'] },
  record: {
    facts: ['recServer', 'recRate', 'recRefused', 'recSilent', 'recFail', 'recMiss'],
    causes: [
      'offline',
      'certificate',
      'network-cut',
      'requests-blocked',
      'server-error',
      'too-often',
      'login-refused',
      'no-answer',
      'page-changed',
    ],
  },
} as const satisfies Record<string, { facts: readonly [FactKey, ...FactKey[]]; causes: readonly CauseId[] }>;

export type CheckId = keyof typeof CHECKS;
export const CHECK_IDS = Object.keys(CHECKS) as CheckId[];

export type Checked = { id: CheckId; verdict: Verdict; facts: readonly FactKey[]; causes: readonly Found[] };

/** Facts as verdicts, in the order people are told of them. Where nothing was recorded nothing is said of a recording. */
export function checksOf(facts: Facts): Checked[] {
  const found = causesOf(facts);
  return CHECK_IDS.filter((id) => id !== 'record' || facts.recServer !== null).map((id) => {
    const check: { facts: readonly [FactKey, ...FactKey[]]; causes: readonly CauseId[] } = CHECKS[id];
    const causes = found.filter(
      (cause) => check.causes.includes(cause.id) && cause.evidence.some((key) => check.facts.includes(key)),
    );
    const known = check.facts.filter((key) => facts[key] !== null);
    return { id, verdict: verdictOf(facts[check.facts[0]] !== null, causes), facts: known, causes };
  });
}

function verdictOf(known: boolean, causes: readonly Found[]): Verdict {
  if (causes.some(({ confidence }) => confidence !== 'possible')) return 'bad';
  if (causes.length > 0) return 'attention';
  return known ? 'good' : 'unknown';
}

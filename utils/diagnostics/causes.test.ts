import { describe, expect, it } from 'vitest';
import { causeTexts } from '../text';
import { CAUSE_IDS, type CauseId, causeOf } from './causes';
import { checksOf } from './checks';
import { FACT_KEYS, type Facts, factOf, factsFrom } from './fields';
import { causesOf } from './rank';
import { GOOD_FACTS } from './test-facts';

/** What each cause looks like on an otherwise good day, with the consequences it drags along. */
const SEEN: Record<CauseId, Partial<Record<keyof Facts, unknown>>> = {
  offline: { online: 'no', www: 'network', lk: 'network', api: 'network', session: null, works: null, clock: null },
  'no-permission': { hosts: 'none', www: 'network', lk: 'network', session: null },
  clock: { clock: 'ahead-5-min', clockMinutes: 7, session: 'out' },
  maintenance: { www: 'maintenance', wwwHttp: '503', api: 'maintenance', works: 'now', lk: 'server', session: null },
  'anti-bot': { www: 'challenge', api: 'challenge', session: 'out' },
  'header-full': { www: 'unknown', wwwHttp: '431', cookieSize: 'over-16-kb', session: null },
  'too-often': { api: 'rate', apiHttp: '429' },
  'server-error': { www: 'server', wwwHttp: '502', api: 'server', session: null },
  'twin-cookie': { cookieTwins: '1', cookieTwin: 'acc_t', session: 'out' },
  'cookies-off': { cookiesOn: 'no', session: 'out' },
  'login-lost': { session: 'out', loginCookie: 'no', page: 'order' },
  'session-over': { session: 'out', www: 'login', lk: 'login', api: 'login' },
  'network-cut': { online: 'yes', www: 'network', lk: 'network', wwwTime: 'none', lkTime: 'none' },
  'one-host': { www: 'ok', lk: 'network', lkTime: 'none' },
  'page-changed': { pageRead: 'miss', pageMiss: 'order.status' },
  translated: { pageRead: 'unrecognised', pageTraces: 'translator' },
  'other-add-ons': { pageTraces: 'grammar' },
  'content-blocked': { pageBlocked: '6-20' },
  'old-browser': { browserOld: 'yes', browserVersion: 102 },
  slow: { wwwTime: 'under-8-s' },
  'disk-full': { space: 'full' },
  'archive-damaged': { damaged: '2-5' },
  'watch-stopped': { watchAlarm: 'missing', watchLate: 'longer' },
  'companion-off': { companion: 'off' },
  'not-confirmed': { account: 'not-confirmed' },
  'works-soon': { works: 'warning' },
  certificate: { online: 'yes', www: 'network', lk: 'network', wwwFail: 'certificate', lkFail: 'certificate' },
  'stale-site': { www: 'unknown', siteWorkers: '1' },
  'login-refused': { session: 'in', api: 'login', apiHttp: '403' },
  'requests-blocked': { recFail: 'blocked' },
  'no-answer': { recSilent: '1' },
  'no-address': { www: 'network', lk: 'network', wwwFail: 'no-address', lkFail: 'no-address' },
};
const factsWith = (change: object): Facts => factsFrom({ ...GOOD_FACTS, ...change });

describe('the knowledge base', () => {
  it('finds nothing on a good day, and every check is in order', () => {
    expect(causesOf(GOOD_FACTS)).toEqual([]);
    expect(checksOf(GOOD_FACTS).filter(({ verdict }) => verdict !== 'good')).toEqual([]);
  });

  it.each(CAUSE_IDS)('ranks %s where it belongs', (id) => {
    for (const [key, value] of Object.entries(SEEN[id]))
      if (value !== null) expect(factOf(key as keyof Facts, value), key).toBe(value);
    const found = causesOf(factsWith(SEEN[id])).map((cause) => cause.id);
    expect(found[0]).toBe(id);
  });

  it.each(CAUSE_IDS)('says of %s something bad in some check', (id) => {
    const checks = checksOf(factsWith(SEEN[id]));
    expect(checks.some(({ causes, verdict }) => verdict !== 'good' && causes.some((cause) => cause.id === id))).toBe(
      true,
    );
  });

  it('finds each pair of independent causes together: recall 1, precision told', () => {
    let expected = 0;
    let recalled = 0;
    let told = 0;
    for (const a of CAUSE_IDS)
      for (const b of CAUSE_IDS) {
        if (a >= b) continue;
        const [one, other] = [SEEN[a], SEEN[b]];
        // Two causes that want different values of one fact cannot be seen at once.
        if (Object.keys(one).some((key) => key in other && one[key as keyof Facts] !== other[key as keyof Facts]))
          continue;
        const found = causesOf(factsWith({ ...one, ...other })).map(({ id }) => id);
        expected += 2;
        recalled += Number(found.includes(a)) + Number(found.includes(b));
        told += found.filter(
          (id) => id !== a && id !== b && ![a, b].some((by) => causeOf(by).explains.includes(id)),
        ).length;
      }
    expect(expected).toBeGreaterThan(400);
    expect(recalled).toBe(expected);
    expect(recalled / (recalled + told), 'precision, consequences aside').toBeGreaterThan(0.9);
  });

  it('has a code of its own for each, two digits, and explains only what it knows', () => {
    const codes = CAUSE_IDS.map((id) => causeOf(id).code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toSatisfy((one: number) => one >= 11 && one <= 99);
    for (const id of CAUSE_IDS) {
      for (const other of causeOf(id).explains) expect(CAUSE_IDS).toContain(other);
      expect(causeOf(id).source).not.toBe('');
    }
  });

  it('has words for each in both languages', () => {
    for (const locale of ['ru', 'en'] as const)
      expect(Object.keys(causeTexts(locale)).sort()).toEqual([...CAUSE_IDS].sort());
  });

  it('believes nothing of facts that are not known', () => {
    expect(causesOf(factsFrom({}))).toEqual([]);
    expect(FACT_KEYS.every((key) => factsFrom({})[key] === null)).toBe(true);
    expect(checksOf(factsFrom({})).every(({ verdict }) => verdict === 'unknown')).toBe(true);
  });
});

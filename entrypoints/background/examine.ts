import { factsOf, type Gathered, type PageLook, type Probe, twinsAmong } from '../../utils/diagnostics';
import type { Examined, StoredTrace } from '../../utils/messaging';
import {
  allowedHosts,
  cookiesAt,
  createProbe,
  dropPermission,
  hasAlarm,
  listenToFailures,
  lookAtTab,
  ownVersion,
  readStored,
} from '../../utils/platform';
import { isAllowedCall, LK, portalCalls, routeOf, WWW } from '../../utils/portal';
import type { Parts } from './compose';
import { COOKIE_HOSTS } from './mend';
import { currentSettings } from './settings';

const HOSTS = [WWW, LK] as const;
/** Pages our readers know; letters, documents and everything else are not read. */
const READ = ['home', 'orders', 'order', 'health', 'profile'];

/**
 * The whole check: five requests at most, all at once and each given 8 seconds, to the two hosts we may speak to anyway.
 * Texts of the world (bodies, names of cookies, the page) end here: only closed values go on.
 */
export async function examine(parts: Parts, cookiesOn: boolean): Promise<Examined> {
  const hosts = await allowedHosts(HOSTS).catch(() => null);
  const [probes, cookies, page, own] = await Promise.all([
    probeAll(),
    cookiesAt(COOKIE_HOSTS).catch(() => null),
    pageLook(parts).catch(() => null),
    ownHealth(parts).catch(() => null),
  ]);
  const brands =
    (navigator as { userAgentData?: { brands: Gathered['browser']['brands'] } }).userAgentData?.brands ?? [];
  const facts = factsOf({
    at: parts.clock(),
    version: ownVersion(),
    browser: { brands, userAgent: navigator.userAgent },
    online: navigator.onLine,
    cookiesOn,
    hosts,
    probes,
    cookies,
    page,
    own,
  });
  const extra = twinsAmong(cookies ?? []).flatMap((twins) => twins.extra);
  return { facts, extra: extra.map(({ name, domain, path }) => ({ name, domain, path })) };
}

async function probeAll(): Promise<Gathered['probes']> {
  const probe = createProbe(isAllowedCall);
  const failures = await listenToFailures(HOSTS);
  const asked = {
    session: portalCalls.checkSession(),
    works: portalCalls.disclaimers(),
    api: portalCalls.counters(),
    www: portalCalls.ordersPage(),
    lk: portalCalls.documentsPage('lk'),
  };
  const answers = await Promise.all(
    Object.entries(asked).map(async ([name, request]): Promise<[string, Probe]> => {
      const probed = await probe(request);
      return [name, { ...probed, error: 'failure' in probed.reply ? await failures.why(request.url) : null }];
    }),
  );
  failures.stop();
  // Asked for with the check and needed no longer, unless an error is being recorded.
  const recording = (await readStored('recording').catch(() => null)) as StoredTrace | undefined | null;
  if (!recording?.on) void dropPermission('webRequest');
  return Object.fromEntries(answers);
}

async function pageLook(parts: Parts): Promise<PageLook | 'none'> {
  const tab = await lookAtTab(HOSTS, (url) => READ.includes(routeOf(url)?.kind ?? ''));
  if (tab === null) return 'none';
  const { url, ...look } = tab;
  const route = routeOf(url);
  const plain: PageLook = {
    ...look,
    missed: null,
    seen: route && { route, loggedIn: null, page: { kind: 'plain' }, reader: 'none' },
  };
  if (!route || !READ.includes(route.kind)) return plain;
  const read = await parts.readHtml(look.html, url).catch(() => null);
  if (read === null) return plain;
  return read.ok ? { ...plain, seen: read.value } : { ...plain, missed: read.error };
}

async function ownHealth({ store }: Parts): Promise<Gathered['own']> {
  const [baselines, topics, schedule, settings, header, check, guide, alarm, room, kept] = await Promise.all([
    store.baselines(),
    store.topics(),
    store.schedule(),
    currentSettings(),
    readStored('vaultHeaderA'),
    readStored('archiveCheck'),
    readStored('guideProgress'),
    hasAlarm('watch'),
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  const lost = (check as { lost?: object } | undefined)?.lost ?? {};
  const steps = (guide as { steps?: Record<string, unknown> } | undefined)?.steps;
  return {
    watched: baselines.filter(({ paused }) => !paused).length + topics.on.length,
    watchState: schedule?.state ?? 'never',
    nextRunAt: schedule?.nextRunAt ?? null,
    waitsForPerson: schedule?.waitsForPerson ?? false,
    alarm,
    companion: settings.companion,
    hiddenHosts: settings.hiddenHosts,
    archive: header !== undefined,
    damaged: Object.values(lost).flat().length,
    usage: room.usage ?? null,
    quota: room.quota ?? null,
    kept,
    // The guide keeps only what was proven; silence about the account is no proof that it is not confirmed.
    account: steps && 'account' in steps ? true : null,
  };
}

import { CAUSE_IDS, type CauseId, causeOf, causesOf, FACT_KEYS, type Facts, factsFrom } from '../../utils/diagnostics';

export type BrowserName = 'chromium' | 'firefox';
/** What each provocation changed against the good day of its browser (e2e/causes/record.ts). */
export type Recorded = Readonly<Record<string, Partial<Record<BrowserName, Partial<Record<keyof Facts, unknown>>>>>>;

/**
 * Where a cause lies on the way from the computer to the page. Of two that change one fact, what lies first decides: a
 * browser without a network sees no server error.
 */
const WAY: readonly CauseId[] = [
  'no-permission',
  'offline',
  'no-address',
  'certificate',
  'network-cut',
  'one-host',
  'header-full',
  'anti-bot',
  'too-often',
  'maintenance',
  'server-error',
  'login-refused',
  'stale-site',
  'slow',
  'cookies-off',
  'login-lost',
  'session-over',
  'content-blocked',
  'translated',
  'page-changed',
  'not-confirmed',
];
const placeOf = (id: CauseId): number => (WAY.includes(id) ? WAY.indexOf(id) : WAY.length);

/** All provoked at once, over a good day. */
export function factsWith(ids: readonly CauseId[], browser: BrowserName, recorded: Recorded, good: Facts): Facts {
  const inward = [...ids].sort((a, b) => placeOf(b) - placeOf(a));
  const changes = inward.map((id) => recorded[id]?.[browser] ?? {});
  return factsFrom(Object.assign({}, good, ...changes));
}

/**
 * `hidden`: one of the pair left no trace at all, since the other one changed every fact that would show it. `missed` of
 * what left a trace; `wrong`: told beside the two and explained by neither.
 */
export type Outcome = {
  pair: readonly [CauseId, CauseId];
  browser: BrowserName;
  first: CauseId | null;
  told: number;
  missed: CauseId[];
  hidden: CauseId[];
  wrong: CauseId[];
};

export function outcomeOf(
  pair: readonly [CauseId, CauseId],
  browser: BrowserName,
  recorded: Recorded,
  good: Facts,
): Outcome {
  const facts = factsWith(pair, browser, recorded, good);
  const found = causesOf(facts).map(({ id }) => id);
  const explained = pair.flatMap((id) => causeOf(id).explains);
  const absent = pair.filter((id) => !found.includes(id));
  const shows = (id: CauseId) => {
    const change = recorded[id]?.[browser] ?? {};
    const evidence = new Set(causesOf(factsWith([id], browser, recorded, good)).find((one) => one.id === id)?.evidence);
    return FACT_KEYS.some((key) => evidence.has(key) && key in change && facts[key] === change[key]);
  };
  return {
    pair,
    browser,
    first: found[0] ?? null,
    told: found.filter((id) => pair.includes(id)).length,
    missed: absent.filter(shows),
    hidden: absent.filter((id) => !shows(id)),
    wrong: found.filter((id) => !pair.includes(id) && !explained.includes(id)),
  };
}

/** Each cause by itself, as the pair of it with itself, and each two of those that the browser can show. */
export function combinations(recorded: Recorded): { pair: readonly [CauseId, CauseId]; browser: BrowserName }[] {
  return (['chromium', 'firefox'] as const).flatMap((browser) => {
    const ids = CAUSE_IDS.filter((id) => recorded[id]?.[browser]);
    return ids.flatMap((a, at) => ids.slice(at).map((b) => ({ pair: [a, b] as const, browser })));
  });
}

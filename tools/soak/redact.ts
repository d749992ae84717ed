import {
  type CookieSeen,
  codeOf,
  endRecording,
  factsOf,
  type Gathered,
  note,
  type Probe,
  reportJson,
  reportOf,
  reportText,
  sayingOf,
  startRecording,
  type Told,
  type Trace,
  takeTraffic,
  trafficOf,
} from '../../utils/diagnostics';
import type { PortalReply } from '../../utils/portal';
import { causeTexts, diagnosticsTexts, factTexts, traceTexts } from '../../utils/text';
import { disguises } from './disguises.ts';
import { type Random, seeded } from './random.ts';
import type { Soak } from './run.ts';

const WORDS = {
  causes: causeTexts('ru'),
  facts: factTexts('ru'),
  diagnostics: diagnosticsTexts('ru'),
  trace: traceTexts('ru'),
};
const STATES_A_ROUND = 100;
let states = 0;
let planted = 0;

/** A state of the world with a canary of its own in each text that the world puts there. */
export function canaryState(random: Random): { given: Gathered; trace: Trace | null; canaries: string[] } {
  const canaries: string[] = [];
  const canary = () => {
    const made = `zq${random
      .upTo(2 ** 32)
      .toString(36)
      .padStart(7, '0')}жы${random.upTo(2 ** 32)}`;
    canaries.push(made);
    return made;
  };
  const maybe = <T>(value: T): T | null => (random.chance(0.8) ? value : null);
  const at = random.oneOf([0, 1_764_072_000_000, 4_070_908_800_000]) + random.upTo(10_000_000);
  const url = () => `https://www.gosuslugi.ru/${canary()}?q=${canary()}`;
  const body = () =>
    random.oneOf([
      () =>
        `<html><title>${canary()}</title><h1>${random.oneOf(['Технические работы', canary()])}</h1>${canary()}</html>`,
      () => `<script>setCookieAndReloadPage()</script>${canary()}`,
      () =>
        JSON.stringify({
          auth: random.chance(0.5),
          [canary()]: canary(),
          error: { code: random.upTo(3), message: canary() },
        }),
      () =>
        JSON.stringify([
          {
            level: random.oneOf(['INFO', 'WARN', 'ERROR', canary()]),
            messages: [{ message: canary() }],
            endDate: canary(),
          },
        ]),
      () => `{"stack":"TypeError: ${canary()}\\n    at https://lk.gosuslugi.ru/${canary()}.js:1:1"`,
    ])();
  const reply = (): PortalReply =>
    random.chance(0.2)
      ? { failure: random.oneOf(['network', 'timeout', 'too-large']) }
      : {
          status: random.oneOf([0, 200, 204, 302, 400, 401, 403, 418, 429, 431, 500, 503, 599, 624, 999]),
          type: random.oneOf(['basic', 'opaqueredirect', 'error', canary()]),
          url: random.oneOf(['', url()]),
          contentType: maybe(random.oneOf(['application/json', 'text/html', canary()])),
          retryAfter: maybe(canary()),
          body: body(),
        };
  const probe = (): Probe => ({
    reply: reply(),
    date: maybe(random.oneOf([canary(), new Date(at).toUTCString()])),
    at,
    ms: random.upTo(12_000),
    error: maybe(random.oneOf([canary(), `net::ERR_CERT_${canary()}`, `NS_ERROR_${canary()}`, 'net::ERR_FAILED'])),
  });
  const cookie = (): CookieSeen & { value: string } => ({
    // The browser's object has a value too: here it comes along, as it would by a slip of ours.
    value: canary(),
    name: random.oneOf(['acc_t', 'u', canary(), `\u0000${canary()}`]),
    domain: random.oneOf(['.gosuslugi.ru', 'www.gosuslugi.ru', `${canary()}.gosuslugi.ru`]),
    path: random.oneOf(['/', `/${canary()}`]),
    hostOnly: random.chance(0.5),
    secure: random.chance(0.5),
    httpOnly: random.chance(0.5),
    expiresAt: maybe(at + random.upTo(1e9)),
    valueSize: random.upTo(5_000),
  });
  const page = () => ({
    seen: maybe({
      route: { kind: random.oneOf(['order', 'home', canary()]), face: null, number: canary() },
      loggedIn: true,
      reader: random.oneOf(['lk', canary()]),
      page: { kind: 'order', service: canary(), comment: canary(), status: { title: canary() } },
      misses: [{ face: 'lk', page: canary(), anchor: canary(), found: 0, expected: canary() }],
    }),
    missed: maybe({ anchor: random.oneOf(['order.status', canary()]) }),
    html: `<html class="translated-ltr"><title>${canary()}</title><img alt="${canary()}">`,
    remembers: maybe(random.chance(0.5)),
    blocked: random.upTo(200),
    workers: random.upTo(3),
    caches: random.upTo(3),
    stored: random.upTo(50),
  });
  const given = {
    at,
    version: random.oneOf(['0.1.0', canary()]),
    browser: {
      brands: [{ brand: canary(), version: canary() }],
      userAgent: `Mozilla/5.0 (${canary()}) ${random.oneOf(['Chrome/156', 'Firefox/153', canary()])} ${canary()}`,
    },
    online: maybe(random.chance(0.5)),
    cookiesOn: maybe(random.chance(0.5)),
    hosts: maybe([canary(), canary()]),
    probes: { www: probe(), lk: probe(), api: probe(), session: probe(), works: probe() },
    cookies: maybe(Array.from({ length: random.upTo(8) }, cookie)),
    page: random.chance(0.2) ? 'none' : maybe(page()),
    own: maybe({
      watched: random.upTo(50),
      watchState: random.oneOf(['ok', 'login', canary()]),
      nextRunAt: maybe(at),
      waitsForPerson: random.chance(0.5),
      alarm: random.chance(0.5),
      companion: random.chance(0.5),
      hiddenHosts: [canary()],
      archive: true,
      damaged: random.upTo(9),
      usage: maybe(random.upTo(1e9)),
      quota: maybe(random.upTo(1e9)),
      kept: maybe(true),
      account: maybe(random.chance(0.5)),
    }),
  };
  const heard = (): Told => ({
    id: random.oneOf(['1', '2', canary()]),
    tabId: random.upTo(12),
    type: random.oneOf(['main_frame', 'xmlhttprequest', 'script', canary()]),
    at: at + random.upTo(120_000),
    what: random.oneOf(['asked', 'moved', 'refused', 'answered', 'failed'] as const),
    status: maybe(random.oneOf([200, 302, 403, 429, 502, 624, 999])),
    error: maybe(random.oneOf(['net::ERR_CONNECTION_RESET', 'NS_BINDING_ABORTED', `net::${canary()}`])),
  });
  /** What a page's script could tell of itself: with a text of its own in one place or another. */
  const seen = (): unknown =>
    random.oneOf([
      () => ['policy', random.oneOf(['script', canary()])],
      () => ['page', random.oneOf(['order', canary()]), 'load'],
      () => ['anchor', random.oneOf(['order.status', canary()]), 'seen'],
      () => ['read', 'miss', canary()],
      () => [canary()],
      () => canary(),
    ])();
  let recording = startRecording(at);
  for (let left = random.upTo(15); left > 0; left--) {
    const say = sayingOf(seen());
    if (say) recording = note(recording, random.upTo(12), say, at + random.upTo(120_000));
    recording = takeTraffic(recording, trafficOf(heard()));
  }
  const trace = maybe(endRecording(recording, at + 120_000));
  return { given: given as unknown as Gathered, trace, canaries };
}

/** All that leaves: the line for programs, the text for eyes, the code for the telephone. */
export function told(given: Gathered, trace: Trace | null = null): string {
  const facts = factsOf(given);
  const report = reportOf(facts, trace);
  return `${reportJson(report)}\n${reportText(report, WORDS)}\n${codeOf(report.facts)}`;
}

/** `npm run soak -- redact`: 100 000 random states by default; a canary in a report, in any disguise, fails the round. */
export const redact: Soak = {
  what: 'reports of random states with canaries in every field',
  rounds: 1_000,
  async round(seed) {
    const random = seeded(seed);
    for (let one = 0; one < STATES_A_ROUND; one++) {
      const { given, trace, canaries } = canaryState(random);
      const out = told(given, trace).toLowerCase();
      states++;
      planted += canaries.length;
      for (const canary of canaries)
        for (const [how, disguise] of disguises(canary))
          if (out.includes(disguise.toLowerCase())) throw new Error(`state ${one}: a canary is told, ${how}`);
    }
  },
  counts: () => [`states: ${states}`, `canaries planted: ${planted}`],
};

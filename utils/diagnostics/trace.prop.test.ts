import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { causeTexts, diagnosticsTexts, factTexts, traceTexts } from '../text';
import { FACT_KEYS, factsFrom, RECORD_KEYS } from './fields';
import { readReport, reportJson, reportOf } from './report';
import { REPORT_TEXT_LIMIT, reportText } from './report-text';
import { GOOD_FACTS } from './test-facts';
import { packTrace, readTrace } from './trace';
import { recordFacts } from './trace-facts';
import {
  type Saying,
  sayingOf,
  TRACE_KINDS,
  TRACE_ROWS,
  TRACE_SECONDS,
  TRACE_TABS,
  TRACE_WORDS,
  type Trace,
} from './trace-fields';
import { endRecording, note, type Recording, startRecording, takeTraffic } from './trace-recording';
import { sayingText } from './trace-text';
import { type Told, trafficOf } from './trace-traffic';

const START = 1_764_072_000_000;
const words = (locale: 'ru' | 'en') => ({
  causes: causeTexts(locale),
  facts: factTexts(locale),
  diagnostics: diagnosticsTexts(locale),
  trace: traceTexts(locale),
});

/** Every saying there is. */
const ALL: Saying[] = TRACE_KINDS.flatMap((kind) =>
  (TRACE_WORDS[kind] as readonly (readonly string[])[])
    .reduce<string[][]>((so, list) => so.flatMap((given) => list.map((word) => [...given, word])), [[]])
    .map((given) => [kind, ...given] as unknown as Saying),
);
const saying = fc.constantFrom(...ALL);
const canary = fc.string({ minLength: 1, maxLength: 12 }).map((text) => `zq${text}`);
const told: fc.Arbitrary<Told> = fc.record({
  id: fc.oneof(fc.constantFrom('1', '2', '3', '__proto__', 'constructor'), canary),
  tabId: fc.nat(14),
  type: fc.oneof(fc.constantFrom('main_frame', 'xmlhttprequest', 'script', 'image', 'ping', 'toString'), canary),
  at: fc.oneof(
    fc.integer({ min: -10_000, max: 200_000 }).map((ms) => START + ms),
    fc.double(),
  ),
  what: fc.constantFrom('asked', 'moved', 'refused', 'answered', 'failed'),
  status: fc.option(fc.oneof(fc.integer({ min: -1, max: 1_000 }), fc.double())),
  error: fc.option(
    fc.oneof(fc.constantFrom('net::ERR_ABORTED', 'net::ERR_CERT_DATE_INVALID', 'NS_ERROR_NET_RESET'), canary),
  ),
});
const step = fc.oneof(
  told.map((one) => (so: Recording) => takeTraffic(so, trafficOf(one))),
  fc
    .record({
      say: saying,
      tab: fc.nat(14),
      ms: fc.oneof(fc.integer({ min: -5_000, max: 200_000 }), fc.constant(Number.NaN)),
      n: fc.oneof(fc.nat(20_000), fc.constant(Number.NaN), fc.constant(-3)),
    })
    .map(
      ({ say, tab, ms, n }) =>
        (so: Recording) =>
          note(so, tab, say, START + ms, n),
    ),
);
const recorded: fc.Arbitrary<Trace> = fc
  .tuple(fc.array(step, { maxLength: 120 }), fc.integer({ min: -1_000, max: 300_000 }))
  .map(([steps, end]) =>
    endRecording(
      steps.reduce((so, one) => one(so), startRecording(START)),
      START + end,
    ),
  );

describe('a recording', () => {
  it('holds closed words and bounded numbers, whatever the browser and the page tell', () => {
    fc.assert(
      fc.property(recorded, (trace) => {
        expect(trace.rows.length).toBeLessThanOrEqual(TRACE_ROWS);
        expect(trace.rows.every(({ say }) => sayingOf(say) !== null)).toBe(true);
        expect(trace.rows.every(({ tab }) => tab >= 1 && tab <= TRACE_TABS)).toBe(true);
        expect(trace.seconds).toBeLessThanOrEqual(TRACE_SECONDS);
        expect(JSON.stringify(packTrace(trace))).not.toContain('zq');
        // What we made ourselves is always taken back: else a report of ours would be refused.
        expect(readTrace(JSON.parse(JSON.stringify(packTrace(trace))))).toEqual(trace);
      }),
      { numRuns: 500 },
    );
  });

  it('makes a report that is read back whole, within 16 KB, in both languages', () => {
    fc.assert(
      fc.property(recorded, fc.constantFrom('ru' as const, 'en' as const), (trace, locale) => {
        const report = reportOf(GOOD_FACTS, trace);
        const text = reportText(report, words(locale));
        expect(new TextEncoder().encode(text).length).toBeLessThan(REPORT_TEXT_LIMIT);
        expect(text).not.toMatch(/undefined|NaN|zq/);
        expect(readReport(text)).toEqual({ ok: true, value: report });
      }),
      { numRuns: 100 },
    );
  });

  it('fits into 16 KB when each of its lines is the longest there is, beside every fact', () => {
    for (const locale of ['ru', 'en'] as const) {
      const length = (say: Saying) => new TextEncoder().encode(sayingText(say, words(locale))).length;
      const longest = ALL.toSorted((a, b) => length(b) - length(a)).slice(0, TRACE_ROWS);
      const rows = longest.map((say, at) => [120, (at % 9) + 1, 'over-100', ...say]);
      const trace = readTrace({ seconds: 120, dropped: 'over-100', rows });
      expect(trace?.rows.length).toBe(TRACE_ROWS);
      const text = reportText(reportOf(GOOD_FACTS, trace), words(locale));
      expect(new TextEncoder().encode(text).length).toBeLessThan(REPORT_TEXT_LIMIT);
    }
  });

  it('has words for every saying in both languages', () => {
    expect(ALL.length).toBeGreaterThan(400);
    for (const locale of ['ru', 'en'] as const)
      for (const say of ALL) expect(sayingText(say, words(locale)), say.join()).not.toMatch(/undefined|: $|^$/);
  });
});

type Wide<T> = T extends unknown ? (string extends T ? T : number extends T ? T : never) : never;

describe('what somebody says is a recording', () => {
  it('knows no text and no plain number, by its types', () => {
    expectTypeOf<Wide<Saying[number]>>().toEqualTypeOf<never>();
    expectTypeOf<Wide<Trace['rows'][number]['at']>>().toEqualTypeOf<never>();
  });

  it('is refused or is one of ours, never mended', () => {
    const spoiled = fc.oneof(
      fc.anything(),
      fc.record({ seconds: fc.anything(), dropped: fc.anything(), rows: fc.anything() }),
      recorded.chain((trace) => {
        const packed = packTrace(trace);
        return fc.tuple(fc.nat(60), fc.nat(7), fc.oneof(fc.anything(), canary)).map(([row, at, value]) => ({
          ...packed,
          rows: packed.rows.map((one, n) => (n === row ? one.with(Math.min(at, one.length - 1), value) : one)),
        }));
      }),
    );
    fc.assert(
      fc.property(spoiled, (given) => {
        const read = readTrace(given);
        if (read !== null) expect(readTrace(packTrace(read))).toEqual(read);
        expect(JSON.stringify(read)).not.toContain('zq');
      }),
      { numRuns: 1_000 },
    );
  });

  it('cannot bring facts of a recording in by the side door, nor a recording into an old report', () => {
    const head = '"format":"medcard-check"';
    for (const key of RECORD_KEYS) expect(readReport(`{${head},"version":1,"facts":{"${key}":"1"}}`).ok).toBe(false);
    expect(readReport(`{${head},"version":2,"facts":{"online":"yes"}}`)).toEqual({ ok: false, error: 'wrong' });
    const trace = '{"seconds":9,"dropped":"0","rows":[[1,1,"1","answer","data","502","under-1-s"]]}';
    const old = readReport(`{${head},"version":1,"facts":{"online":"yes"},"trace":${trace}}`);
    expect(old).toEqual({ ok: true, value: reportOf(factsFrom({ online: 'yes' })) });
    const fresh = readReport(`{${head},"version":2,"facts":{"online":"yes"},"trace":${trace}}`);
    expect(fresh.ok && fresh.value.facts).toMatchObject({ recServer: '1', recRate: '0' });
    expect(fresh.ok && fresh.value.trace?.rows.length).toBe(1);
  });

  it('leaves a report without one as older readers know it', () => {
    const plain = reportJson(reportOf(GOOD_FACTS));
    expect(plain).toContain('"version":1');
    expect(plain).not.toMatch(/rec[A-Z]|trace/);
    expect(FACT_KEYS.length).toBeGreaterThan(RECORD_KEYS.length);
    expect(Object.values(recordFacts(null)).every((value) => value === null)).toBe(true);
  });
});

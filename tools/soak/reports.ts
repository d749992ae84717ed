import {
  causesOf,
  compareFacts,
  FACT_KEYS,
  factsFrom,
  factsOf,
  packTrace,
  readReport,
  readRules,
  readTrace,
  reportJson,
  reportOf,
  statisticsOf,
} from '../../utils/diagnostics';
import { type Random, seeded } from './random.ts';
import { canaryState } from './redact.ts';
import type { Soak } from './run.ts';

const REPORTS_A_ROUND = 100;
let refused = 0;
let taken = 0;

const NASTY = [
  '{"__proto__":{"polluted":1}}',
  '"<script>polluted=1</script>"',
  '1e999',
  '-0',
  'null',
  '[[[[[[',
  '"\\u0000"',
  '{"toString":1}',
  '"yes"',
  '"ok"',
  '99999',
  '\ud800',
  '"version":2',
  '"version":3',
  '"trace":{}',
  '"constructor"',
] as const;

/** One real report, spoiled in one to six places. */
export function mutated(random: Random): string {
  const { given, trace } = canaryState(random);
  let text = reportJson(reportOf(factsOf(given), trace));
  for (let left = 1 + random.upTo(6); left > 0; left--) {
    const at = random.upTo(text.length + 1);
    const to = Math.min(text.length, at + random.upTo(12));
    text = random.oneOf([
      () => text.slice(0, at) + random.oneOf(NASTY) + text.slice(to),
      () => text.slice(0, at) + text.slice(to),
      () => text.slice(0, at) + String.fromCharCode(random.upTo(65_536)) + text.slice(at),
      () => text.slice(0, to) + text.slice(at),
      () => text.replace(/:("[^"]*"|\d+)/, `:${random.oneOf(NASTY)}`),
      () => text,
    ])();
  }
  return text;
}

/** `npm run soak -- reports`: 10 000 mutated reports. Each is refused or holds nothing but facts, and nothing else moves. */
export const reports: Soak = {
  what: 'the reader of reports under mutated ones',
  rounds: 100,
  async round(seed) {
    const random = seeded(seed);
    for (let one = 0; one < REPORTS_A_ROUND; one++) {
      const text = mutated(random);
      const read = readReport(text);
      readRules(text);
      if (({} as { polluted?: unknown }).polluted !== undefined) throw new Error(`report ${one} reached every object`);
      if (!read.ok) {
        refused++;
        continue;
      }
      taken++;
      const { facts, trace } = read.value;
      if (trace && JSON.stringify(readTrace(packTrace(trace))) !== JSON.stringify(trace))
        throw new Error(`report ${one} brought in more than a recording`);
      if (JSON.stringify(factsFrom(facts)) !== JSON.stringify(facts) || Object.keys(facts).length !== FACT_KEYS.length)
        throw new Error(`report ${one} brought in more than facts`);
      causesOf(facts);
      compareFacts(facts, facts);
      statisticsOf([facts]);
    }
  },
  counts: () => [`refused: ${refused}`, `taken: ${taken}`],
};

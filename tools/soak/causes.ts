import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { GOOD_FACTS } from '../../utils/diagnostics/test-facts';
import { combinations, type Outcome, outcomeOf, type Recorded } from '../causes/pairs.ts';
import { lines } from '../causes/table.ts';
import type { Soak } from './run.ts';

const recorded: Recorded = JSON.parse(readFileSync('tools/causes/provoked.json', 'utf8'));
const all = combinations(recorded);
const met: Outcome[] = [];

/** `npm run soak -- causes`: every provoked cause and every two of them; prints the table of docs/причины.md. */
export const causes: Soak = {
  what: 'causes provoked in browsers, by one and by two',
  rounds: all.length,
  async round(seed) {
    const asked = all[(seed - 1) % all.length];
    assert.ok(asked);
    const outcome = outcomeOf(asked.pair, asked.browser, recorded, GOOD_FACTS);
    met.push(outcome);
    const { pair, browser, first, wrong } = outcome;
    assert.ok(first !== null && pair.includes(first), `${browser}, ${pair.join(' + ')}: first is ${first}`);
    assert.deepEqual(wrong, [], `${browser}, ${pair.join(' + ')}: told too much`);
  },
  counts: () => lines(met),
};

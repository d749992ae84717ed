import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CAUSE_IDS } from '../../utils/diagnostics';
import { RECORDED } from '../../utils/diagnostics/recorded-causes';
import { GOOD_FACTS } from '../../utils/diagnostics/test-facts';
import { HOW } from './how.ts';
import type { Recorded } from './pairs.ts';
import { document, outcomesOf, totalsOf } from './table.ts';

const recorded: Recorded = JSON.parse(readFileSync('tools/causes/provoked.json', 'utf8'));
const outcomes = outcomesOf(recorded, GOOD_FACTS);

it('knows of every cause how it comes true, and each did in at least one browser', () => {
  expect(Object.keys(HOW).sort()).toEqual([...CAUSE_IDS].sort());
  // What only a recording shows is no matter of a check: e2e/recorder.
  expect(Object.keys(recorded).sort()).toEqual(CAUSE_IDS.filter((id) => !(id in RECORDED)).sort());
});

it.each(['chromium', 'firefox'] as const)(
  'ranks each provoked cause first and tells of nothing else: %s',
  (browser) => {
    const alone = outcomes.filter((one) => one.browser === browser && one.pair[0] === one.pair[1]);
    expect(alone.length).toBeGreaterThan(25);
    expect(alone.filter(({ first, pair, wrong }) => first !== pair[0] || wrong.length > 0)).toEqual([]);
  },
);

it.each(['chromium', 'firefox'] as const)('misses few traces in pairs, and never says too much: %s', (browser) => {
  const { pairs, recall, precision, first } = totalsOf(outcomes, browser, false);
  expect(pairs).toBeGreaterThan(350);
  expect(recall).toBeGreaterThan(0.95);
  expect(precision).toBe(1);
  expect(first).toBe(1);
});

it('is what docs/причины.md says', async () => {
  await expect(document(recorded, GOOD_FACTS)).toMatchFileSnapshot('../../docs/причины.md');
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { days } from './days.ts';

// Two looks a minute apart at least, 48 in any 24 hours, none after 30 idle minutes, one after a return, a change told
// once and within the bound: days-rules.ts holds them against each step, and throws.
it('keeps its manners and loses no change in any seven days', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), (seed) => days.round(seed)),
    { numRuns: 4 },
  );
  expect(Number(/looks (\d+)/.exec(days.counts?.()[0] ?? '')?.[1])).toBeGreaterThan(200);
}, 120_000);

import type { Gathered } from '../../utils/diagnostics';
import { withSource } from '../in-page.ts';
import { type Options, say } from '../meter.ts';
import { budget, exact, type Row } from '../rows.ts';
import { median } from '../stats.ts';

type Ours = {
  leaks: () => { planted: number; leaked: number };
  factsKept: () => number;
  heavy: () => Gathered;
  reduce: (given: Gathered) => number;
};

/** B17: what a report tells of what must not be told, what it keeps, and how long 20 MB take. Ours against limits. */
export const run = ({ rounds }: Options): Promise<Row[]> =>
  withSource('/bench/redaction/ours.ts', async (module) => {
    const { leaks, factsKept, heavy, reduce } = module as unknown as Ours;
    const { planted, leaked } = leaks();
    if (planted < 5_000) throw new Error(`only ${planted} tokens were planted`);
    const given = heavy();
    reduce(given);
    const times = Array.from({ length: rounds }, () => {
      const begun = performance.now();
      reduce(given);
      return performance.now() - begun;
    });
    say(`B17: ${planted} tokens planted in 200 states`);
    const limit = { peer: 'budget', target: 1 };
    return [
      exact({ id: 'B17', metric: 'planted tokens told, of all encodings', unit: 'tokens', ...limit }, leaked, 0),
      exact({ id: 'B17', metric: 'useful facts lost', unit: '%', ...limit }, 100 - factsKept(), 5),
      budget({ id: 'B17', metric: 'reduce 20 MB to a report', unit: 'ms' }, times, median, 1_000),
    ];
  });

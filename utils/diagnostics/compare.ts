import type { CauseId } from './causes';
import { FACT_KEYS, type Fact, type FactKey, type Facts } from './fields';
import { causesOf } from './rank';

export type Difference = { key: FactKey; before: Fact; after: Fact };
export type Comparison = { gone: CauseId[]; still: CauseId[]; new: CauseId[]; differences: Difference[] };

/** What became of the causes between two reports of one person, and which facts differ. */
export function compareFacts(before: Facts, after: Facts): Comparison {
  const [was, is] = [before, after].map((facts) => causesOf(facts).map(({ id }) => id)) as [CauseId[], CauseId[]];
  return {
    gone: was.filter((id) => !is.includes(id)),
    still: is.filter((id) => was.includes(id)),
    new: is.filter((id) => !was.includes(id)),
    differences: FACT_KEYS.filter((key) => before[key] !== after[key]).map((key) => ({
      key,
      before: before[key],
      after: after[key],
    })),
  };
}

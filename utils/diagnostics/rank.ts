import type { Confidence, Pattern, Remedy } from './cause-types';
import { CAUSE_IDS, type CauseId, causeOf } from './causes';
import { FACT_KEYS, type FactKey, type Facts } from './fields';

export type Found = {
  id: CauseId;
  code: number;
  confidence: Confidence;
  remedy: Remedy;
  source: string;
  evidence: readonly FactKey[];
};

/** Whether every fact the pattern names has one of its values. A fact that is not known fits nothing. */
export function fits(pattern: Pattern, facts: Facts): boolean {
  const keys = FACT_KEYS.filter((key) => pattern[key] !== undefined);
  return (
    keys.length > 0 &&
    keys.every((key) => facts[key] !== null && (pattern[key] as readonly unknown[]).includes(facts[key]))
  );
}

/**
 * The causes these facts speak for, the one that explains most first. A cause that another one explains stands behind
 * it, however heavy it is, and is only possible: mend the first, and look again.
 */
export function causesOf(facts: Facts): Found[] {
  const found = CAUSE_IDS.flatMap((id) => {
    const cause = causeOf(id);
    const patterns = cause.when.filter((pattern) => fits(pattern, facts));
    if (patterns.length === 0) return [];
    const evidence = FACT_KEYS.filter((key) => patterns.some((pattern) => pattern[key] !== undefined));
    return [{ id, cause, evidence }];
  });
  const explained = new Set(found.flatMap(({ cause }) => cause.explains));
  const weight = ({ id, cause }: (typeof found)[number]) => cause.weight - (explained.has(id) ? 1_000 : 0);
  return found
    .sort((a, b) => weight(b) - weight(a) || a.cause.code - b.cause.code)
    .map(({ id, cause: { code, confidence, remedy, source }, evidence }) => ({
      id,
      code,
      confidence: explained.has(id) ? 'possible' : confidence,
      remedy,
      source,
      evidence,
    }));
}

/** The causes a code names, as sure as each is by itself: of the facts a code tells nothing. */
export const causesOfCode = ({ causes }: { causes: readonly CauseId[] }): Found[] =>
  causes.map((id) => {
    const { code, confidence, remedy, source } = causeOf(id);
    return { id, code, confidence, remedy, source, evidence: [] };
  });

import { err, ok, type Result } from '../kernel';
import * as v from '../kernel/shape';
import type { Pattern } from './cause-types';
import { FACT_KEYS, type Facts, factOf } from './fields';
import { fits } from './rank';

/** A support team's own rule: shown as plain text beside ours, never run. */
export type OwnRule = { title: string; answer: string; questions: readonly string[]; when: readonly Pattern[] };
export const RULES_LIMIT = 256 * 1_024;

const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));
const values = v.pipe(v.array(v.union([text(40), v.number()])), v.minLength(1), v.maxLength(50));
const pattern = v.pipe(
  v.record(v.picklist(FACT_KEYS), values),
  v.check((given) => {
    const conditions = Object.entries(given) as [keyof Facts, readonly unknown[]][];
    return conditions.length > 0 && conditions.every(([key, all]) => all.every((one) => factOf(key, one) !== null));
  }),
);
const file = v.object({
  format: v.literal('medcard-check-rules'),
  version: v.literal(1),
  rules: v.pipe(
    v.array(
      v.object({
        title: text(200),
        answer: text(2_000),
        questions: v.optional(v.pipe(v.array(text(300)), v.maxLength(20)), []),
        when: v.pipe(v.array(pattern), v.minLength(1), v.maxLength(20)),
      }),
    ),
    v.maxLength(500),
  ),
});

/** Reads a file of rules; one condition that no report can fulfil refuses all, so that a slip is noticed. */
export function readRules(json: string): Result<OwnRule[], 'too-large' | 'not-rules'> {
  if (json.length > RULES_LIMIT) return err('too-large');
  try {
    const read = v.safeParse(file, JSON.parse(json));
    return read.success ? ok(read.output.rules as unknown as OwnRule[]) : err('not-rules');
  } catch {
    return err('not-rules');
  }
}

export const ownRulesFor = (rules: readonly OwnRule[], facts: Facts): OwnRule[] =>
  rules.filter(({ when }) => when.some((one) => fits(one, facts)));

/** Plain statistics of the bench: nothing here knows what is measured. */

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Linear interpolation between the two nearest ranks, as spreadsheets do it. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('no values');
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] as number;
  const high = sorted[Math.ceil(place)] as number;
  return low + (high - low) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const p95 = (values: readonly number[]): number => quantile(values, 0.95);

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Estimate = { value: number; low: number; high: number };

const TIMES = 4_000;
const SEED = 20_261_125;

/**
 * A value with its 95 % bootstrap interval. Whole rounds are drawn, so what was measured side by side stays side by
 * side and a slow minute of the machine hits both sides alike.
 */
export function bootstrap<Round>(
  rounds: readonly Round[],
  measure: (rounds: readonly Round[]) => number,
  { times = TIMES, seed = SEED } = {},
): Estimate {
  const value = measure(rounds);
  const random = seeded(seed);
  const drawn = Array.from({ length: times }, () =>
    measure(rounds.map(() => rounds[Math.floor(random() * rounds.length)] as Round)),
  );
  return { value, low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) };
}

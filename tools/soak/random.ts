/** Numbers that follow from a seed alone (mulberry32), so that a failure can be played again. */
export type Random = {
  /** In [0, 1). */
  next: () => number;
  /** Whole, from 0 to `below` - 1. */
  upTo: (below: number) => number;
  oneOf: <T>(list: readonly [T, ...T[]]) => T;
  chance: (share: number) => boolean;
};

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (below: number) => Math.floor(next() * below);
  return { next, upTo, oneOf: (list) => list[upTo(list.length)] ?? list[0], chance: (share) => next() < share };
}

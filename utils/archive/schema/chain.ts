/** One change of the store's form: from a version to the next one. `stores` as Dexie writes them, whole, not the difference. */
export type Step<From extends number, To extends number> = {
  from: From;
  to: To;
  stores: Readonly<Record<string, string>>;
};

export type Chain<Last extends number> = {
  steps: readonly Step<number, number>[];
  last: Last;
  /** Takes only the step that begins where the chain ends: a gap, a repetition or another order does not compile. */
  next<To extends number>(step: Step<Last, To>): Chain<To>;
};

const chainOf = <Last extends number>(steps: readonly Step<number, number>[], last: Last): Chain<Last> => ({
  steps,
  last,
  next: (step) => chainOf([...steps, step], step.to),
});

export const emptyChain: Chain<0> = chainOf([], 0);

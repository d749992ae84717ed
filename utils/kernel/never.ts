/** Ends a switch over a closed union: a forgotten case does not compile, a forged value throws. */
export function never(value: never): never {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`);
}

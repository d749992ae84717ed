import { type Clock, SECOND, systemClock } from '../kernel';

const DELAYS = [0, 0, 0, 1, 2, 4, 8, 16, 30];

/** Slows down somebody who tries passphrases at the keyboard; never wipes, never locks the owner out for good. */
export type Attempts = {
  /** Milliseconds to wait before the next attempt; 0 when it may be made now. */
  wait(): number;
  /** Counts a wrong one and tells the wait it costs: none for the first three, then 1, 2, 4 … 30 s. */
  failed(): number;
  succeeded(): void;
};

/** A clock set back does not lengthen the wait beyond the delay itself. */
export function countAttempts(clock: Clock = systemClock): Attempts {
  let failures = 0;
  let since = 0;
  const delay = () => (failures === 0 ? 0 : SECOND * (DELAYS[failures - 1] ?? 30));
  const wait = () => Math.min(delay(), Math.max(0, since + delay() - clock()));
  return {
    wait,
    failed() {
      failures++;
      since = clock();
      return wait();
    },
    succeeded() {
      failures = 0;
    },
  };
}

import type { BrowserName } from '../run/find-browser.ts';

/** One kind of endurance run: a round follows from its seed alone and throws when something is wrong. */
export type Soak = {
  what: string;
  rounds: number;
  /**
   * @param browser for runs that need one; the seed picks it when it is not said
   * @param size fewer of whatever a round has many of: for a sample
   */
  round: (seed: number, browser?: BrowserName, size?: number) => Promise<void>;
  /** What was met, to be said after the last round. */
  counts?: () => readonly string[];
  /** What so many rounds should have met and did not: then they prove nothing, and that is one more failure. */
  lacks?: (rounds: number) => readonly string[];
  close?: () => Promise<void>;
};

export type SoakOptions = { rounds?: number; seed?: number; browser?: BrowserName };

/** Plays the rounds, tells each failure with the seed that repeats it, ends with the one line that counts. */
export async function runSoak(
  name: string,
  soak: Soak,
  { rounds = soak.rounds, seed = 1, browser }: SoakOptions,
  say: (line: string) => void,
): Promise<number> {
  let failed = 0;
  try {
    for (let played = 0; played < rounds; played++) {
      const own = seed + played;
      try {
        await soak.round(own, browser);
      } catch (cause) {
        failed++;
        const [why] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
        say(`seed ${own}: ${why}`);
        say(`  again: npm run soak -- ${name} --rounds 1 --seed ${own}${browser ? ` --browser ${browser}` : ''}`);
      }
    }
  } finally {
    await soak.close?.();
  }
  for (const line of soak.counts?.() ?? []) say(line);
  const lacks = soak.lacks?.(rounds) ?? [];
  if (lacks.length > 0) {
    failed++;
    say(`never met in ${rounds} rounds: ${lacks.join(', ')}`);
  }
  say(`${name}: ${rounds} rounds, ${failed} failed`);
  return failed;
}

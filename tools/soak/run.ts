/** One kind of endurance run: a round follows from its seed alone and throws when something is wrong. */
export type Soak = {
  what: string;
  rounds: number;
  round: (seed: number) => Promise<void>;
  close?: () => Promise<void>;
};

export type SoakOptions = { rounds?: number; seed?: number };

/** Plays the rounds, tells each failure with the seed that repeats it, ends with the one line that counts. */
export async function runSoak(
  name: string,
  soak: Soak,
  { rounds = soak.rounds, seed = 1 }: SoakOptions,
  say: (line: string) => void,
): Promise<number> {
  let failed = 0;
  try {
    for (let played = 0; played < rounds; played++) {
      const own = seed + played;
      try {
        await soak.round(own);
      } catch (cause) {
        failed++;
        const [why] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
        say(`seed ${own}: ${why}`);
        say(`  again: npm run soak -- ${name} --rounds 1 --seed ${own}`);
      }
    }
  } finally {
    await soak.close?.();
  }
  say(`${name}: ${rounds} rounds, ${failed} failed`);
  return failed;
}

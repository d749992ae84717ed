import { type RandomBytes, randomBytes } from '../kernel';

/** `bits`: how many yes-or-no questions it takes to guess it for one who knows the list and that it was used. */
export type Invented = { phrase: string; words: number; of: number; bits: number };

const COUNT = 5;

/** Five words of the list, each drawn by itself. The list is loaded when first asked for. */
export async function inventPassphrase(random: RandomBytes = randomBytes): Promise<Invented> {
  const { WORDS } = await import('./words-ru');
  const drawn = Array.from({ length: COUNT }, () => WORDS[below(WORDS.length, random)]);
  const of = WORDS.length;
  return { phrase: drawn.join(' '), words: COUNT, of, bits: Math.floor(COUNT * Math.log2(of)) };
}

/** A number below `limit` (at most 65 536), each as likely as another: draws that would favour some are thrown away. */
export function below(limit: number, random: RandomBytes = randomBytes): number {
  const fair = 65_536 - (65_536 % limit);
  for (;;) {
    const [high = 0, low = 0] = random(2);
    const drawn = high * 256 + low;
    if (drawn < fair) return drawn % limit;
  }
}

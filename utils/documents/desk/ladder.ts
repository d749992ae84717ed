import type { Bytes } from '../../kernel';

/** One way to write a picture: its longer side at most so many pixels, JPEG at this quality. */
export type Step = { side: number; quality: number };

/**
 * From the best to the least that keeps small print of an A4 page legible: at 1 500 pixels a letter of 9 points is ten
 * pixels high. What does not fit at the last one is not pressed further but said.
 */
export const STEPS: readonly Step[] = [
  { side: 4_200, quality: 0.92 },
  { side: 3_500, quality: 0.86 },
  { side: 3_000, quality: 0.82 },
  { side: 2_600, quality: 0.78 },
  { side: 2_200, quality: 0.74 },
  { side: 2_000, quality: 0.68 },
  { side: 1_750, quality: 0.62 },
  { side: 1_500, quality: 0.55 },
];

export type Page = { bytes: Bytes; width: number; height: number };
/** `least`: bytes at the last step, when even those are too many. */
export type Fitted = { pages: Page[]; bytes: Bytes } | { least: number };

type Parts = {
  limit: number;
  /** All pages at a step, in order. */
  encode: (step: Step) => Promise<Page[]>;
  /** What is made of the pages in the end. */
  join: (pages: readonly Page[]) => Promise<Bytes>;
  signal?: AbortSignal;
};

/** The best step whose whole fits, found by halving: three or four encodings instead of eight. */
export async function press({ limit, encode, join, signal }: Parts): Promise<Fitted> {
  let [low, high] = [0, STEPS.length - 1];
  let best: { pages: Page[]; bytes: Bytes } | null = null;
  let least = Number.POSITIVE_INFINITY;
  while (low <= high) {
    signal?.throwIfAborted();
    const at = Math.floor((low + high) / 2);
    const pages = await encode(STEPS[at] as Step);
    const bytes = await join(pages);
    least = Math.min(least, bytes.length);
    if (bytes.length <= limit) {
      best = { pages, bytes };
      high = at - 1;
    } else low = at + 1;
  }
  return best ?? { least };
}

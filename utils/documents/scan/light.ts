import type { Tiles } from './tiles';

/** Paper darker than this is hard to read on the portal's side too; a lamp is needed. */
const DARK = 105;
export const isDark = ({ paper }: Tiles): boolean => paper < DARK;

/** Whiter than any paper: what was there is lost. */
const BURNT = 249;
/** A flat scan is all white: there burnt squares say nothing. */
const WHITE_PAPER = 243;
const LEAST_SHARE = 0.008;

/**
 * Whether a patch of light has eaten a part of the page: neighbouring squares burnt to white amid paper that is not.
 * Cannot be told on a page that is white all over.
 */
export function hasGlare({ all, columns, rows, paper }: Tiles): boolean {
  if (paper >= WHITE_PAPER) return false;
  const burnt = all.map(({ mean }) => mean >= BURNT);
  return largestPatch(burnt, columns, rows) >= Math.max(3, all.length * LEAST_SHARE);
}

function largestPatch(marked: boolean[], columns: number, rows: number): number {
  let largest = 0;
  for (let start = 0; start < marked.length; start++) {
    if (!marked[start]) continue;
    const queue = [start];
    marked[start] = false;
    let size = 0;
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      size++;
      const [column, row] = [at % columns, Math.floor(at / columns)];
      const near = [
        column > 0 ? at - 1 : -1,
        column < columns - 1 ? at + 1 : -1,
        row > 0 ? at - columns : -1,
        row < rows - 1 ? at + columns : -1,
      ];
      for (const next of near) {
        if (next < 0 || !marked[next]) continue;
        marked[next] = false;
        queue.push(next);
      }
    }
    largest = Math.max(largest, size);
  }
  return largest;
}

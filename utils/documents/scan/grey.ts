/** One channel, row by row, 0 is black. */
export type Grey = { width: number; height: number; data: Uint8Array };

/** The longer side that is looked at: a letter of 11 points on an A4 page keeps ten pixels of height or more. */
const WORKING_SIDE = 1_700;

/** By how many a picture is made smaller, the same both ways. */
export const shrinkOf = (width: number, height: number): number =>
  Math.max(1, Math.round(Math.max(width, height) / WORKING_SIDE));

/**
 * Green of RGBA, averaged over squares of `by` pixels: the channel that carries most of the lightness, and a third of the
 * reading.
 */
export function greyOf(rgba: Uint8ClampedArray | Uint8Array, width: number, height: number, by: number): Grey {
  const [w, h] = [Math.floor(width / by), Math.floor(height / by)];
  const data = new Uint8Array(w * h);
  if (by === 2) return { width: w, height: h, data: halved(rgba, width, data, w) };
  const sums = new Uint32Array(w);
  const scale = 1 / (by * by);
  for (let y = 0; y < h; y++) {
    sums.fill(0);
    for (let row = 0; row < by; row++) {
      let at = (y * by + row) * width * 4 + 1;
      for (let x = 0; x < w; x++) {
        let sum = 0;
        for (let column = 0; column < by; column++, at += 4) sum += rgba[at] as number;
        sums[x] = (sums[x] as number) + sum;
      }
    }
    for (let x = 0; x < w; x++) data[y * w + x] = (sums[x] as number) * scale;
  }
  return { width: w, height: h, data };
}

/** What a photograph of twelve megapixels is made to, and so the size that must be quick. */
function halved(rgba: Uint8ClampedArray | Uint8Array, width: number, data: Uint8Array, w: number): Uint8Array {
  const row = width * 4;
  for (let to = 0, start = 1; to < data.length; start += 2 * row) {
    for (let at = start, end = to + w; to < end; at += 8, to++) {
      const below = at + row;
      const sum =
        (rgba[at] as number) + (rgba[at + 4] as number) + (rgba[below] as number) + (rgba[below + 4] as number);
      data[to] = sum >> 2;
    }
  }
  return data;
}

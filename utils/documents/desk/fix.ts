import type { Frame } from '../scan/edges';

/** What is to be done to a picture, in this order: cut, turn by quarters, set lines level, take the colours away. */
export type Fix = { cut: Frame | null; quarters: 0 | 1 | 2 | 3; level: number; grey: boolean };

export const NO_FIX: Fix = { cut: null, quarters: 0, level: 0, grey: false };

/** Where a picture of this size is drawn from, how large the result is and how it is turned. */
export type Plan = {
  from: { x: number; y: number; width: number; height: number };
  width: number;
  height: number;
  radians: number;
  scale: number;
};

/** @param side the longer side of the result at most, in pixels; a picture is never made larger */
export function planOf(width: number, height: number, fix: Fix, side: number): Plan {
  const cut = fix.cut ?? { left: 0, top: 0, right: 1, bottom: 1 };
  // A cut that keeps nothing keeps the last line of points.
  const x = Math.min(width - 1, Math.floor(cut.left * width));
  const y = Math.min(height - 1, Math.floor(cut.top * height));
  const from = {
    x,
    y,
    width: Math.max(1, Math.min(width - x, Math.ceil((cut.right - cut.left) * width))),
    height: Math.max(1, Math.min(height - y, Math.ceil((cut.bottom - cut.top) * height))),
  };
  const radians = ((fix.quarters * 90 - fix.level) * Math.PI) / 180;
  const [sine, cosine] = [Math.abs(Math.sin(radians)), Math.abs(Math.cos(radians))];
  // Nothing is cut off by turning: the corners that come into being are white.
  const [whole, tall] = [from.width * cosine + from.height * sine, from.width * sine + from.height * cosine];
  const scale = Math.min(1, side / Math.max(whole, tall));
  // A quarter turn has a cosine of 6e-17, which must not add a pixel.
  const size = (length: number) => Math.max(1, Math.ceil(length * scale - 1e-6));
  return { from, width: size(whole), height: size(tall), radians, scale };
}

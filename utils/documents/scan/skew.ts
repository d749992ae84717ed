import type { Grey } from './grey';
import type { Tiles } from './tiles';

/** `angle`: degrees the lines of text lean, clockwise positive; null when there is too little text to tell. */
export type Lean = { angle: number | null; sideways: boolean };

const MOST = 16;
/** So much more uneven the columns must be than the rows. */
const SURELY = 1.6;
const STEP = 1;
const FINE = 0.25;
const ENOUGH = 300;
const SPACING = 3;

/**
 * Ink is thrown onto an axis at every angle: where lines of text fall into themselves the sums are most uneven. The same
 * is asked of columns; if they win, the page lies on its side.
 */
export function leanOf(grey: Grey, tiles: Tiles): Lean {
  const points = inkPoints(grey, tiles);
  if (points.length < ENOUGH * 2) return { angle: null, sideways: false };
  const diagonal = Math.ceil(Math.hypot(grey.width, grey.height));
  const rows = bestOf(points, 0, diagonal);
  const columns = bestOf(points, 90, diagonal);
  const sideways = columns.peak > rows.peak * SURELY;
  return { angle: sideways ? columns.angle : rows.angle, sideways };
}

type Best = { peak: number; angle: number };

function bestOf(points: Float32Array, base: number, diagonal: number): Best {
  const look = (from: number, to: number, step: number, best: Best): Best => {
    for (let angle = from; angle <= to; angle += step) {
      const peak = unevenness(points, base + angle, diagonal);
      if (peak > best.peak) best = { peak, angle };
    }
    return best;
  };
  const rough = look(-MOST, MOST, STEP, { peak: 0, angle: 0 });
  return look(rough.angle - STEP, rough.angle + STEP, FINE, rough);
}

function inkPoints({ data, width }: Grey, { all, size }: Tiles): Float32Array {
  const text = all.filter((tile) => tile.text);
  const every = Math.max(1, Math.floor(text.length / 500));
  const points: number[] = [];
  for (let index = 0; index < text.length; index += every) {
    const tile = text[index];
    if (!tile) continue;
    const half = (tile.low + tile.high) / 2;
    for (let y = tile.y; y < tile.y + size; y += SPACING)
      for (let x = tile.x; x < tile.x + size; x += SPACING)
        if ((data[y * width + x] as number) < half) points.push(x, y);
  }
  return Float32Array.from(points);
}

/** Sum of squared steps between neighbouring bins: edges of lines are steep when the angle is right. */
function unevenness(points: Float32Array, angle: number, diagonal: number): number {
  const turn = (angle * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
  const bins = new Float32Array(2 * Math.ceil(diagonal / 3) + 2);
  for (let at = 0; at < points.length; at += 2) {
    const across = -(points[at] as number) * sine + (points[at + 1] as number) * cosine;
    const bin = Math.floor((across + diagonal) / 3);
    bins[bin] = (bins[bin] as number) + 1;
  }
  let sum = 0;
  for (let at = 1; at < bins.length; at++) sum += ((bins[at] as number) - (bins[at - 1] as number)) ** 2;
  return sum;
}

import type { Grey } from './grey';
import type { Tiles } from './tiles';

export type Side = 'top' | 'right' | 'bottom' | 'left';
/** Shares of the picture's width and height. */
export type Frame = { left: number; top: number; right: number; bottom: number };

const WINDOW = 60;
const LONGEST_STROKE = 30;
const STROKES = 3;
const LINES = 3;

/** Sides where writing runs into the edge of the picture: short strokes of ink, with paper on both sides of each. */
export function cutSides(grey: Grey, paper: number): Side[] {
  const { width, height, data } = grey;
  const line = (length: number, at: (along: number, deep: number) => number) =>
    Float32Array.from({ length }, (_, along) => {
      let sum = 0;
      for (let deep = 1; deep <= LINES; deep++) sum += data[at(along, deep)] as number;
      return sum / LINES;
    });
  const sides: Record<Side, Float32Array> = {
    top: line(width, (x, deep) => deep * width + x),
    bottom: line(width, (x, deep) => (height - 1 - deep) * width + x),
    left: line(height, (y, deep) => y * width + deep),
    right: line(height, (y, deep) => y * width + width - 1 - deep),
  };
  return (Object.keys(sides) as Side[]).filter((side) => strokesOn(sides[side], paper) >= STROKES);
}

function strokesOn(line: Float32Array, paper: number): number {
  let strokes = 0;
  let run = 0;
  for (let at = 0; at < line.length; at++) {
    const around = highest(line, at);
    const ink = around > paper * 0.7 && (line[at] as number) < around * 0.8;
    if (ink) run++;
    else {
      if (run >= 2 && run <= LONGEST_STROKE) strokes++;
      run = 0;
    }
  }
  return strokes;
}

function highest(line: Float32Array, at: number): number {
  let most = 0;
  const end = Math.min(line.length, at + WINDOW / 2);
  for (let i = Math.max(0, at - WINDOW / 2); i < end; i += 2) most = Math.max(most, line[i] as number);
  return most;
}

/** A row or column of squares belongs to the page when so much of it is paper. */
const MOSTLY = 0.35;

/** Where the sheet lies, when what is around it is clearly darker; null when the sheet fills the picture or is not seen. */
export function sheetOf({ all, columns, rows, paper }: Tiles): Frame | null {
  const isPaper = (column: number, row: number) => (all[row * columns + column]?.high ?? 0) > paper * 0.72;
  const share = (length: number, paperAt: (at: number) => boolean) =>
    Array.from({ length }, (_, at) => paperAt(at)).filter(Boolean).length / length > MOSTLY;
  const across = Array.from({ length: columns }, (_, column) => share(rows, (row) => isPaper(column, row)));
  const down = Array.from({ length: rows }, (_, row) => share(columns, (column) => isPaper(column, row)));
  const [left, right] = [across.indexOf(true), across.lastIndexOf(true) + 1];
  const [top, bottom] = [down.indexOf(true), down.lastIndexOf(true) + 1];
  if (left < 0 || top < 0) return null;
  const frame = { left: left / columns, right: right / columns, top: top / rows, bottom: bottom / rows };
  const area = (frame.right - frame.left) * (frame.bottom - frame.top);
  return area > 0.25 && area < 0.93 ? frame : null;
}

/** So much of the picture's side is paper that the sheet goes on behind it. */
const GOES_ON = 0.4;

/** Sides where a sheet that lies on something darker runs out of the picture, though at two sides its edge is seen. */
export function runsOut({ width, height, data }: Grey, paper: number): Side[] {
  const share = (length: number, at: (along: number) => number) => {
    let light = 0;
    for (let along = 0; along < length; along += 4) if ((data[at(along)] as number) > paper * 0.72) light++;
    return light / (length / 4);
  };
  const shares: Record<Side, number> = {
    top: share(width, (x) => 2 * width + x),
    bottom: share(width, (x) => (height - 3) * width + x),
    left: share(height, (y) => y * width + 2),
    right: share(height, (y) => y * width + width - 3),
  };
  const sides = Object.keys(shares) as Side[];
  return sides.filter((side) => shares[side] < 0.1).length >= 2 ? sides.filter((side) => shares[side] > GOES_ON) : [];
}

import { bounded } from './trace-fields';

/** What stands somewhere on a page; nothing of what it says. */
export const SKETCH_KINDS = ['text', 'picture', 'field', 'button', 'frame'] as const;
export type SketchKind = (typeof SKETCH_KINDS)[number];
export type SketchBox = { kind: SketchKind; x: number; y: number; width: number; height: number };
export type Sketch = { width: number; height: number; boxes: readonly SketchBox[] };

/** The width of a line tells how long its text is; in steps of this many pixels it does not tell which. */
export const SKETCH_GRID = 16;
const MOST_SIDE = 4_096;
const MOST_BOXES = 2_000;

/**
 * The plan of a page out of what our script measured there: kinds of a closed list and numbers on a coarse grid, inside the
 * window. Null when it is no plan; boxes that are none are left out.
 */
export function sketchFrom(given: unknown): Sketch | null {
  const { width, height, boxes } = (given ?? {}) as Record<string, unknown>;
  const [wide, high] = [side(width), side(height)];
  if (!wide || !high || !Array.isArray(boxes)) return null;
  return { width: wide, height: high, boxes: boxes.slice(0, MOST_BOXES).flatMap((box) => boxFrom(box, wide, high)) };
}

function boxFrom(given: unknown, wide: number, high: number): SketchBox[] {
  if (!Array.isArray(given)) return [];
  const [kind, left, top, right, bottom] = given as unknown[];
  const known = SKETCH_KINDS.find((one) => one === kind);
  const x = onGrid(left, wide, Math.floor);
  const y = onGrid(top, high, Math.floor);
  const toX = onGrid(right, wide, Math.ceil);
  const toY = onGrid(bottom, high, Math.ceil);
  if (!known || x === null || y === null || toX === null || toY === null || toX <= x || toY <= y) return [];
  return [{ kind: known, x, y, width: toX - x, height: toY - y }];
}

const side = (value: unknown): number | null => bounded(value, 0, MOST_SIDE);

function onGrid(value: unknown, most: number, round: (n: number) => number): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return Math.min(most, Math.max(0, round(value / SKETCH_GRID) * SKETCH_GRID));
}

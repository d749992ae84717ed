import type { Grey } from './grey';
import type { Tile, Tiles } from './tiles';

/**
 * `steep` 0…1: how steep strokes are in the direction where they are flattest; `even`: the same in the steepest
 * direction. Both low: out of focus. Only the first low: the camera moved.
 */
export type Steepness = { steep: number; even: number };
/** `whole`: all regions together; `smeared`: the share of the written squares, and how steep those are together. */
export type Sharpness = { written: number; smeared: number; of: Steepness };

const DIRECTIONS = 12;
const NEAR = 1.5;
const FAR = 4.5;
const POINTS = 5;
/** Regions along each side: one corner may be out of focus. */
const REGIONS = 4;
const ENOUGH_TILES = 8;
const MOST_TILES = 40;
const SPARSE = 240;
/** A flat scan has its paper at the end of the scale, where there is no grain. */
const WHITE = 246;

type Sums = { near: Float64Array; far: Float64Array; tiles: number; points: number };
const nothing = (): Sums => ({
  near: new Float64Array(DIRECTIONS),
  far: new Float64Array(DIRECTIONS),
  tiles: 0,
  points: 0,
});

/**
 * Squared differences of lightness at a near and at a far distance, their ratio direction by direction. Where strokes are
 * sharp most of the difference is reached at once and the ratio is a third or more; where they are smeared it grows with
 * the square of the distance, to a ninth. Contrast and the amount of text cancel out, which a global measure of detail
 * cannot say of itself; the grain of the sensor is measured on blank paper and taken off.
 */
export function sharpnessOf(grey: Grey, tiles: Tiles, limit: number): Sharpness {
  const grain = grainOf(grey, tiles);
  const written = regionsOf(grey, tiles);
  const measured = written.map((region) => {
    const sums = nothing();
    const most = written.length === 1 ? 4 * MOST_TILES : MOST_TILES;
    const every = Math.max(1, Math.floor(region.length / most));
    for (let at = 0; at < region.length; at += every) measure(grey, region[at] as Tile, tiles.size, sums);
    return { sums, count: region.length };
  });
  const smeared = measured.filter(({ sums }) => steepness(sums, grain).steep < limit);
  const count = (some: typeof measured) => some.reduce((sum, one) => sum + one.count, 0);
  const all = count(measured);
  const of = steepness(together((smeared.length > 0 ? smeared : measured).map(({ sums }) => sums)), grain);
  return { written: all, smeared: all === 0 ? 0 : count(smeared) / all, of };
}

/** Written squares by regions; a page with a line here and there is one region. */
function regionsOf(grey: Grey, { all }: Tiles): Tile[][] {
  const regions = Array.from({ length: REGIONS ** 2 }, (): Tile[] => []);
  const text = all.filter((tile) => tile.text);
  for (const tile of text) {
    const column = Math.min(REGIONS - 1, Math.floor((tile.x / grey.width) * REGIONS));
    const row = Math.min(REGIONS - 1, Math.floor((tile.y / grey.height) * REGIONS));
    regions[row * REGIONS + column]?.push(tile);
  }
  if (text.length < SPARSE) return text.length >= ENOUGH_TILES ? [text] : [];
  return regions.filter((region) => region.length >= ENOUGH_TILES);
}

function steepness({ near, far, points }: Sums, grain: Sums): Steepness {
  const ratios = Array.from(near, (sum, at) => {
    const [lessNear, lessFar] = [grainAt(grain, 'near', at) * points, grainAt(grain, 'far', at) * points];
    return Math.max(0, sum - lessNear) / Math.max(1, (far[at] as number) - lessFar);
  });
  return { steep: Math.min(...ratios), even: Math.max(...ratios) };
}

function together(some: readonly Sums[]): Sums {
  const whole = nothing();
  for (const { near, far, points, tiles } of some) {
    for (let at = 0; at < DIRECTIONS; at++) {
      whole.near[at] = (whole.near[at] as number) + (near[at] as number);
      whole.far[at] = (whole.far[at] as number) + (far[at] as number);
    }
    whole.points += points;
    whole.tiles += tiles;
  }
  return whole;
}

const grainAt = (grain: Sums, of: 'near' | 'far', at: number): number =>
  grain.points === 0 ? 0 : (grain[of][at] as number) / grain.points;

/** Blank squares of paper: what differs there is grain. */
function grainOf(grey: Grey, { all, size, paper }: Tiles): Sums {
  if (paper >= WHITE) return nothing();
  const blank = all
    .filter(({ high, low, text }) => !text && high > paper * 0.8 && low > high * 0.55)
    .sort((a, b) => a.high - a.low - (b.high - b.low));
  const sums = nothing();
  for (const tile of blank.slice(0, Math.min(MOST_TILES, Math.max(8, Math.ceil(blank.length * 0.1)))))
    measure(grey, tile, size, sums);
  return sums;
}

function measure({ data, width, height }: Grey, { x, y }: Tile, size: number, into: Sums): void {
  const reach = Math.ceil(FAR) + 1;
  if (x < reach || y < reach || x + size + reach >= width || y + size + reach >= height) return;
  const step = size / POINTS;
  for (let point = 0; point < POINTS ** 2; point++) {
    const row = Math.floor(point / POINTS);
    const [across, down] = [(point - row * POINTS + 0.5) * step, (row + 0.5) * step];
    points[point] = Math.floor(y + down) * width + Math.floor(x + across);
  }
  for (let at = 0; at < DIRECTIONS; at++) {
    into.near[at] = (into.near[at] as number) + squares(data, width, at, NEAR);
    into.far[at] = (into.far[at] as number) + squares(data, width, at, FAR);
  }
  into.tiles++;
  into.points += POINTS ** 2;
}

const points = new Int32Array(POINTS ** 2);

/**
 * Over the points, the squared difference of lightness between a place ahead and one behind. Both lie between pixels, as
 * far from each point: how much each of the four pixels around them counts is worked out once, for the whole square.
 */
function squares(data: Uint8Array, width: number, direction: number, reach: number): number {
  const angle = (direction * Math.PI) / DIRECTIONS;
  const [dx, dy] = [(Math.cos(angle) / 2) * reach, (Math.sin(angle) / 2) * reach];
  const [x, y] = [Math.floor(dx), Math.floor(dy)];
  const [fx, fy] = [dx - x, dy - y];
  const [a, b, c, d] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
  const ahead = y * width + x;
  // The place behind is the same seen from the other side: its four pixels count the other way round.
  let sum = 0;
  for (let point = 0; point < points.length; point++) {
    const to = (points[point] as number) + ahead;
    const from = (points[point] as number) - ahead;
    const difference =
      ((data[to] as number) - (data[from] as number)) * a +
      ((data[to + 1] as number) - (data[from - 1] as number)) * b +
      ((data[to + width] as number) - (data[from - width] as number)) * c +
      ((data[to + width + 1] as number) - (data[from - width - 1] as number)) * d;
    sum += difference * difference;
  }
  return sum;
}

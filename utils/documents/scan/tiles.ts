import type { Grey } from './grey';

/** One square of the picture: how light its paper is, how dark its darkest, what share of it is ink. */
export type Tile = { x: number; y: number; high: number; low: number; mean: number; ink: number; text: boolean };
export type Tiles = { size: number; columns: number; rows: number; all: Tile[]; paper: number };

const SIZE = 24;
const SEEN = (SIZE * SIZE) / 2;
const histogram = new Uint32Array(256);

/** Cuts the picture into squares and says which of them carry writing. */
export function tilesOf(grey: Grey): Tiles {
  const [columns, rows] = [Math.floor(grey.width / SIZE), Math.floor(grey.height / SIZE)];
  const all: Tile[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) all.push(tileOf(grey, column * SIZE, row * SIZE));
  const paper = paperOf(all);
  const onPaper = all.map(({ high }) => high > paper * 0.6);
  for (const [at, tile] of all.entries()) tile.text = isText(tile) && amidPaper(onPaper, at, columns, rows);
  return { size: SIZE, columns, rows, all, paper };
}

function tileOf({ width, data }: Grey, x: number, y: number): Tile {
  let [sum, least, most] = [0, 255, 0];
  // Every other row: half the reading, the same answer.
  for (let row = y; row < y + SIZE; row += 2) {
    for (let at = row * width + x, end = at + SIZE; at < end; at++) {
      const value = data[at] as number;
      histogram[value] = (histogram[value] as number) + 1;
      sum += value;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  const low = level(0.02, least);
  const high = level(0.9, least);
  const half = (low + high) / 2;
  let ink = 0;
  for (let value = least; value < half; value++) ink += histogram[value] as number;
  histogram.fill(0, least, most + 1);
  return { x, y, high, low, mean: sum / SEEN, ink: ink / SEEN, text: false };
}

/** The lightness below which the share of the tile's pixels lies. */
function level(share: number, least: number): number {
  let left = share * SEEN;
  let value = least;
  while (value < 255 && left > (histogram[value] as number)) left -= histogram[value++] as number;
  return value;
}

/** How light the paper is: most of a page is paper, even when the page is only half of the picture. */
function paperOf(tiles: readonly Tile[]): number {
  const highs = tiles.map(({ high }) => high).sort((a, b) => a - b);
  return highs[Math.floor(highs.length * 0.75)] ?? 0;
}

/** Strokes: something clearly darker on light ground, and not half of the square dark. */
const isText = ({ high, low, ink }: Tile): boolean =>
  high - low > Math.max(12, high * 0.18) && ink > 0.02 && ink < 0.45;

/** The edge of the sheet looks like a stroke too, but has the table beside it. */
function amidPaper(onPaper: readonly boolean[], at: number, columns: number, rows: number): boolean {
  const [column, row] = [at % columns, Math.floor(at / columns)];
  if (column === 0 || row === 0 || column === columns - 1 || row === rows - 1) return false;
  for (const up of [-columns, 0, columns])
    for (const beside of [-1, 0, 1]) if (!onPaper[at + up + beside]) return false;
  return true;
}

import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';

/** Letters of PT Sans as patches of ink, 0…1. `em`: pixels of the font's size. */
export type Letters = { em: number; all: Record<string, Letter> };
export type Letter = { width: number; height: number; left: number; top: number; advance: number; ink: number[] };

const ALPHABET = 'абвгдежзийклмнопрстуфхцчшщъыьэюяАВЕКМНОПРСТ0123456789.,-№';
const FINE = 4;

type Outline = { commands: { command: string; args: number[] }[] };
type Font = {
  unitsPerEm: number;
  glyphForCodePoint: (code: number) => { path: Outline; advanceWidth: number };
};

/** Draws the outlines of the font at the size: a page of these is a page of real print. */
export function lettersOf(em: number): Letters {
  const file = readFileSync('node_modules/@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf');
  const font = fontkit.create(new Uint8Array(file)) as unknown as Font;
  const all: Record<string, Letter> = {};
  for (const letter of ALPHABET) {
    const glyph = font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
    all[letter] = fill(glyph.path, em / font.unitsPerEm, (glyph.advanceWidth * em) / font.unitsPerEm);
  }
  return { em, all };
}

/** Even-odd filling, 4 × 4 samples a pixel. */
function fill(path: Outline, scale: number, advance: number): Letter {
  const edges = flatten(path, scale);
  const xs = edges.flatMap(([x1, , x2]) => [x1, x2]);
  const ys = edges.flatMap(([, y1, , y2]) => [y1, y2]);
  const [left, top] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  const width = Math.ceil(Math.max(...xs)) - left + 1;
  const height = Math.ceil(Math.max(...ys)) - top + 1;
  const ink = new Array<number>(width * height).fill(0);
  for (let fine = 0; fine < height * FINE; fine++) {
    const y = top + (fine + 0.5) / FINE;
    const crossings = edges
      .filter(([, y1, , y2]) => y1 <= y !== y2 <= y)
      .map(([x1, y1, x2, y2]) => x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
      .sort((a, b) => a - b);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      for (let x = Math.ceil(((crossings[at] ?? 0) - left) * FINE - 0.5); ; x++) {
        if (left + (x + 0.5) / FINE >= (crossings[at + 1] ?? 0)) break;
        const cell = Math.floor(fine / FINE) * width + Math.floor(x / FINE);
        ink[cell] = (ink[cell] ?? 0) + 1 / FINE ** 2;
      }
    }
  }
  return { width, height, left, top, advance, ink };
}

function flatten({ commands }: Outline, scale: number): [number, number, number, number][] {
  const edges: [number, number, number, number][] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const to = (nx: number, ny: number) => {
    if (ny !== y) edges.push([x * scale, -y * scale, nx * scale, -ny * scale]);
    [x, y] = [nx, ny];
  };
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    if (command === 'moveTo') [x, y, startX, startY] = [a, b, a, b];
    else if (command === 'lineTo') to(a, b);
    else if (command === 'quadraticCurveTo') {
      const [fromX, fromY] = [x, y];
      for (let step = 1; step <= 6; step++) {
        const t = step / 6;
        const [p, q, r] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
        to(p * fromX + q * a + r * c, p * fromY + q * b + r * d);
      }
    } else if (command === 'closePath') to(startX, startY);
    else throw new Error(`no ${command} in a TrueType font`);
  }
  return edges;
}

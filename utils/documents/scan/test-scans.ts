import type { Grey } from './grey';
import type { Letters } from './test-letters';

/** What the maker did to a page, and so what must be found. `none`: nothing. */
export type Label = 'none' | 'shaken' | 'defocused' | 'glare' | 'cropped' | 'dark' | 'skewed' | 'sideways';
export type Made = { label: Label; grey: Grey };

/** How many of each: 57 pictures; three more that are too large to be opened make sixty. */
export const COUNTS: Readonly<Record<Label, number>> = {
  none: 12,
  shaken: 10,
  defocused: 10,
  glare: 7,
  cropped: 7,
  dark: 6,
  skewed: 3,
  sideways: 2,
};

export const labels = (): Label[] =>
  (Object.keys(COUNTS) as Label[]).flatMap((label) => Array.from({ length: COUNTS[label] }, () => label));

type Random = () => number;
const between = (random: Random, from: number, to: number) => from + (to - from) * random();

/** Mulberry32: the same seed draws the same pictures everywhere. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A photograph, or a flat scan, of a page of print: 60 em wide, with its own paper, ink, amount of text, light, table and
 * grain. What is measured in em spoils small and large pictures alike.
 */
export function makeScan(label: Label, seed: number, letters: Letters): Made {
  const random = randomOf(seed * 7_919 + 13);
  const { em } = letters;
  const [width, height] = [Math.round(em * 60), Math.round(em * 80)];
  const flat = ['none', 'shaken', 'defocused', 'cropped'].includes(label) && random() < 0.25;
  const page = drawPage(letters, random, flat);
  let grey = shoot(page, { width, height, label, random, flat, em });
  if (label === 'shaken') grey = shake(grey, between(random, 0.28, 0.65) * em, random() * Math.PI);
  if (label === 'defocused') grey = soften(grey, between(random, 0.11, 0.24) * em);
  else grey = soften(grey, between(random, 0, 0.03) * em);
  if (label === 'glare') addGlare(grey, random);
  expose(grey, label === 'dark' ? between(random, 0.18, 0.4) : 1, flat ? 0.5 : between(random, 1, 5), random);
  return { label, grey };
}

/** A4 in 50 × 70 em: headings, paragraphs of uneven length, sometimes nearly empty, ink from black to pale. */
function drawPage(letters: Letters, random: Random, flat: boolean): Grey {
  const { em } = letters;
  const [width, height] = [Math.round(50 * em), Math.round(70.7 * em)];
  const paper = flat ? 253 : between(random, 185, 232);
  const data = new Uint8Array(width * height).fill(paper);
  const ink = between(random, 20, 105);
  const amount = between(random, 0.12, 1);
  const margin = 5 * em;
  for (let y = margin; y < height - margin; y += 1.5 * em) {
    if (random() > amount) continue;
    const end = margin + (width - 2 * margin) * (random() < 0.25 ? random() : 1);
    let x = margin;
    while (x < end - em) {
      const word = Math.ceil(between(random, 1, 11));
      for (let at = 0; at < word && x < end - em; at++) {
        const keys = Object.keys(letters.all);
        const letter = letters.all[keys[Math.floor(random() * (random() < 0.9 ? 32 : keys.length))] ?? 'а'];
        if (!letter) continue;
        for (let row = 0; row < letter.height; row++) {
          for (let column = 0; column < letter.width; column++) {
            const cover = letter.ink[row * letter.width + column] ?? 0;
            const at = (Math.round(y) + letter.top + row) * width + Math.round(x) + letter.left + column;
            if (cover > 0) data[at] = (data[at] as number) * (1 - cover) + ink * cover;
          }
        }
        x += letter.advance;
      }
      x += 0.3 * em;
    }
  }
  return { width, height, data };
}

type Shot = { width: number; height: number; label: Label; random: Random; flat: boolean; em: number };

/** The page on a table, seen by a camera: turned, shifted, unevenly lit. */
function shoot(page: Grey, { width, height, label, random, flat, em }: Shot): Grey {
  const sign = random() < 0.5 ? -1 : 1;
  const degrees =
    label === 'skewed' ? sign * between(random, 4.5, 13) : label === 'sideways' ? sign * 90 : sign * random() * 1.2;
  const turn = (degrees * Math.PI) / 180;
  const zoom = flat ? 1.2 : between(random, 0.95, 1.08) * (label === 'skewed' ? 0.9 : label === 'sideways' ? 0.8 : 1);
  const shift = label === 'cropped' ? (flat ? 16 : between(random, 17, 24)) * em : 0;
  const [shiftX, shiftY] =
    random() < 0.6 || shift === 0 ? [sign * shift, 0] : [0, sign * (shift + (flat ? 1 : 4) * em)];
  const table = between(random, 35, 115);
  const [lightX, lightY] = [between(random, -0.16, 0.16), between(random, -0.16, 0.16)];
  const [sine, cosine] = [Math.sin(turn) / zoom, Math.cos(turn) / zoom];
  const grain = between(random, 0.01, 0.05);
  const data = new Uint8Array(width * height);
  const groundAt = (x: number, y: number) =>
    flat ? 253 : table + 12 * Math.sin(x * grain + 3 * Math.sin(y * grain * 0.2));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2 - shiftX, y - height / 2 - shiftY];
      const seen = sample(page, dx * cosine + dy * sine + page.width / 2, dy * cosine - dx * sine + page.height / 2);
      const light = flat ? 1 : 1 + lightX * (x / width - 0.5) + lightY * (y / height - 0.5);
      data[y * width + x] = Math.min(250, (seen ?? groundAt(x, y)) * light);
    }
  }
  return { width, height, data };
}

function sample({ width, height, data }: Grey, x: number, y: number): number | null {
  if (x < 0 || y < 0 || x >= width - 1 || y >= height - 1) return null;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  const at = top * width + left;
  const upper = (data[at] as number) * (1 - fx) + (data[at + 1] as number) * fx;
  const lower = (data[at + width] as number) * (1 - fx) + (data[at + width + 1] as number) * fx;
  return upper * (1 - fy) + lower * fy;
}

/** The camera moved by so many pixels along a line. */
function shake({ width, height, data }: Grey, length: number, angle: number): Grey {
  const steps = Math.max(2, Math.ceil(length));
  const sums = new Float32Array(data.length);
  for (let step = 0; step < steps; step++) {
    const along = (step / (steps - 1) - 0.5) * length;
    const [dx, dy] = [Math.round(Math.cos(angle) * along), Math.round(Math.sin(angle) * along)];
    for (let y = 0; y < height; y++) {
      const from = Math.min(height - 1, Math.max(0, y + dy)) * width;
      for (let x = 0; x < width; x++) {
        const at = y * width + x;
        sums[at] = (sums[at] as number) + (data[from + Math.min(width - 1, Math.max(0, x + dx))] as number);
      }
    }
  }
  return { width, height, data: Uint8Array.from(sums, (sum) => sum / steps) };
}

/** Out of focus: a Gaussian of this deviation; three boxes are near enough to a wide one. */
function soften(grey: Grey, deviation: number): Grey {
  if (deviation < 0.15) return grey;
  const { width, height } = grey;
  let data: Float32Array = Float32Array.from(grey.data);
  if (deviation < 3) {
    const radius = Math.ceil(deviation * 3);
    const raw = Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-(((i - radius) / deviation) ** 2) / 2));
    const whole = raw.reduce((sum, one) => sum + one, 0);
    const kernel = Float32Array.from(raw, (one) => one / whole);
    data = convolve(data, width, height, 1, width, kernel);
    data = convolve(data, height, width, width, 1, kernel);
    return { width, height, data: Uint8Array.from(data, Math.round) };
  }
  const radius = Math.round((Math.sqrt(4 * deviation * deviation + 1) - 1) / 2);
  for (let pass = 0; pass < 3; pass++) {
    data = box(data, width, height, 1, width, radius);
    data = box(data, height, width, width, 1, radius);
  }
  return { width, height, data: Uint8Array.from(data, Math.round) };
}

type Line = [length: number, lines: number, step: number, stride: number];

function convolve(data: Float32Array, ...[length, lines, step, stride, kernel]: [...Line, Float32Array]): Float32Array {
  const out = new Float32Array(data.length);
  const radius = (kernel.length - 1) / 2;
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < length; i++) {
      let sum = 0;
      for (let k = -radius; k <= radius; k++) {
        const at = line * stride + Math.min(length - 1, Math.max(0, i + k)) * step;
        sum += (data[at] as number) * (kernel[k + radius] as number);
      }
      out[line * stride + i * step] = sum;
    }
  }
  return out;
}

function box(data: Float32Array, length: number, lines: number, step: number, stride: number, r: number): Float32Array {
  const out = new Float32Array(data.length);
  for (let line = 0; line < lines; line++) {
    const at = (i: number) => line * stride + Math.min(length - 1, Math.max(0, i)) * step;
    let sum = 0;
    for (let i = -r; i <= r; i++) sum += data[at(i)] as number;
    for (let i = 0; i < length; i++) {
      out[at(i)] = sum / (2 * r + 1);
      sum += (data[at(i + r + 1)] as number) - (data[at(i - r)] as number);
    }
  }
  return out;
}

/** A lamp in the glossy page: white in the middle, fading out. */
function addGlare({ width, height, data }: Grey, random: Random): void {
  const [cx, cy] = [between(random, 0.3, 0.7) * width, between(random, 0.25, 0.75) * height];
  const [rx, ry] = [between(random, 0.1, 0.2) * width, between(random, 0.08, 0.2) * width];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const far = Math.hypot((x - cx) / rx, (y - cy) / ry);
      const at = y * width + x;
      if (far < 1.6) data[at] = Math.min(255, (data[at] as number) + 255 * Math.min(1, Math.max(0, (1.6 - far) * 2)));
    }
  }
}

/** Amount of light and the grain of the sensor, which comes after everything else. */
function expose({ data }: Grey, amount: number, grain: number, random: Random): void {
  // Drawn once and gone through again and again: the length is a prime, so that no row repeats the one above.
  const noise = Float32Array.from({ length: 65_537 }, () => (random() + random() + random() - 1.5) * 2 * grain);
  for (let at = 0, from = 0; at < data.length; at++, from = from === 65_536 ? 0 : from + 1)
    data[at] = Math.min(255, Math.max(0, (data[at] as number) * amount + (noise[from] as number)));
}

/** RGBA as a canvas would give it. */
export function rgbaOf({ data }: Grey): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(data.length * 4);
  for (let at = 0; at < data.length; at++) {
    const value = data[at] as number;
    rgba.set([value, value, value, 255], at * 4);
  }
  return rgba;
}

/** What everybody measures: the variance of the Laplacian over the whole picture. */
export function laplacianVariance({ width, height, data }: Grey): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1, end = at + width - 2; at < end; at++) {
      const value =
        (data[at - 1] as number) +
        (data[at + 1] as number) +
        (data[at - width] as number) +
        (data[at + width] as number) -
        4 * (data[at] as number);
      sum += value;
      squares += value * value;
      count++;
    }
  }
  return squares / count - (sum / count) ** 2;
}

/** 2·hits / (found + there). */
export const f1 = (hits: number, found: number, there: number): number => (2 * hits) / Math.max(1, found + there);

/** F1 of «below the threshold it is unsharp», at the threshold where that is highest. */
export function bestThreshold(values: readonly { value: number; unsharp: boolean }[]): number {
  const there = values.filter(({ unsharp }) => unsharp).length;
  return Math.max(
    ...values.map(({ value: limit }) => {
      const found = values.filter(({ value }) => value <= limit);
      return f1(found.filter(({ unsharp }) => unsharp).length, found.length, there);
    }),
  );
}

import fc from 'fast-check';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { NO_FIX, planOf } from './fix';
import { type Page, press, STEPS } from './ladder';
import { picturesPdf } from './pictures-pdf';
import { SMALL_JPEG } from './test-jpeg';

describe('pressing under a limit', () => {
  const page = (length: number): Page => ({ bytes: new Uint8Array(length), width: 10, height: 14 });
  const sizes = fc.array(fc.integer({ min: 1_000, max: 9_000_000 }), { minLength: 8, maxLength: 8 });

  it('takes the best step that fits, never one above the limit, and says so when none does', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1_000, max: 9_000_000 }), async (some, limit) => {
        const falling = some.sort((a, b) => b - a);
        let encodings = 0;
        const encode = async (step: (typeof STEPS)[number]) => {
          encodings++;
          return [page(falling[STEPS.indexOf(step)] ?? 0)];
        };
        const fitted = await press({ limit, encode, join: async ([only]) => only?.bytes ?? new Uint8Array() });
        const best = falling.find((size) => size <= limit);
        expect('bytes' in fitted ? fitted.bytes.length : undefined).toBe(best);
        if ('least' in fitted) expect(fitted.least).toBe(falling.at(-1));
        expect(encodings).toBeLessThanOrEqual(4);
      }),
    );
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const encode = async () => {
      stop.abort();
      return [page(99)];
    };
    const work = press({ limit: 1, encode, join: async () => new Uint8Array(99), signal: stop.signal });
    await expect(work).rejects.toThrow(/abort/i);
  });
});

describe('the plan of a picture', () => {
  it.each([
    ['nothing to do', NO_FIX, 5_000, { width: 3_000, height: 4_000 }],
    ['made smaller', NO_FIX, 2_000, { width: 1_500, height: 2_000 }],
    ['a quarter turn', { ...NO_FIX, quarters: 1 as const }, 5_000, { width: 4_000, height: 3_000 }],
    ['half a turn', { ...NO_FIX, quarters: 2 as const }, 5_000, { width: 3_000, height: 4_000 }],
    [
      'cut',
      { ...NO_FIX, cut: { left: 0.1, top: 0.25, right: 0.9, bottom: 0.75 } },
      5_000,
      { width: 2_400, height: 2_000 },
    ],
  ])('%s', (_what, fix, side, size) => expect(planOf(3_000, 4_000, fix, side)).toMatchObject(size));

  it('loses no corner when lines are set level, and reads nothing outside the picture', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_000 }),
        fc.integer({ min: 1, max: 9_000 }),
        fc.double({ min: -16, max: 16, noNaN: true }),
        share,
        share,
        (w, h, level, a, b) => {
          const cut = { left: Math.min(a, b), right: Math.max(a, b), top: Math.min(a, b), bottom: Math.max(a, b) };
          const { from, width, height, scale } = planOf(w, h, { ...NO_FIX, cut, level }, 2_000);
          expect(from.x + from.width).toBeLessThanOrEqual(w);
          expect(from.y + from.height).toBeLessThanOrEqual(h);
          expect(Math.hypot(width, height) + 2).toBeGreaterThanOrEqual(Math.hypot(from.width, from.height) * scale);
          expect(Math.max(width, height)).toBeLessThanOrEqual(2_000);
        },
      ),
      { examples: [[30, 20, 0, 1, 1]] },
    );
  });
});

describe('pictures as one PDF', () => {
  it('has a page for each, in order, of the picture’s form, and says nothing of the person or the computer', async () => {
    const pages = [
      { bytes: SMALL_JPEG, width: 16, height: 24 },
      { bytes: SMALL_JPEG, width: 24, height: 16 },
    ];
    const bytes = await picturesPdf(pages);
    const read = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(read.getPages().map((one) => one.getWidth() < one.getHeight())).toEqual([true, false]);
    expect([read.getAuthor(), read.getTitle(), read.getCreationDate()]).toEqual([undefined, undefined, undefined]);
    expect(bytes).toEqual(await picturesPdf(pages));
  });
});

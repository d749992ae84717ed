import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SKETCH_GRID, SKETCH_KINDS, sketchFrom } from './sketch';

const number = fc.oneof(fc.integer({ min: -500, max: 3_000 }), fc.double(), fc.constant(Number.NaN));
const box = fc.oneof(
  fc.tuple(fc.oneof(fc.constantFrom(...SKETCH_KINDS), fc.string()), number, number, number, number),
  fc.anything(),
);
const page = fc.oneof(
  fc.record({ width: number, height: number, boxes: fc.array(box, { maxLength: 60 }), text: fc.string() }),
  fc.anything(),
);

it('holds kinds of a closed list and numbers on the grid inside the window, whatever comes', () => {
  fc.assert(
    fc.property(page, (given) => {
      const sketch = sketchFrom(given);
      if (sketch === null) return;
      expect(Object.keys(sketch).sort()).toEqual(['boxes', 'height', 'width']);
      for (const one of sketch.boxes) {
        expect(Object.keys(one).sort()).toEqual(['height', 'kind', 'width', 'x', 'y']);
        expect(SKETCH_KINDS).toContain(one.kind);
        expect([one.x % SKETCH_GRID, one.y % SKETCH_GRID]).toEqual([0, 0]);
        expect(one.x + one.width).toBeLessThanOrEqual(sketch.width);
        expect(one.y + one.height).toBeLessThanOrEqual(sketch.height);
        expect(one.width > 0 && one.height > 0).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});

it('is the same for texts that differ by less than a step, and bounded', () => {
  const line = (right: number) => sketchFrom({ width: 1_280, height: 800, boxes: [['text', 10, 10, right, 30]] });
  expect(line(161)).toEqual(line(176));
  expect(line(161)).not.toEqual(line(177));
  const many = sketchFrom({ width: 1e9, height: 800, boxes: Array(9_000).fill(['text', 0, 0, 20, 20]) });
  expect([many?.width, many?.boxes.length]).toEqual([4_096, 2_000]);
  expect(sketchFrom({ width: 0, height: 0, boxes: [] })).toBeNull();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat } from '../kernel';
import { padBody, padMeta, padme, unpad } from './padding';
import { flipped, someBytes } from './test-vault';

describe('Padmé', () => {
  it('adds at most 12 %, never takes away, and leaves few lengths to see', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), (size) => {
        const padded = padme(size);
        expect(padded).toBeGreaterThanOrEqual(size);
        expect(padded).toBeLessThanOrEqual(size * 1.12);
        expect(padme(padded)).toBe(padded);
        expect(padme(size + 1)).toBeGreaterThanOrEqual(padded);
        // The lower bits the algorithm clears: all but log2(log2(size)) + 1 of them.
        const bits = Math.floor(Math.log2(padded));
        const kept = bits === 0 ? 0 : Math.floor(Math.log2(bits)) + 1;
        expect(padded % 2 ** Math.max(0, bits - kept)).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [8, 8],
    [9, 10],
    [1_000, 1_024],
    [1_025, 1_088],
    [1_000_000, 1_015_808],
  ])('%i → %i', (size, padded) => expect(padme(size)).toBe(padded));

  it('a megabyte of sizes shows as a few hundred', () => {
    const sizes = new Set(Array.from({ length: 2 ** 20 }, (_, size) => padme(size)));
    expect(sizes.size).toBeLessThan(400);
  });
});

describe.each([
  ['body', padBody],
  ['metadata', padMeta],
])('padding of %s', (name, pad) => {
  it('comes off again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3_000 }), (raw) => {
        const bytes = Uint8Array.from(raw);
        const padded = pad(bytes);
        if (name === 'metadata') expect(padded.length % 1_024).toBe(0);
        else expect(padded.length).toBe(padme(4 + bytes.length));
        expect(unpad(padded)).toEqual({ ok: true, value: bytes });
        const view = concat(Uint8Array.of(9), padded).subarray(1);
        expect(unpad(view)).toEqual({ ok: true, value: bytes });
      }),
    );
  });
});

describe('padding that is not ours', () => {
  it.each([
    ['nothing', new Uint8Array(0)],
    ['three bytes', new Uint8Array(3)],
    ['a length beyond the end', Uint8Array.of(0, 0, 0, 5, 1, 2, 3, 4)],
    ['the largest length', Uint8Array.of(255, 255, 255, 255, 1, 2, 3, 4)],
    ['something after the end', Uint8Array.of(0, 0, 0, 1, 7, 0, 0, 1)],
  ])('%s', (_, padded) => expect(unpad(padded)).toEqual({ ok: false, error: 'bad-padding' }));

  it('a bit set among the zeros', () => {
    const padded = padMeta(someBytes(100));
    for (let at = 104; at < padded.length; at += 61) {
      expect(unpad(flipped(padded, at))).toEqual({ ok: false, error: 'bad-padding' });
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, randomBytes, utf8 } from '../kernel';
import { openChunked, sealChunked, sealedSize } from './cobblestone';
import { flipped, someBytes } from './test-vault';

const HEADER = 56;
const WHOLE = 16_384 + 16;
const size = fc.oneof(
  fc.constantFrom(0, 1, 16_383, 16_384, 16_385, 32_767, 32_768, 32_769, 65 * 16_384),
  fc.integer({ min: 0, max: 60_000 }),
);
const key = randomBytes(32);
const context = utf8('context');

it('opens what it sealed, of any size and context, and foretells its length', async () => {
  await fc.assert(
    fc.asyncProperty(size, fc.uint8Array({ maxLength: 80 }), async (length, raw) => {
      const [plain, where] = [someBytes(length), Uint8Array.from(raw)];
      const sealed = await sealChunked(key, where, plain);
      expect(sealed.length).toBe(sealedSize(length));
      const opened = await openChunked(key, where, sealed);
      if (!opened.ok) expect.fail(opened.error);
      expect(Buffer.compare(opened.value, plain)).toBe(0);
    }),
    { numRuns: 40 },
  );
});

it('never makes the same bytes twice', async () => {
  const [a, b] = [await sealChunked(key, context, someBytes(100)), await sealChunked(key, context, someBytes(100))];
  expect(Buffer.compare(a.subarray(0, 24), b.subarray(0, 24))).not.toBe(0);
  expect(Buffer.compare(a.subarray(HEADER), b.subarray(HEADER))).not.toBe(0);
});

it('does not touch the bytes it was given, and opens a view of a larger buffer', async () => {
  const plain = someBytes(20_000);
  const sealed = await sealChunked(key, context, plain);
  expect(plain).toEqual(someBytes(20_000));
  const around = concat(new Uint8Array(7), sealed, new Uint8Array(9));
  const opened = await openChunked(key, context, around.subarray(7, 7 + sealed.length));
  expect(opened.ok && Buffer.compare(opened.value, plain)).toBe(0);
});

describe('what was changed does not open', () => {
  it('one bit, anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), fc.integer({ min: 0, max: 7 }), async (length, raw, bit) => {
        const sealed = await sealChunked(key, context, someBytes(length));
        const at = raw % sealed.length;
        const error = at < HEADER ? 'commitment-mismatch' : 'chunk-damaged';
        expect(await openChunked(key, context, flipped(sealed, at, 1 << bit))).toEqual({ ok: false, error });
      }),
      { numRuns: 60 },
    );
  });

  it('every bit of a short one', async () => {
    const sealed = await sealChunked(key, context, utf8('Анализ'));
    for (let at = 0; at < sealed.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        expect((await openChunked(key, context, flipped(sealed, at, 1 << bit))).ok).toBe(false);
      }
    }
  });

  it('a cut', async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), async (length, raw) => {
        const sealed = await sealChunked(key, context, someBytes(length));
        const left = raw % sealed.length;
        const opened = await openChunked(key, context, sealed.subarray(0, left));
        const body = left - HEADER;
        const error = body < 0 ? 'too-short' : body % WHOLE < 16 ? 'truncated' : 'chunk-damaged';
        expect(opened).toEqual({ ok: false, error });
      }),
      { numRuns: 60 },
    );
  });

  it('bytes added', async () => {
    const add = fc.uint8Array({ minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(size, add, async (length, more) => {
        const sealed = concat(await sealChunked(key, context, someBytes(length)), more);
        expect((await openChunked(key, context, sealed)).ok).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it('chunks in another order, twice, or left out', async () => {
    const sealed = await sealChunked(key, context, someBytes(3 * 16_384 + 5));
    const head = sealed.subarray(0, HEADER);
    const [a, b, c, last] = [0, 1, 2, 3].map((i) =>
      sealed.subarray(HEADER + i * WHOLE, HEADER + Math.min((i + 1) * WHOLE, sealed.length)),
    ) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    expect((await openChunked(key, context, concat(head, a, b, c, last))).ok).toBe(true);
    for (const order of [[b, a, c, last], [a, c, b, last], [a, a, c, last], [a, b, last], [b, c, last], [last]]) {
      expect(await openChunked(key, context, concat(head, ...order))).toEqual({ ok: false, error: 'chunk-damaged' });
    }
  });

  it('the head of another message under the same key', async () => {
    const [one, two] = [await sealChunked(key, context, someBytes(50)), await sealChunked(key, context, someBytes(50))];
    const mixed = concat(one.subarray(0, HEADER), two.subarray(HEADER));
    expect(await openChunked(key, context, mixed)).toEqual({ ok: false, error: 'chunk-damaged' });
  });

  it('another key or another context says so before any chunk is tried', async () => {
    const sealed = await sealChunked(key, context, someBytes(50));
    const refused = { ok: false, error: 'commitment-mismatch' };
    expect(await openChunked(randomBytes(32), context, sealed)).toEqual(refused);
    expect(await openChunked(flipped(key, 31, 0x80), context, sealed)).toEqual(refused);
    for (const other of ['', 'contex', 'context\0', '\0context']) {
      expect(await openChunked(key, utf8(other), sealed)).toEqual(refused);
    }
  });
});

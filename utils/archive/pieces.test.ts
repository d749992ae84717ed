import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, concat } from '../kernel';
import { someBytes } from '../vault/test-vault';
import { piecesOf } from './pieces';
import { allOf, streamOf } from './test-stream';

const cut = (bytes: Bytes, at: readonly number[]): Bytes[] => {
  const edges = [0, ...at.map((one) => one % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return edges.slice(1).map((end, n) => bytes.slice(edges[n], end));
};

describe('pieces', () => {
  it('are the same bytes, all of one size but the last, however they arrive', async () => {
    const size = fc.integer({ min: 0, max: 400 });
    const piece = fc.integer({ min: 1, max: 90 });
    await fc.assert(
      fc.asyncProperty(size, piece, fc.array(fc.nat(), { maxLength: 30 }), async (length, step, at) => {
        const bytes = someBytes(length);
        const flowed = await allOf(piecesOf(streamOf(cut(bytes, at)), step));
        expect(concat(...flowed)).toEqual(bytes);
        expect(flowed).toEqual(await allOf(piecesOf(bytes, step)));
        expect(flowed.length).toBe(Math.ceil(length / step));
        // What a store copies is the memory behind a piece.
        for (const one of flowed) expect(one.buffer.byteLength).toBe(one.length);
      }),
    );
  });

  it('share no memory with each other', async () => {
    const [first, second] = await allOf(piecesOf(streamOf([someBytes(20)]), 10));
    first?.fill(0);
    expect(second).toEqual(someBytes(20).slice(10));
  });

  it('whoever stops taking them stops the source', async () => {
    const source = Promise.withResolvers<string>();
    const endless = new ReadableStream<Bytes>({
      pull: (controller) => controller.enqueue(someBytes(7)),
      cancel: () => source.resolve('stopped'),
    });
    for await (const _ of piecesOf(endless, 10)) break;
    expect(await source.promise).toBe('stopped');
  });
});

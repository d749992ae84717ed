import type { Bytes } from '../kernel';

/** Larger items are laid down in pieces of this size: one is written while the next is still being sealed. */
export const PIECE = 4 * 1024 * 1024;

/**
 * Pieces of `size`, the last one of what is left; none when there is nothing. Each has memory of its own: a store
 * would copy the whole of what it is a part of.
 */
export async function* piecesOf(bytes: Bytes | ReadableStream<Bytes>, size = PIECE): AsyncGenerator<Bytes> {
  if (bytes instanceof Uint8Array) {
    for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
    return;
  }
  let [piece, used] = [new Uint8Array(size), 0];
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; ) {
      if (used === size) {
        yield piece;
        [piece, used] = [new Uint8Array(size), 0];
      }
      const some = chunk.subarray(at, at + size - used);
      piece.set(some, used);
      at += some.length;
      used += some.length;
    }
  }
  if (used > 0) yield used === size ? piece : piece.slice(0, used);
}

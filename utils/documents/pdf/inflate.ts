import type { Bytes } from '../../kernel';

/** The inflater makes at once all that a piece holds, a thousand times its size at worst. */
const PIECE = 4_096;

type Asked = {
  /** Bytes after which no more is unpacked. */
  limit: number;
  /** Pieces end here, where the packed bytes are thought to end, and are of `step` bytes from here on. */
  cut: number;
  step?: number;
  keep?: boolean;
};

export type Inflated = {
  size: number;
  head: Bytes;
  /** Empty unless it was asked for. */
  whole: Bytes;
  /** Where the piece begins that the inflater refused, or the length of all. */
  refusedAt: number;
};

/** By RFC 1950: method 8, and a check in the second byte. */
export const isZlib = (bytes: Bytes, at = 0): boolean => {
  const [method = 0, flags = 0] = [bytes[at], bytes[at + 1]];
  return (method & 15) === 8 && ((method << 8) | flags) % 31 === 0;
};

/**
 * Unpacks a zlib stream that may be cut, broken or have anything behind its end. The browser's inflater forgets what it
 * made of a piece that it refuses: a piece at a time is given and taken.
 */
export async function inflate(packed: Bytes, { limit, cut, step = PIECE, keep = false }: Asked): Promise<Inflated> {
  const { writable, readable } = new DecompressionStream('deflate');
  const pieces: Bytes[] = [];
  let [size, head, at] = [0, new Uint8Array() as Bytes, 0];
  const taken = readable.pipeTo(
    new WritableStream<Bytes>({
      write(piece) {
        if (size === 0) head = piece.slice(0, 2);
        size += piece.length;
        if (keep) pieces.push(piece);
      },
    }),
  );
  taken.catch(() => undefined);
  const writer = writable.getWriter();
  try {
    while (at < packed.length && size <= limit) {
      const end = at < cut ? Math.min(at + PIECE, cut) : at + step;
      await writer.write(packed.slice(at, end));
      at = Math.min(end, packed.length);
    }
    await (size > limit ? writer.abort() : writer.close());
    await taken;
  } catch {
    // Refused, or cut: what came until then is what any reader of it gets.
  }
  return { size, head, whole: new Uint8Array(await new Blob(pieces).arrayBuffer()), refusedAt: at };
}

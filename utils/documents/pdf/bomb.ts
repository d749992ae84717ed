import type { Bytes } from '../../kernel';
import { type Inflated, inflate, isZlib } from './inflate';

/** What one packed stream may grow to: a page scanned in colour at 300 points an inch is 26 MB. */
const EACH = 128 * 2 ** 20;
const ALL = 2 ** 30;
/** A stream may be packed again and again. */
const LAYERS = 3;

/**
 * Whether a PDF would grow to gigabytes in whoever reads it. Each stream that `FlateDecode` packs is unpacked and
 * counted, a piece at a time; the document's own structure is not believed.
 * @returns true: do not read it
 */
export async function swells(bytes: Bytes): Promise<boolean> {
  let all = 0;
  for (const packed of packedStreams(bytes)) {
    const size = await largestLayer(packed, LAYERS);
    all += size;
    if (size > EACH || all > ALL) return true;
  }
  return false;
}

const [CR, LF] = [13, 10];

/** Begins where a zlib header stands behind the word «stream»; where it ends the inflater will say. */
function* packedStreams(bytes: Bytes): Generator<Bytes> {
  for (let at = wordAt(bytes, 'stream'); at >= 0; at = wordAt(bytes, 'stream', at + 1)) {
    let body = at + 'stream'.length;
    if (bytes[body] === CR) body++;
    if (bytes[body] === LF) body++;
    if (isZlib(bytes, body)) yield bytes.subarray(body);
  }
}

function wordAt(bytes: Bytes, word: string, from = 0): number {
  const letters = [...word].map((letter) => letter.charCodeAt(0));
  for (let at = bytes.indexOf(letters[0] ?? 0, from); at >= 0; at = bytes.indexOf(letters[0] ?? 0, at + 1)) {
    if (letters.every((letter, index) => bytes[at + index] === letter)) return at;
  }
  return -1;
}

/** Bytes of the layer that is largest; nobody counts far beyond {@link EACH}. */
async function largestLayer(packed: Bytes, layers: number): Promise<number> {
  const end = wordAt(packed, 'endstream');
  const likely = end < 0 ? packed.length : end - (packed[end - 2] === CR ? 2 : 1);
  const rough = await inflate(packed, { limit: EACH, cut: likely });
  if (layers === 1 || rough.size > EACH || (rough.size > 0 && !isZlib(rough.head))) return rough.size;
  const inner = await exactly(packed, rough);
  return isZlib(inner) ? Math.max(rough.size, await largestLayer(inner, layers - 1)) : rough.size;
}

/** The unpacked bytes to the last, though something that is no part of the stream stands behind its end. */
async function exactly(packed: Bytes, { refusedAt }: Inflated): Promise<Bytes> {
  const near = await inflate(packed, { limit: EACH, cut: refusedAt, step: 64 });
  const { whole } = await inflate(packed, { limit: EACH, cut: near.refusedAt, step: 1, keep: true });
  return whole;
}

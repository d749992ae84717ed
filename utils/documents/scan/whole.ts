import type { PictureKind } from './picture';

/** What closes a picture: EOI (ITU T.81, B.1.1.3); the chunk IEND with its sum (PNG, third edition, 11.2.5). */
const ENDS: Partial<Record<PictureKind, readonly number[]>> = {
  jpeg: [0xff, 0xd9],
  png: [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82],
};
const PIECE = 1_048_576;

/**
 * Whether a picture ends before its end, as after a copy that was broken off: browsers open one all the same and paint
 * the rest grey. What follows the end, as a phone's short film does, is nobody's business. Reads piece by piece.
 */
export async function breaksOff(file: Blob, head: Uint8Array, kind: PictureKind): Promise<boolean> {
  const end = ENDS[kind];
  if (!end) return false;
  const from = kind === 'jpeg' ? scanAt(head) : 8;
  // All of it was read and no line of the picture came; a header longer than what was read is left to the browser.
  if (from === null) return file.size <= head.length;
  for (let at = from; at < file.size; at += PIECE) {
    const piece = new Uint8Array(await file.slice(at, at + PIECE + end.length - 1).arrayBuffer());
    if (holds(piece, end)) return false;
  }
  return true;
}

/** Where the lines of a JPEG begin: its thumbnail, which has an end of its own, lies before. */
function scanAt(head: Uint8Array): number | null {
  let at = 2;
  while (at + 3 < head.length && head[at] === 0xff) {
    if (head[at + 1] === 0xda) return at;
    at += head[at + 1] === 0xff ? 1 : 2 + Math.max(2, ((head[at + 2] ?? 0) << 8) | (head[at + 3] ?? 0));
  }
  return null;
}

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

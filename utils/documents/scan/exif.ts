/** What the camera wrote beside the picture. `any`: there is something. `position`: where it was taken. */
export type Exif = { any: boolean; position: boolean };

const NOTHING: Exif = { any: false, position: false };
const GPS = 0x88_25;

/** Reads the first directory of the Exif block only: that it points to a position is all we want to know. */
export function exifOf(head: Uint8Array, kind: 'jpeg' | 'png'): Exif {
  const block = kind === 'jpeg' ? inJpeg(head) : inPng(head);
  return block ? { any: true, position: pointsToPosition(block) } : NOTHING;
}

/** APP1 with the mark «Exif». */
function inJpeg(head: Uint8Array): DataView | null {
  const view = viewOf(head);
  let at = 2;
  while (at + 10 < head.length && head[at] === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xda) return null;
    const length = view.getUint16(at + 2);
    if (marker === 0xe1 && view.getUint32(at + 4) === 0x45_78_69_66)
      return viewOf(head.subarray(at + 10, at + 2 + length));
    at += marker === 0xff ? 1 : 2 + Math.max(2, length);
  }
  return null;
}

/** The chunk eXIf (PNG, third edition, 11.3.4.5). */
function inPng(head: Uint8Array): DataView | null {
  const view = viewOf(head);
  let at = 8;
  while (at + 12 <= head.length) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === 0x65_58_49_66) return viewOf(head.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return null;
}

function pointsToPosition(tiff: DataView): boolean {
  if (tiff.byteLength < 14) return false;
  const little = tiff.getUint16(0) === 0x49_49;
  const first = tiff.getUint32(4, little);
  if (first + 2 > tiff.byteLength) return false;
  const count = tiff.getUint16(first, little);
  for (let entry = 0; entry < count; entry++) {
    const at = first + 2 + entry * 12;
    if (at + 12 > tiff.byteLength) return false;
    if (tiff.getUint16(at, little) === GPS) return true;
  }
  return false;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

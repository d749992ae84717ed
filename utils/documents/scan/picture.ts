import { imageSize } from '../image-size';
import { type FileKind, sniff } from '../sniff';
import { exifOf } from './exif';

/** What the desk can be given. `other`: something that is no document for the portal. */
export type PictureKind =
  | 'jpeg'
  | 'png'
  | 'gif'
  | 'webp'
  | 'bmp'
  | 'tiff'
  | 'heic'
  | 'avif'
  | 'pdf'
  | 'empty'
  | 'other';

/** Why a file is not taken up. Nothing is done to the file itself. */
export type Refusal = 'empty' | 'too-large' | 'too-many-pixels' | 'animated' | 'cut-short' | 'not-a-picture';
/** What is worth saying of a file that is taken. `named`: its name says another kind. */
export type Remark = 'named' | 'position' | 'print-colours' | 'not-for-portal';

export type Look = {
  kind: PictureKind;
  refusal: Refusal | null;
  remarks: Remark[];
  size: { width: number; height: number } | null;
};

/** Bytes of a file, and pixels of a picture, above which nothing is read: a page would stand still or die. */
export const LIMITS = { bytes: 200_000_000, pixels: 64_000_000 } as const;
/** So much of the beginning is enough: a camera's own thumbnail and colour profile lie before the size. */
export const HEAD = 1_048_576;
/** A moving picture tells that it is one only after its first picture. */
export const GIF_HEAD = 32 * HEAD;

const NAMES: Readonly<Record<string, PictureKind>> = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  jfif: 'jpeg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  bmp: 'bmp',
  tif: 'tiff',
  tiff: 'tiff',
  heic: 'heic',
  heif: 'heic',
  avif: 'avif',
  pdf: 'pdf',
};

/** Of the whole file's first bytes, its name and length; the size is what the header claims, nothing is decoded. */
export function lookAt(head: Uint8Array, name: string, bytes: number): Look {
  const kind = kindOf(head);
  const size = sizeOf(head, kind);
  const remarks: Remark[] = [];
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const named = NAMES[ending];
  if (kind !== 'empty' && kind !== 'other' && ending !== '' && named !== kind) remarks.push('named');
  if (kind === 'jpeg' || kind === 'png') if (exifOf(head, kind).position) remarks.push('position');
  if (kind === 'jpeg' && hasPrintColours(head)) remarks.push('print-colours');
  if (['gif', 'webp', 'bmp', 'tiff', 'heic', 'avif'].includes(kind)) remarks.push('not-for-portal');
  return { kind, size, remarks, refusal: refusalOf(kind, head, bytes, size) };
}

function refusalOf(kind: PictureKind, head: Uint8Array, bytes: number, size: Look['size']): Refusal | null {
  if (kind === 'empty') return 'empty';
  if (kind === 'other') return 'not-a-picture';
  if (bytes > LIMITS.bytes) return 'too-large';
  if (size && size.width * size.height > LIMITS.pixels) return 'too-many-pixels';
  return (kind === 'gif' && isAnimated(head)) || (kind === 'webp' && isAnimatedWebp(head)) ? 'animated' : null;
}

const KNOWN: Partial<Record<FileKind, PictureKind>> = {
  jpeg: 'jpeg',
  png: 'png',
  heic: 'heic',
  pdf: 'pdf',
  empty: 'empty',
};

function kindOf(head: Uint8Array): PictureKind {
  const latin = String.fromCharCode(...head.subarray(0, 16));
  if (/^GIF8[79]a/.test(latin)) return 'gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(latin)) return 'webp';
  if (/^(?:II\*\0|MM\0\*)/.test(latin)) return 'tiff';
  if (/^[\s\S]{4}ftypavi[fs]/.test(latin)) return 'avif';
  if (latin.startsWith('BM') && head.length > 26) return 'bmp';
  return KNOWN[sniff(head)] ?? 'other';
}

function sizeOf(head: Uint8Array, kind: PictureKind): Look['size'] {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (kind === 'jpeg' || kind === 'png') return imageSize(head);
  if (kind === 'gif' && head.length >= 10) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (kind === 'bmp') return { width: view.getUint32(18, true), height: Math.abs(view.getInt32(22, true)) };
  return kind === 'webp' ? webpSize(view) : kind === 'heic' || kind === 'avif' ? heifSize(view) : null;
}

/** The three forms of RFC 9649, 2.5–2.7. */
function webpSize(view: DataView): Look['size'] {
  if (view.byteLength < 30) return null;
  const form = view.getUint32(12);
  if (form === 0x56503858) return { width: 1 + three(view, 24), height: 1 + three(view, 27) };
  if (form === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

const three = (view: DataView, at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

/** The largest `ispe` box (ISO/IEC 23008-12, 6.5.3): tiles have their own, the picture's is larger. */
function heifSize(view: DataView): Look['size'] {
  let best: Look['size'] = null;
  const end = Math.min(view.byteLength - 16, 65_536);
  for (let at = 0; at < end; at++) {
    if (view.getUint8(at) !== 0x69 || view.getUint32(at) !== 0x69737065) continue;
    const found = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (!best || found.width * found.height > best.width * best.height) best = found;
  }
  return best;
}

/** Two pictures or more, walked to from block to block (GIF89a, appendix A): any bytes may stand inside of one. */
function isAnimated(head: Uint8Array): boolean {
  const byte = (at: number) => head[at] ?? 0;
  const colours = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + colours(byte(10));
  for (let pictures = 0; at < head.length; at++) {
    if (byte(at) === 0x2c) {
      if (++pictures > 1) return true;
      at += 11 + colours(byte(at + 9));
    } else if (byte(at) === 0x21) at += 2;
    else return false;
    while (byte(at) !== 0) at += 1 + byte(at);
  }
  return false;
}

/** The flag of RFC 9649, 2.7. */
const isAnimatedWebp = (head: Uint8Array): boolean =>
  String.fromCharCode(...head.subarray(12, 16)) === 'VP8X' && ((head[20] ?? 0) & 2) !== 0;

/** Four components in the frame header: CMYK or YCCK, made for a press. */
function hasPrintColours(head: Uint8Array): boolean {
  let at = 2;
  while (at + 9 < head.length && head[at] === 0xff) {
    const marker = head[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc3) return head[at + 9] === 4;
    at += marker === 0xff ? 1 : 2 + Math.max(2, ((head[at + 2] ?? 0) << 8) | (head[at + 3] ?? 0));
  }
  return false;
}

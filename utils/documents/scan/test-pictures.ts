import type { Bytes } from '../../kernel';

/** Beginnings of files: enough for what is read before decoding. */
export const bytesOf = (latin: string): Bytes => Uint8Array.from(latin, (letter) => letter.charCodeAt(0) & 0xff);

const be16 = (value: number) => [value >> 8, value & 0xff];
const be32 = (value: number) => [...be16(value >>> 16), ...be16(value & 0xffff)];

/** @param parts components of colour: 3, or 4 as for a press */
export const jpeg = (width: number, height: number, parts = 3): Bytes =>
  Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, ...be16(height), ...be16(width), parts, ...new Array(20).fill(0)]);

export const png = (width: number, height: number): Bytes =>
  Uint8Array.from([
    ...bytesOf('\x89PNG\r\n\x1a\n'),
    ...be32(13),
    ...bytesOf('IHDR'),
    ...be32(width),
    ...be32(height),
    ...[8, 0, 0, 0, 0],
    ...be32(0),
  ]);

/** A GIF of 7 × 5 with so many pictures in it. */
export const gif = (pictures: number): Bytes => {
  const control = [0x21, 0xf9, 4, 0, 10, 0, 0, 0];
  const image = [0x2c, 0, 0, 0, 0, 7, 0, 5, 0, 0, 2, 1, 0x44, 0];
  const body = Array.from({ length: pictures }, () => [...control, ...image]).flat();
  return Uint8Array.from([...bytesOf('GIF89a'), 7, 0, 5, 0, 0, 0, 0, ...body, 0x3b]);
};

/** The same JPEG with an Exif block that tells where it was taken: 55.75 N, 37.62 E. */
export function withPosition(picture: Uint8Array): Bytes {
  const rational = (values: readonly number[]) => values.flatMap((value) => [...be32(value), ...be32(1)]);
  const entry = (tag: number, type: number, count: number, value: readonly number[]) => [
    ...be16(tag),
    ...be16(type),
    ...be32(count),
    ...value,
  ];
  const tiff = [
    ...bytesOf('MM\0*'),
    ...be32(8),
    ...be16(1),
    ...entry(0x88_25, 4, 1, be32(26)),
    ...be32(0),
    ...be16(4),
    ...entry(1, 2, 2, [0x4e, 0, 0, 0]),
    ...entry(2, 5, 3, be32(80)),
    ...entry(3, 2, 2, [0x45, 0, 0, 0]),
    ...entry(4, 5, 3, be32(104)),
    ...be32(0),
    ...rational([55, 45, 0]),
    ...rational([37, 37, 12]),
  ];
  const block = [...bytesOf('Exif\0\0'), ...tiff];
  const marker = [0xff, 0xe1, ...be16(block.length + 2), ...block];
  return Uint8Array.from([...picture.subarray(0, 2), ...marker, ...picture.subarray(2)]);
}

/** A whole JPEG of four components, as for a press: middle grey all over. One code of one bit says «nothing» everywhere. */
export function printJpeg(width: number, height: number): Bytes {
  const segment = (marker: number, body: readonly number[]) => [0xff, marker, ...be16(body.length + 2), ...body];
  const parts = [1, 2, 3, 4];
  const table = (kind: number) => [kind, 1, ...new Array(15).fill(0), 0];
  const head = [
    ...[0xff, 0xd8],
    ...segment(0xee, [...bytesOf('Adobe'), 0, 100, 0, 0, 0, 0, 0]),
    ...segment(0xdb, [0, ...new Array(64).fill(1)]),
    ...segment(0xc0, [8, ...be16(height), ...be16(width), 4, ...parts.flatMap((part) => [part, 0x11, 0])]),
    ...segment(0xc4, [...table(0x00), ...table(0x10)]),
    ...segment(0xda, [4, ...parts.flatMap((part) => [part, 0]), 0, 63, 0]),
  ];
  // Two bits for each of the four components of a block: a byte for each square of eight.
  const squares = new Uint8Array(Math.ceil(width / 8) * Math.ceil(height / 8));
  const whole = new Uint8Array(head.length + squares.length + 2);
  whole.set(head);
  whole.set([0xff, 0xd9], head.length + squares.length);
  return whole;
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { concat, utf8 } from '../kernel';
import { imageSize } from './image-size';

const png = concat(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), utf8('IHDR'));
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0x12, 0x34, 0x56, 0x78, 1, 1, 1);

it('a picture claims its size before it is decoded', () => {
  expect(imageSize(concat(png, Uint8Array.of(0, 1, 0, 0, 0, 0, 0, 2)))).toEqual({ width: 65_536, height: 2 });
  expect(imageSize(jpeg)).toEqual({ width: 0x5678, height: 0x1234 });
  expect(imageSize(utf8('%PDF'))).toBeNull();
});

it('any bytes end in an answer', () => {
  const start = fc.constantFrom([0xff, 0xd8], [0x89], [0xff, 0xd8, 0xff, 0xff, 0xff], []);
  const tail = fc.array(fc.oneof(fc.constant(0xff), fc.nat(255)), { maxLength: 60 });
  fc.assert(fc.property(start, tail, (head, rest) => void imageSize(Uint8Array.from([...head, ...rest]))));
});

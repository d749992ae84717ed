import { describe, expect, it } from 'vitest';
import { SMALL_JPEG } from '../desk/test-jpeg';
import type { PictureKind } from './picture';
import { bytesOf, png, withPosition } from './test-pictures';
import { breaksOff } from './whole';

const breaks = async (file: Blob | Uint8Array<ArrayBuffer>, kind: PictureKind) => {
  const blob = new Blob([file]);
  return breaksOff(blob, new Uint8Array(await blob.slice(0, 1_048_576).arrayBuffer()), kind);
};
const END = bytesOf('\0\0\0\0IEND\xae\x42\x60\x82');
const whole = Uint8Array.from([...png(10, 10), ...END]);

describe('a file that was broken off', () => {
  it('is told at whatever byte it ends', async () => {
    const cuts = Array.from({ length: SMALL_JPEG.length - 3 }, (_, at) => at + 3);
    const told = await Promise.all(cuts.map((length) => breaks(SMALL_JPEG.slice(0, length), 'jpeg')));
    expect(told.every(Boolean)).toBe(true);
    expect(await breaks(whole.slice(0, -3), 'png')).toBe(true);
  });

  it('is none that has its end, whatever comes after it', async () => {
    const film = new Uint8Array(3_000_000).fill(7);
    for (const [bytes, kind] of [
      [SMALL_JPEG, 'jpeg'],
      [withPosition(SMALL_JPEG), 'jpeg'],
      [whole, 'png'],
    ] as const) {
      expect(await breaks(bytes, kind)).toBe(false);
      expect(await breaks(new Blob([bytes, film]), kind)).toBe(false);
    }
  });

  it('has not ended with the end of its thumbnail', async () => {
    const thumbnail = [0xff, 0xe1, 0, 8, 0xff, 0xd8, 0xff, 0xd9, 0, 0];
    const cut = Uint8Array.from([...SMALL_JPEG.subarray(0, 2), ...thumbnail, ...SMALL_JPEG.subarray(2, -2)]);
    expect(await breaks(cut, 'jpeg')).toBe(true);
  });

  it('may have its end across two pieces of reading', async () => {
    for (const extra of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const filled = new Uint8Array(1_048_576 + 8 - 12 - extra - png(1, 1).length);
      expect(await breaks(new Blob([png(1, 1), filled, END]), 'png')).toBe(false);
    }
  });

  it('is not looked for in other kinds', async () => {
    expect(await breaks(bytesOf('GIF89a'), 'gif')).toBe(false);
    expect(await breaks(bytesOf('%PDF-1.7'), 'pdf')).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS, lookAt } from './picture';
import { bytesOf, gif, jpeg, png, printJpeg, withPosition } from './test-pictures';

const PDF = bytesOf('%PDF-1.7\n');

describe('what a file is, by its bytes', () => {
  it.each([
    ['scan.jpg', jpeg(1_000, 1_400), 'jpeg', []],
    ['scan.jpg', png(1_000, 1_400), 'png', ['named']],
    ['scan.jpg', PDF, 'pdf', ['named']],
    ['scan.pdf', PDF, 'pdf', []],
    ['scan.pdf', jpeg(10, 10), 'jpeg', ['named']],
    ['scan', jpeg(10, 10), 'jpeg', []],
    ['scan.gif', gif(1), 'gif', ['not-for-portal']],
    ['scan.webp', bytesOf(`RIFF....WEBPVP8X....\0\0\0\0\x63\0\0\xc7\0\0`), 'webp', ['not-for-portal']],
    ['IMG_1.HEIC', bytesOf('\0\0\0\x18ftypheic\0\0\0\0'), 'heic', ['not-for-portal']],
    ['IMG_1.JPG', bytesOf('\0\0\0\x18ftypheic\0\0\0\0'), 'heic', ['named', 'not-for-portal']],
    ['photo.jpg', withPosition(jpeg(10, 10)), 'jpeg', ['position']],
    ['print.jpg', jpeg(10, 10, 4), 'jpeg', ['print-colours']],
    ['print.jpg', printJpeg(10, 10), 'jpeg', ['print-colours']],
  ] as const)('%s', (name, bytes, kind, remarks) => {
    expect(lookAt(bytes, name, bytes.length)).toMatchObject({ kind, remarks, refusal: null });
  });

  it.each([
    ['nothing in it', new Uint8Array(), 0, 'empty'],
    ['a page of a site', bytesOf('<!doctype html><p>Войдите'), 26, 'not-a-picture'],
    ['200 MB', jpeg(4_000, 3_000), LIMITS.bytes + 1, 'too-large'],
    ['20 000 × 20 000', png(20_000, 20_000), 50_000, 'too-many-pixels'],
    ['20 000 × 20 000 in a JPEG', jpeg(20_000, 20_000), 50_000, 'too-many-pixels'],
    ['a moving picture', gif(3), 900, 'animated'],
    ['a moving WebP', bytesOf('RIFF....WEBPVP8X....\x02\0\0\0\x63\0\0\xc7\0\0'), 900, 'animated'],
  ] as const)('is refused for %s', (_what, bytes, length, refusal) => {
    expect(lookAt(bytes, 'scan.jpg', length).refusal).toBe(refusal);
  });

  it('takes a GIF with one picture, whatever bytes stand in it', () => {
    const [start, end] = [gif(1).slice(0, -4), gif(1).slice(-2)];
    const inside = [8, 0x21, 0xf9, 4, 0, 10, 0, 0, 0];
    const still = Uint8Array.from([...start, ...inside, ...inside, ...end]);
    expect(lookAt(still, 'a.gif', still.length).refusal).toBeNull();
    const moving = Uint8Array.from([...start, ...inside, 0, ...gif(1).slice(13)]);
    expect(lookAt(moving, 'a.gif', moving.length).refusal).toBe('animated');
  });

  it('reads the size a header claims', () => {
    expect(lookAt(jpeg(1_234, 987), 'a.jpg', 99).size).toEqual({ width: 1_234, height: 987 });
    expect(lookAt(withPosition(jpeg(1_234, 987)), 'a.jpg', 99).size).toEqual({ width: 1_234, height: 987 });
    expect(lookAt(gif(1), 'a.gif', 99).size).toEqual({ width: 7, height: 5 });
    const webp = bytesOf(`RIFF....WEBPVP8X....\0\0\0\0\x63\0\0\xc7\0\0`);
    expect(lookAt(webp, 'a.webp', 99).size).toEqual({ width: 100, height: 200 });
  });

  it('answers for any bytes after any of the known beginnings', () => {
    const beginnings = [
      jpeg(9, 9),
      png(9, 9),
      gif(2),
      withPosition(jpeg(9, 9)),
      bytesOf('\0\0\0\x18ftypheicispe'),
      bytesOf('BM'),
      bytesOf('RIFF....WEBPVP8L'),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...beginnings), fc.nat(80), fc.uint8Array({ maxLength: 80 }), (start, cut, rest) => {
        const bytes = new Uint8Array([...start.subarray(0, cut), ...rest]);
        expect(lookAt(bytes, 'a.jpg', bytes.length).kind).toBeTypeOf('string');
      }),
    );
  });
});

import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Bytes, concat, utf8 } from '../kernel';
import { crc32 } from './crc32';
import { openZip, ZIP_LIMITS } from './zip';
import { leadsOutside, zipName } from './zip-name';

type Files = Parameters<typeof zipSync>[0];
/** Packed by a program that is not ours. */
const zip = (files: Files, level: 0 | 9 = 9): Bytes => Uint8Array.from(zipSync(files, { level }));
const TEXT = strToU8('Общий анализ крови. '.repeat(200));

/** Where the central directory's first row with this name begins. */
function rowOf(bytes: Bytes, name: string): number {
  const wanted = utf8(name);
  for (let at = 0; at < bytes.length - 46; at++) {
    const is = (offset: number, what: Uint8Array) => what.every((byte, i) => bytes[at + offset + i] === byte);
    if (is(0, Uint8Array.of(0x50, 0x4b, 1, 2)) && is(46, wanted)) return at;
  }
  throw new Error(`no row of ${name}`);
}
const patched = (bytes: Bytes, at: number, ...values: number[]): Bytes => {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
};

async function everything(bytes: Bytes, limits = ZIP_LIMITS as Parameters<typeof openZip>[1]) {
  const members = openZip(bytes, limits);
  if (!members.ok) return members.error;
  const opened = [];
  for (const { path, open } of members.value) {
    const one = await open();
    opened.push([path, one.ok ? one.value : one.error] as const);
  }
  return Object.fromEntries(opened);
}

describe('a ZIP', () => {
  it.each([0, 9] as const)('gives back what another program has packed (level %i)', async (level) => {
    const files = { 'a.xml': TEXT, 'папка/скан.jpg': Uint8Array.of(1, 2, 3), 'пустой.txt': new Uint8Array(0) };
    expect(await everything(zip(files, level))).toEqual(files);
  });

  it('gives back any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3_000 }),
        fc.constantFrom(0 as const, 9 as const),
        async (a, level) => {
          expect(await everything(zip({ a }, level))).toEqual({ a: Uint8Array.from(a) });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves folders and litter out', async () => {
    const litter = { '__MACOSX/._a.pdf': TEXT, 'x/.DS_Store': TEXT, 'x/': new Uint8Array(0), 'x/a.pdf': TEXT };
    expect(await everything(zip(litter))).toEqual({ 'x/a.pdf': TEXT });
  });

  it('opens behind a program that unpacks it, and with a comment', async () => {
    expect(await everything(concat(utf8('MZ program'), zip({ a: TEXT })))).toEqual({ a: TEXT });
    const plain = zip({ a: TEXT });
    const commented = concat(patched(plain, plain.length - 2, 5, 0), utf8('hello'));
    expect(await everything(commented)).toEqual({ a: TEXT });
  });

  it.each<[string, string]>([
    ['../a.pdf', 'unsafe-name'],
    ['x/../../a.pdf', 'unsafe-name'],
    ['..\\a.pdf', 'unsafe-name'],
    ['/etc/passwd', 'unsafe-name'],
    ['C:\\a.pdf', 'unsafe-name'],
    ['a\nb.pdf', 'unsafe-name'],
  ])('refuses the name %j and takes the rest', async (path, why) => {
    expect(await everything(zip({ [path]: TEXT, 'ok.pdf': TEXT }))).toEqual({ [path]: why, 'ok.pdf': TEXT });
  });

  it('refuses a link to another file', async () => {
    const bytes = zip({ link: [TEXT, { os: 3, attrs: 0o120777 << 16 }] });
    expect(await everything(bytes)).toEqual({ link: 'unsafe-name' });
  });

  it('says of a member under a password that it is locked', async () => {
    const bytes = zip({ a: TEXT });
    expect(await everything(patched(bytes, rowOf(bytes, 'a') + 8, 1))).toEqual({ a: 'locked' });
  });

  it.each<[string, number, number[]]>([
    ['a checksum that does not fit', 16, [1, 2, 3, 4]],
    ['a size that is too small', 24, [10, 0, 0, 0]],
    ['a size that is too large', 24, [0xff, 0xff, 0, 0]],
    ['a way of packing nobody knows', 10, [99, 0]],
    ['a member that is not there', 42, [0xff, 0, 0, 0]],
  ])('finds %s', async (_, offset, values) => {
    const bytes = zip({ a: TEXT });
    expect(await everything(patched(bytes, rowOf(bytes, 'a') + offset, ...values))).toEqual({ a: 'damaged' });
  });

  it.each<[string, Bytes]>([
    ['nothing at all', new Uint8Array(0)],
    ['half of one', zip({ a: TEXT, b: TEXT }).slice(0, 60)],
    ['one with its end cut off', zip({ a: TEXT }).slice(0, -1)],
    ['a lie about how many there are', patched(zip({ a: TEXT }), zip({ a: TEXT }).length - 14, 9, 0, 9, 0)],
  ])('is damaged: %s', async (_, bytes) => expect(await everything(bytes)).toBe('damaged'));

  it('has limits: members, bytes, and how much may come of little', async () => {
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`${n}`, new Uint8Array(0)]));
    expect(await everything(zip(many))).toBe('too-many');
    expect(await everything(zip({ bomb: new Uint8Array(8 * 2 ** 20) }))).toBe('too-much');
    const limits = { ...ZIP_LIMITS, total: 5_000, each: 3_000 };
    expect(await everything(zip({ a: TEXT.slice(0, 2_900), b: TEXT.slice(0, 2_900) }), limits)).toBe('too-much');
    expect(await everything(zip({ a: TEXT.slice(0, 3_001) }), limits)).toEqual({ a: 'too-large' });
    const bytes = zip({ a: TEXT });
    expect(await everything(patched(bytes, rowOf(bytes, 'a') + 24, 0, 0, 0, 0xfe))).toBe('too-much');
  });

  it('lets no two members share their bytes', async () => {
    const bytes = zip({ a: strToU8('x'.repeat(400)), b: strToU8('x'.repeat(400)) }, 0);
    const [a, b] = [rowOf(bytes, 'a'), rowOf(bytes, 'b')];
    const shared = patched(patched(bytes, b + 42, 0, 0, 0, 0), a + 20, 0xff, 3, 0, 0);
    expect(await everything(shared)).toBe('damaged');
  });

  it('answers for whatever was done to it, and never makes more than it may', async () => {
    const bytes = zip({ 'a.xml': TEXT, 'b.jpg': Uint8Array.of(1, 2, 3) });
    const hits = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(hits, async (changes) => {
        const hurt = changes.reduce((whole, [at, value]) => patched(whole, at, value), bytes);
        const found = await everything(hurt);
        if (typeof found === 'string') return;
        for (const one of Object.values(found)) {
          if (typeof one !== 'string') expect(one.length).toBeLessThanOrEqual(ZIP_LIMITS.total);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('names in a ZIP', () => {
  it.each<[string, number[], boolean, string]>([
    ['UTF-8 by the flag', [...utf8('Анализ.pdf')], true, 'Анализ.pdf'],
    ['UTF-8 without the flag', [...utf8('Анализ.pdf')], false, 'Анализ.pdf'],
    ['CP866', [0x80, 0xad, 0xa0, 0xab, 0xa8, 0xa7, 0x2e, 0x70, 0x64, 0x66], false, 'Анализ.pdf'],
  ])('%s', (_, raw, flag, name) => expect(zipName(Uint8Array.from(raw), flag)).toBe(name));

  it('a harmless one is harmless', () => {
    for (const path of ['a..b/c.pdf', 'папка/файл 1.pdf', '...pdf', 'a/.hidden'])
      expect(leadsOutside(path)).toBe(false);
  });

  it('the checksum is the one everybody uses', () => {
    expect(crc32(utf8('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });
});

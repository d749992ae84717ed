import * as nodeCrypto from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Bytes, toHex, utf8 } from '../kernel';
import { withSample } from '../test-samples';
import { calibrate, checkParams, type Derive, deriveArgon2id, type KdfParams } from './kdf';
import { FLOOR, someBytes } from './test-vault';

const argon = (change: Partial<KdfParams>): KdfParams => ({ ...FLOOR, ...change });

/** Node ≥ 24.7 has an Argon2 of its own (OpenSSL's): an implementation that shares no line with ours. */
const { argon2Sync } = nodeCrypto as Partial<Pick<typeof nodeCrypto, 'argon2Sync'>>;
const theirs = (message: string, nonce: Bytes, { m, t, p }: KdfParams): string => {
  if (!argon2Sync) return expect.fail('no Argon2 in this Node');
  const parameters = { message: utf8(message), nonce, memory: m, passes: t, parallelism: p, tagLength: 32 };
  return argon2Sync('argon2id', parameters).toString('hex');
};

describe('Argon2id', () => {
  // Known answers of the reference implementation's own test (phc-winner-argon2, src/test.c, version 0x13, CC0).
  it.each([
    [2, 65_536, 1, 'password', 'somesalt', '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
    [2, 256, 1, 'password', 'somesalt', '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe'],
    [2, 256, 2, 'password', 'somesalt', '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037'],
    [1, 65_536, 1, 'password', 'somesalt', 'f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98'],
    [2, 65_536, 1, 'differentpassword', 'somesalt', '0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde'],
    [2, 65_536, 1, 'password', 'diffsalt', 'bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c'],
  ])('t=%i m=%i p=%i «%s» «%s»', async (t, m, p, passphrase, salt, known) => {
    expect(toHex(await deriveArgon2id(passphrase, utf8(salt), argon({ t, m, p })))).toBe(known);
  });

  // The published answer mixes in a secret and associated data, which our library cannot take: it proves the
  // implementation that the next test compares ours with.
  withSample('vectors/argon2id.kat', (text) => {
    it.skipIf(!argon2Sync)('of Node gives the published answer', () => {
      const tag = /^Tag: ([0-9a-f ]+)$/m.exec(text)?.[1]?.replaceAll(' ', '');
      const parameters = {
        message: new Uint8Array(32).fill(1),
        nonce: new Uint8Array(16).fill(2),
        secret: new Uint8Array(8).fill(3),
        associatedData: new Uint8Array(12).fill(4),
        memory: 32,
        passes: 3,
        parallelism: 4,
        tagLength: 32,
      };
      expect(tag).toMatch(/^[0-9a-f]{64}$/);
      expect(argon2Sync?.('argon2id', parameters).toString('hex')).toBe(tag);
    });
  });

  it.skipIf(!argon2Sync).each([
    ['correct horse battery staple', 65_536, 3, 1],
    ['Ёлка зелёная', 64, 3, 1],
    ['длинная '.repeat(100), 128, 10, 4],
    ['🩺', 32, 1, 2],
  ])('is what Node makes of «%s»', async (passphrase, m, t, p) => {
    const params = argon({ m, t, p });
    expect(toHex(await deriveArgon2id(passphrase, someBytes(16), params))).toBe(
      theirs(passphrase.normalize('NFKC'), someBytes(16), params),
    );
  });

  it('takes composed and decomposed letters for the same, and nothing else', async () => {
    const small = argon({ m: 32, t: 1 });
    const key = async (text: string) => toHex(await deriveArgon2id(text, someBytes(16), small));
    expect(await key('\u0438\u0306 \u0435\u0308')).toBe(await key('\u0439 \u0451'));
    expect(await key('ﬁ')).toBe(await key('fi'));
    for (const other of ['Й ё', ' й ё', 'й ё ', 'й  ё', 'и е']) expect(await key(other)).not.toBe(await key('й ё'));
  });
});

describe('parameters', () => {
  it.each([{}, { m: 524_288 }, { t: 10 }, { p: 4 }, { m: 524_288, t: 10, p: 4 }])('%o are taken', (change) => {
    expect(checkParams(argon(change)).ok).toBe(true);
  });

  it.each([
    { m: 65_535 },
    { m: 524_289 },
    { m: 2 ** 32 },
    { m: 0 },
    { m: -65_536 },
    { m: 65_536.5 },
    { m: Number.NaN },
    { t: 2 },
    { t: 11 },
    { t: Number.POSITIVE_INFINITY },
    { p: 0 },
    { p: 5 },
  ])('%o are refused', (change) => {
    expect(checkParams(argon(change))).toEqual({ ok: false, error: 'params-refused' });
  });
});

describe('calibration', () => {
  /** A computer that needs so many milliseconds for each size of memory. */
  const computer = (needs: Record<number, number>) => {
    let now = 0;
    const tried: number[] = [];
    const derive: Derive = async (_passphrase, _salt, { m }) => {
      tried.push(m / 1_024);
      now += needs[m / 1_024] ?? expect.fail(`${m} KiB was not to be tried`);
      return new Uint8Array(32);
    };
    return { tried, choose: () => calibrate(derive, () => now) };
  };

  it.each([
    ['a fast one', { 64: 200, 128: 400, 256: 800 }, 256, [64, 128, 256]],
    ['exactly in time', { 64: 375, 128: 750, 256: 1_500 }, 256, [64, 128, 256]],
    ['a middling one', { 64: 500, 128: 1_000 }, 128, [64, 128]],
    ['one that slows down', { 64: 500, 128: 1_600 }, 64, [64, 128]],
    ['a slow one', { 64: 900 }, 64, [64]],
    ['one too slow even for the floor', { 64: 5_000 }, 64, [64]],
  ])('%s', async (_, needs, megabytes, tried) => {
    const here = computer(needs as Record<number, number>);
    expect(await here.choose()).toEqual({ name: 'argon2id', m: megabytes * 1_024, t: 3, p: 1 });
    expect(here.tried).toEqual(tried);
  });

  it('goes by what the memory allows', async () => {
    const derive: Derive = async (_passphrase, _salt, { m }) => {
      if (m > 131_072) throw new RangeError('WebAssembly.Memory(): could not allocate memory');
      return new Uint8Array(32);
    };
    expect(await calibrate(derive, () => 0)).toMatchObject({ m: 131_072 });
  });
});

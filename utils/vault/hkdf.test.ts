import { describe, expect, it } from 'vitest';
import { type Bytes, fromHex, toHex, utf8 } from '../kernel';
import { withWycheproof } from '../test-samples';
import { hkdf, hmacSha256, keyInfo } from './hkdf';

type Common = { tcId: number; comment: string; result: 'valid' | 'invalid' };
type HkdfVector = Common & { ikm: string; salt: string; info: string; size: number; okm: string };
type MacVector = Common & { key: string; msg: string; tag: string };

const hex = (text: string): Bytes => fromHex(text) ?? expect.fail(`not hexadecimal: ${text}`);

withWycheproof<{ tests: HkdfVector[] }>('hkdf_sha256', (groups) => {
  it('HKDF-SHA-256 gives what Wycheproof says', async () => {
    let seen = 0;
    for (const { tcId, ikm, salt, info, size, okm, result } of groups.flatMap(({ tests }) => tests)) {
      const made = hkdf(hex(ikm), hex(info), size, hex(salt));
      if (result === 'valid') expect([tcId, toHex(await made)]).toEqual([tcId, okm]);
      else await expect(made, `vector ${tcId}`).rejects.toThrow();
      seen++;
    }
    expect(seen).toBe(86);
  });
});

withWycheproof<{ tagSize: number; tests: MacVector[] }>('hmac_sha256', (groups) => {
  it('HMAC-SHA-256 gives what Wycheproof says', async () => {
    let seen = 0;
    for (const { tagSize, tests } of groups) {
      for (const { tcId, key, msg, tag, result } of tests) {
        const made = toHex(await hmacSha256(hex(key), hex(msg))).slice(0, tagSize / 4);
        expect([tcId, made === tag]).toEqual([tcId, result === 'valid']);
        seen++;
      }
    }
    expect(seen).toBe(174);
  });
});

describe('what a key is derived for', () => {
  it('is 32 bytes without a salt unless told otherwise', async () => {
    const key = await hkdf(utf8('secret'), utf8('info'));
    expect(key.length).toBe(32);
    expect(await hkdf(utf8('secret'), utf8('info'), 32, new Uint8Array(0))).toEqual(key);
  });

  it('starts with its label and a zero, so no label is the beginning of another', () => {
    expect(keyInfo('slot', Uint8Array.of(5), Uint8Array.of(6))).toEqual(utf8('gua1/slot\0\x05\x06'));
  });
});

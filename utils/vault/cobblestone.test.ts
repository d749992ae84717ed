import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Bytes, fromHex } from '../kernel';
import { withWycheproof } from '../test-samples';
import { openChunked, sealChunked, sealedSize } from './cobblestone';

type Vector = {
  tcId: number;
  comment: string;
  key: string;
  ctx: string;
  ct: string;
  msgLength?: number;
  msgSha512?: string;
  result: 'valid' | 'invalid';
};

const hex = (text: string): Bytes => fromHex(text) ?? expect.fail(`not hexadecimal: ${text}`);
const sha512 = (bytes: Bytes) => createHash('sha512').update(bytes).digest('hex');
const read = ({ key, ctx, ct }: Vector) => ({
  key: hex(key),
  context: hex(ctx),
  ct: Uint8Array.from(inflateSync(hex(ct))),
});

withWycheproof<{ tests: Vector[] }>('c2sp_chunked_encryption_aes_256_gcm', (groups) => {
  const tests = groups.flatMap((group) => group.tests);

  describe('official vectors of Cobblestone-256', () => {
    it('are all there', () =>
      expect(tests.map(({ tcId }) => tcId)).toEqual(Array.from({ length: 35 }, (_, i) => i + 1)));

    it.each(tests.filter(({ result }) => result === 'valid'))('$tcId opens: $comment', async (vector) => {
      const { key, context, ct } = read(vector);
      const opened = await openChunked(key, context, ct);
      if (!opened.ok) expect.fail(opened.error);
      expect(opened.value.length).toBe(vector.msgLength);
      expect(sha512(opened.value)).toBe(vector.msgSha512);
      expect(sealedSize(opened.value.length)).toBe(ct.length);
      const again = await sealChunked(key, context, opened.value, () => ct.slice(0, 24));
      expect(Buffer.compare(again, ct)).toBe(0);
    });

    it.each(tests.filter(({ result }) => result === 'invalid'))('$tcId does not: $comment', async (vector) => {
      const { key, context, ct } = read(vector);
      expect(await openChunked(key, context, ct)).toEqual({ ok: false, error: expect.any(String) });
    });
  });
});

describe('a key of another length', () => {
  const [context, text] = [new Uint8Array(0), new Uint8Array(10)];
  it.each([0, 31, 33, 64])('%i bytes are refused', async (length) => {
    const key = new Uint8Array(length);
    await expect(sealChunked(key, context, text)).rejects.toThrow(RangeError);
    expect(await openChunked(key, context, new Uint8Array(100))).toEqual({ ok: false, error: 'bad-key' });
  });
});

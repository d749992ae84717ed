import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openChunked, sealChunked } from './cobblestone';
import { CONTEXT_LENGTH, contextOf, PART_NUMBERS, type Part, type PartRef } from './context';
import type { PersonId, RecordId, VaultId } from './ids';
import { partKey } from './keys';
import { someBytes, someRef } from './test-vault';

const id = <T extends string>() =>
  fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('hex') as unknown as T);
const part = fc.constantFrom(...(Object.keys(PART_NUMBERS) as Part[]));
const ref: fc.Arbitrary<PartRef> = fc.record({
  vaultId: id<VaultId>(),
  personId: id<PersonId>(),
  generation: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  recordId: id<RecordId>(),
  revision: fc.maxSafeNat(),
  part,
});
const FIELDS = ['vaultId', 'personId', 'generation', 'recordId', 'revision', 'part'] as const;

describe('where a ciphertext belongs', () => {
  it('has one fixed-length form for each place, and no two places share it', () => {
    fc.assert(
      fc.property(ref, ref, fc.subarray([...FIELDS]), (one, other, kept) => {
        const mixed = { ...other, ...Object.fromEntries(kept.map((field) => [field, one[field]])) };
        const same = FIELDS.every((field) => mixed[field] === one[field]);
        expect(contextOf(one).length).toBe(CONTEXT_LENGTH);
        expect(Buffer.compare(contextOf(one), contextOf(mixed)) === 0).toBe(same);
      }),
    );
  });

  it('is on disk: these bytes never change', () => {
    const place = someRef({
      vaultId: '00112233445566778899aabbccddeeff' as VaultId,
      personId: 'f0'.repeat(16) as PersonId,
      generation: 0x01020304,
      recordId: '0a'.repeat(16) as RecordId,
      revision: 2 ** 40 + 7,
      part: 'manifest',
    });
    expect(Buffer.from(contextOf(place)).toString('hex')).toBe(
      `6775613100112233445566778899aabbccddeeff${'f0'.repeat(16)}01020304${'0a'.repeat(16)}000001000000000706`,
    );
    expect(PART_NUMBERS).toEqual({ meta: 1, body: 2, thumb: 3, segment: 4, index: 5, manifest: 6, directory: 7 });
  });

  it.each([
    { generation: -1 },
    { generation: 2 ** 32 },
    { generation: 1.5 },
    { revision: -1 },
    { revision: 2 ** 53 },
    { revision: Number.NaN },
    { recordId: '0a'.repeat(15) as RecordId },
    { personId: `${'0a'.repeat(15)}zz` as PersonId },
    { vaultId: '' as VaultId },
  ])('refuses %o', (change) => expect(() => contextOf(someRef(change))).toThrow(RangeError));
});

it('a ciphertext moved to any other place does not open, even under the right key', async () => {
  await fc.assert(
    fc.asyncProperty(ref, ref, fc.constantFrom(...FIELDS), async (home, elsewhere, field) => {
      fc.pre(home[field] !== elsewhere[field]);
      const key = await partKey(someBytes(32), home.part, home.generation);
      const sealed = await sealChunked(key, contextOf(home), someBytes(300));
      const moved = contextOf({ ...home, [field]: elsewhere[field] });
      expect(await openChunked(key, moved, sealed)).toEqual({ ok: false, error: 'commitment-mismatch' });
      expect((await openChunked(key, contextOf(home), sealed)).ok).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it('each generation and kind of part has a key of its own', async () => {
  const keys = new Map<string, string>();
  for (const kind of ['body', 'meta', 'manifest', 'index'] as const) {
    for (const generation of [1, 2, 2 ** 32 - 1]) {
      const key = Buffer.from(await partKey(someBytes(32), kind, generation)).toString('hex');
      keys.set(`${kind === 'meta' ? 'body' : kind} ${generation}`, key);
    }
  }
  expect(new Set(keys.values()).size).toBe(9);
});

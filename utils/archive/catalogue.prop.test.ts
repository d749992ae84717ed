import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, utf8 } from '../kernel';
import { decodeSegment, type Entry, encodeManifest, encodeSegment, Unreadable } from './catalogue';
import { documentOf, lendLocks, someArchive } from './test-archive';

lendLocks();

const whole: Entry = {
  id: 'a'.repeat(32),
  revision: 1,
  generation: 0,
  title: 'Осмотр',
  name: 'осмотр.pdf',
  kind: 'pdf',
  source: 'own-file',
  route: 'own-file',
  contentType: null,
  capturedAt: 1,
  addedAt: 2,
  size: 3,
  sha256: 'b'.repeat(64),
  sealed: { hash: 'c'.repeat(64), size: 4 },
};

/** A segment as code without the check would have written it. */
async function written(change: object): Promise<Bytes> {
  const json = utf8(JSON.stringify({ version: 2, entries: [{ ...whole, ...change }], deleted: [] }));
  const packed = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

const odd: [string, object, object][] = [
  ['a year of five digits', { corrected: { title: 'Осмотр', day: '12026-05-20' } }, { corrected: { title: 'Осмотр' } }],
  [
    'a kind that nobody knows',
    { corrected: { title: 'Осмотр', kind: 'of tomorrow', organisation: '' } },
    { corrected: { title: 'Осмотр', organisation: '' } },
  ],
  ['a day that is in no calendar', { facts: { title: 'Кровь', day: '2026-99-99' } }, { facts: { title: 'Кровь' } }],
  [
    'a title beyond measure',
    { facts: { title: 'а'.repeat(301), day: '2026-05-20' } },
    { facts: { day: '2026-05-20' } },
  ],
  ['a time beyond all calendars', { capturedAt: Number.MAX_SAFE_INTEGER, addedAt: -1 }, { capturedAt: 0, addedAt: 0 }],
  ['a name beyond measure', { name: 'x'.repeat(1_025) }, { name: 'x'.repeat(1_024) }],
  ['a type beyond measure', { contentType: 'x'.repeat(256) }, { contentType: null }],
  ['a born day that is none', { facts: { patient: { name: 'Я', born: '0' } } }, { facts: { patient: { name: 'Я' } } }],
];

describe('a list with something odd in it', () => {
  it.each(odd)('%s: is not written', async (_, change) => {
    await expect(encodeSegment({ entries: [{ ...whole, ...change }], deleted: [] })).rejects.toThrow(Unreadable);
  });

  it.each(odd)('%s: is read for all that, once it lies on the disk', async (_, change, left) => {
    const read = await decodeSegment(await written(change));
    expect(read).toMatchObject({ ok: true, value: { entries: [{ id: whole.id, sha256: whole.sha256, ...left }] } });
    const again = read.ok ? read.value.entries.map((entry) => ({ ...whole, ...entry })) : [];
    await expect(encodeSegment({ entries: again, deleted: [] })).resolves.toBeInstanceOf(Uint8Array);
  });

  it('keeps a deleted document that has an odd day of deletion', async () => {
    const read = await decodeSegment(await written({ removedAt: Number.MAX_SAFE_INTEGER }));
    expect(read.ok && read.value.entries[0]?.removedAt).toBeGreaterThan(Date.now());
  });

  it('is not forgiven what it stands on', async () => {
    for (const change of [{ id: 'x' }, { sha256: '' }, { sealed: { hash: 'c', size: 1 } }, { kind: 'exe' }])
      expect(await decodeSegment(await written(change))).toEqual({ ok: false, error: 'malformed' });
  });
});

describe('what is written', () => {
  const told = fc.record(
    {
      title: fc.string({ maxLength: 1_100 }),
      capturedAt: fc.oneof(fc.maxSafeInteger(), fc.nat()),
      removedAt: fc.oneof(fc.maxSafeInteger(), fc.nat()),
      contentType: fc.option(fc.string({ maxLength: 300 })),
      corrected: fc.record({ title: fc.string({ maxLength: 400 }), day: fc.string() }, { requiredKeys: [] }),
      facts: fc.record(
        { day: fc.constantFrom('2026-05-20', '2026-02-30'), version: fc.double() },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  );

  it('is read back as it was, or is not written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(told, { maxLength: 4 }), async (changes) => {
        const entries = changes.map((change) => ({ ...whole, ...change }) as Entry);
        const bytes = await encodeSegment({ entries, deleted: [] }).catch((cause: unknown) => cause);
        if (bytes instanceof Unreadable) return;
        const read = await decodeSegment(bytes as Bytes);
        expect(read.ok && read.value.entries).toEqual(JSON.parse(JSON.stringify(entries)));
      }),
    );
  });

  it('is not a manifest that could not be read', async () => {
    await expect(encodeManifest({ previous: null, segments: [], setAside: ['stray'] })).rejects.toThrow(Unreadable);
  });
});

it('a date that cannot be leaves the archive as it was: nothing is sealed, nothing written', async () => {
  const { open, parts, copies, db } = await someArchive();
  await open().add(await Promise.all(['анализ', 'осмотр'].map((text) => documentOf(text))));
  const [rows, files] = [await db.objects.toArray(), [...copies.files.keys()]];
  let sealed = 0;
  const seal: typeof parts.keys.seal = (...asked) => {
    sealed++;
    return parts.keys.seal(...asked);
  };
  const archive = open({ keys: { seal, open: parts.keys.open } });
  const entries = await archive.entries();
  const [first] = entries.ok ? entries.value : [];
  const change = { corrected: { title: 'Кровь', day: '12026-05-20' } };
  expect(await archive.amend(new Map([[first?.id ?? '', change]]))).toMatchObject({ ok: false });
  expect(sealed).toBe(0);
  expect([await db.objects.toArray(), [...copies.files.keys()]]).toEqual([rows, files]);
  expect(await open().entries()).toMatchObject({ ok: true, value: [{ title: 'анализ' }, { title: 'осмотр' }] });
  expect(await archive.amend(new Map([[first?.id ?? '', { corrected: { title: 'Кровь' } }]]))).toMatchObject({
    ok: true,
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, concat, utf8 } from '../kernel';
import { encrypterFor, makeInboxPair, openInbox, sealForInbox } from './inbox';
import { type InboxMeta, inboxHead, inboxTail, parsePayload } from './inbox-format';
import { sealStreamForInbox } from './inbox-stream';
import { flipped, someBytes } from './test-vault';

const { identity, recipient } = await makeInboxPair();
const refused = (error: string) => ({ ok: false, error });
const hashOf = async (bytes: Bytes) => Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
const metaOf = async (bytes: Bytes, change: Partial<InboxMeta> = {}): Promise<InboxMeta> => ({
  source: 'portal-download',
  capturedAt: Date.UTC(2026, 4, 20),
  name: 'Анализ крови.pdf',
  contentType: 'application/pdf',
  route: 'health',
  sha256: await hashOf(bytes),
  ...change,
});

/** What somebody who knows the recipient, but is not us, may put into the inbox. */
async function sealed(payload: Bytes): Promise<Bytes> {
  const out = await encrypterFor(recipient).encrypt(payload);
  return Uint8Array.from(out);
}
const inPieces = (bytes: Bytes, size: number): ReadableStream<Bytes> => {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
};
const all = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer());

describe('the inbox', () => {
  it.each([0, 1, 65_535, 65_536, 300_000])('gives back %i bytes and all that was said of them', async (size) => {
    const bytes = someBytes(size);
    const meta = await metaOf(bytes);
    const box = await sealForInbox(recipient, meta, bytes);
    expect(await openInbox(identity, box)).toEqual({ ok: true, value: { meta, bytes } });
  });

  it('says of a signature whose it is, where that is known', async () => {
    const meta = await metaOf(someBytes(10), { signs: 'a'.repeat(64) });
    const opened = await openInbox(identity, await sealForInbox(recipient, meta, someBytes(10)));
    expect(opened).toMatchObject({ ok: true, value: { meta: { signs: 'a'.repeat(64) } } });
  });

  it('needs no secret to seal: the recipient is all, and makes another file each time', async () => {
    const meta = await metaOf(someBytes(10));
    const [one, two] = [
      await sealForInbox(recipient, meta, someBytes(10)),
      await sealForInbox(recipient, meta, someBytes(10)),
    ];
    expect(Buffer.from(one).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> X25519 /);
    expect(Buffer.compare(one, two)).not.toBe(0);
    expect(Buffer.from(one).includes(Buffer.from('Анализ'))).toBe(false);
  });

  it.each(['', 'age1', 'AGE-SECRET-KEY-1', 'x', `age1${'q'.repeat(58)}`])(
    'throws for the recipient «%s»',
    async (other) => {
      await expect(sealForInbox(other, await metaOf(someBytes(1)), someBytes(1))).rejects.toThrow();
    },
  );

  it('does not show the exact length', async () => {
    const sizes = new Set<number>();
    for (let size = 100_000; size < 100_900; size += 100) {
      sizes.add((await sealForInbox(recipient, await metaOf(someBytes(size)), someBytes(size))).length);
    }
    expect(sizes.size).toBeLessThanOrEqual(2);
  });
});

describe('the inbox of a document that still arrives', () => {
  it('means the same as that of a whole one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 200_000 }),
        fc.integer({ min: 700, max: 100_000 }),
        async (size, piece) => {
          const bytes = someBytes(size);
          const { sha256, ...told } = await metaOf(bytes);
          const { sealed: stream, done } = await sealStreamForInbox(recipient, told, inPieces(bytes, piece));
          const box = await all(stream);
          const asSealed = { size: box.length, sha256: (await metaOf(box)).sha256 };
          expect(await done).toEqual({ size, sha256, sealed: asSealed });
          expect(box.length).toBe((await sealForInbox(recipient, { ...told, sha256 }, bytes)).length);
          expect(await openInbox(identity, box)).toEqual({ ok: true, value: { meta: { ...told, sha256 }, bytes } });
        },
      ),
      { numRuns: 15 },
    );
  });

  it('fails when the source fails: half a document is not a document', async () => {
    const { sha256: _, ...told } = await metaOf(someBytes(1));
    const cut = new ReadableStream<Bytes>({
      start: (controller) => controller.enqueue(someBytes(100_000)),
      pull: (controller) => controller.error(new Error('cut')),
    });
    const { sealed: stream, done } = await sealStreamForInbox(recipient, told, cut);
    await expect(all(stream)).rejects.toThrow('cut');
    await expect(done).rejects.toThrow('cut');
  });

  it('stops the source when nobody reads on', async () => {
    const { sha256: _, ...told } = await metaOf(someBytes(1));
    const cancelled = Promise.withResolvers<unknown>();
    const endless = new ReadableStream<Bytes>({
      pull: (controller) => controller.enqueue(someBytes(50_000)),
      cancel: (reason) => cancelled.resolve(reason),
    });
    const { sealed: stream, done } = await sealStreamForInbox(recipient, told, endless);
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel(new Error('enough'));
    expect(await cancelled.promise).toEqual(new Error('enough'));
    await expect(done).rejects.toThrow('enough');
  });
});

describe('what does not open', () => {
  it('another vault’s', async () => {
    const box = await sealForInbox((await makeInboxPair()).recipient, await metaOf(someBytes(9)), someBytes(9));
    expect(await openInbox(identity, box)).toEqual(refused('other-recipient'));
  });

  it.each(['', 'age', '%PDF-1.7', 'age-encryption.org/v2\n', '<html>'])('«%s» is not such a file', async (text) => {
    expect(await openInbox(identity, utf8(text))).toEqual(refused('not-age'));
  });

  it('a flipped bit, a cut, bytes added', async () => {
    const bytes = someBytes(70_000);
    const box = await sealForInbox(recipient, await metaOf(bytes), bytes);
    const names = ['not-age', 'other-recipient', 'damaged'];
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 0, max: 7 }), async (raw, bit) => {
        // Every second time within the header, which a uniform choice would hardly ever meet.
        const at = raw % (raw % 2 ? box.length : 220);
        const damaged = [flipped(box, at, 1 << bit), box.slice(0, at), concat(box, box.slice(0, 1 + (at % 50)))];
        for (const changed of damaged) {
          const opened = await openInbox(identity, changed);
          expect(opened.ok ? 'opened' : names.includes(opened.error)).toBe(true);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('bytes that are not those its hash was taken of', async () => {
    const meta = await metaOf(someBytes(50));
    expect(await openInbox(identity, await sealForInbox(recipient, meta, someBytes(50, 2)))).toEqual(
      refused('hash-mismatch'),
    );
  });

  it.each<[string, Partial<Record<keyof InboxMeta, unknown>>]>([
    ['a source we do not know', { source: 'cloud' }],
    ['a time that is none', { capturedAt: -1 }],
    ['a name beyond measure', { name: 'x'.repeat(1_025) }],
    ['a type beyond measure', { contentType: 'x'.repeat(256) }],
    ['a route beyond measure', { route: 'x'.repeat(65) }],
    ['a hash that is none', { sha256: 'FF' }],
    ['a document of no hash', { signs: 'FF' }],
    ['a head beyond measure', { name: 'x'.repeat(70_000) }],
  ])('a claim of the wrong shape: %s', async (_, change) => {
    const meta = await metaOf(someBytes(5), change as Partial<InboxMeta>);
    expect(await openInbox(identity, await sealForInbox(recipient, meta, someBytes(5)))).toEqual(refused('malformed'));
  });

  it.each<[string, Bytes]>([
    ['nothing', new Uint8Array(0)],
    ['seven bytes', new Uint8Array(7)],
    ['zeros', new Uint8Array(500)],
    ['lengths beyond the end', new Uint8Array(500).fill(255)],
    ['no JSON', concat(Uint8Array.of(0, 0, 0, 2), utf8('{]'), utf8('{}'), Uint8Array.of(0, 0, 0, 2))],
  ])('a payload that is none: %s', async (_, payload) => {
    expect(parsePayload(payload)).toEqual(refused('malformed'));
    expect(await openInbox(identity, await sealed(payload))).toEqual(refused('malformed'));
  });

  it('a size larger than what is there', async () => {
    const head = inboxHead(await metaOf(someBytes(3)));
    const tail = utf8(JSON.stringify({ size: 4, sha256: 'a'.repeat(64) }));
    const payload = concat(head, someBytes(3), tail, Uint8Array.of(0, 0, 0, tail.length));
    expect(parsePayload(payload)).toEqual(refused('malformed'));
  });

  it('any bytes get an answer, never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (raw) => {
        expect(parsePayload(Uint8Array.from(raw)).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

it('a payload is read from a view into a larger buffer', async () => {
  const bytes = someBytes(20);
  const meta = await metaOf(bytes);
  const head = inboxHead(meta);
  const payload = concat(Uint8Array.of(1, 2, 3), head, bytes, inboxTail(head.length + 20, 20, meta.sha256));
  expect(parsePayload(payload.subarray(3))).toEqual({ ok: true, value: { meta, bytes } });
});

import { describe, expect, it, vi } from 'vitest';
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { sniff } from '../documents';
import { type Bytes, concat, randomId, utf8 } from '../kernel';
import { BodyFailure } from '../platform';
import type { SealedStream } from '../vault';
import { makeInboxPair, openInbox } from '../vault/inbox';
import { type CaptureParts, capture, type Fetched, judge } from './capture';
import { openInbox as openStore } from './inbox-store';
import { PIECE, piecesOf } from './pieces';
import { lendLocks } from './test-archive';
import { streamOf } from './test-stream';

lendLocks();

const PDF = concat(utf8('%PDF-1.7\n'), new Uint8Array(2_000));
const HREF = 'https://www.gosuslugi.ru/api/storage/v1/files/1/2/download?mnemonic=a.pdf';
type Answer = Exclude<Fetched, { failure: string }>;
const flowing = (bytes: Bytes, step = 700): ReadableStream<Bytes> => streamOf(piecesOf(bytes, step));
/** Gives the bytes and then fails. */
const broken = (bytes: Bytes, failure: BodyFailure['failure']): ReadableStream<Bytes> =>
  streamOf(
    (async function* () {
      yield* piecesOf(bytes, 700);
      throw new BodyFailure(failure);
    })(),
  );
const answer = ({ bytes = PDF, ...change }: Partial<Answer> & { bytes?: Bytes } = {}): Answer => ({
  status: 200,
  type: 'basic',
  contentType: 'application/pdf',
  disposition: 'attachment; filename="a.pdf"',
  body: flowing(bytes),
  ...change,
});
const page = utf8('<!DOCTYPE html><html><title>Вход</title><esia-login></esia-login></html>');

describe('what is a document', () => {
  it.each<[string, Fetched, string]>([
    ['a PDF', answer(), 'ok'],
    ['a PDF that calls itself something else', answer({ contentType: 'text/html' }), 'ok'],
    ['a PDF without a type', answer({ contentType: null, disposition: null }), 'ok'],
    ['a СЭМД', answer({ bytes: utf8('<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3">') }), 'ok'],
    ['another XML', answer({ bytes: utf8('<?xml version="1.0"?><a/>') }), 'ok'],
    ['a ZIP with a signature', answer({ bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0) }), 'ok'],
    ['a photo', answer({ bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16) }), 'ok'],
    ['a login page under the name of a PDF', answer({ bytes: page }), 'not-a-document'],
    ['a login page as it is', answer({ bytes: page, contentType: 'text/html', disposition: null }), 'not-a-document'],
    ['an error in JSON', answer({ bytes: utf8('{"error":{"code":401}}') }), 'not-a-document'],
    ['text', answer({ bytes: utf8('Файл не найден') }), 'not-a-document'],
    ['nothing', answer({ bytes: new Uint8Array(0) }), 'empty'],
    ['a redirect', answer({ status: 0, type: 'opaqueredirect', bytes: new Uint8Array(0) }), 'logged-out'],
    ['401', answer({ status: 401 }), 'logged-out'],
    ['403', answer({ status: 403 }), 'logged-out'],
    ['a part of it', answer({ status: 206 }), 'portal-unavailable'],
    ['204', answer({ status: 204, bytes: new Uint8Array(0) }), 'portal-unavailable'],
    ['404', answer({ status: 404 }), 'portal-unavailable'],
    ['429', answer({ status: 429 }), 'portal-unavailable'],
    ['500 with a PDF in it', answer({ status: 500 }), 'portal-unavailable'],
    ['503', answer({ status: 503, bytes: page }), 'portal-unavailable'],
    ['no network', { failure: 'network' }, 'network'],
    ['a time-out', { failure: 'timeout' }, 'network'],
    ['too much of it', { failure: 'too-large' }, 'too-large'],
    ['an address that is not on the list', { failure: 'not-allowed' }, 'not-allowed'],
    ['a page cut short before it could be known', answer({ body: broken(utf8('<!--'), 'network') }), 'network'],
    ['a time-out before anything came', answer({ body: broken(new Uint8Array(0), 'timeout') }), 'network'],
  ])('%s', async (_, fetched, expected) => {
    const verdict = await judge(fetched);
    expect(verdict.ok ? 'ok' : verdict.error).toBe(expected);
  });

  it('however it arrives the verdict is that of the whole, and not a byte of the body is lost', async () => {
    const inside = [PDF, page, utf8(`${'x'.repeat(1_020)}%PDF-1.4`), utf8(`<!--${'-'.repeat(4_100)}--><html>`)];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...inside), fc.integer({ min: 1, max: 5_000 }), async (bytes, step) => {
        const verdict = await judge(answer({ body: flowing(bytes, step) }));
        expect(verdict.ok).toBe(!['html', 'unknown'].includes(sniff(bytes)));
        if (verdict.ok) expect(await new Response(verdict.value.body).bytes()).toEqual(bytes);
      }),
    );
  });

  it('of what is refused no more is downloaded', async () => {
    for (const change of [{ status: 500 }, { status: 401 }, {}]) {
      const taken = { bytes: 0, cancelled: false };
      const body = new ReadableStream<Bytes>({
        pull(controller) {
          taken.bytes += page.length;
          controller.enqueue(page);
        },
        cancel() {
          taken.cancelled = true;
        },
      });
      expect((await judge(answer({ ...change, body }))).ok).toBe(false);
      expect(taken.cancelled).toBe(true);
      expect(taken.bytes).toBeLessThan(4_096 + 2 * page.length);
    }
  });
});

describe('a capture', () => {
  const pair = makeInboxPair();
  async function run(fetched: Fetched, change: Partial<CaptureParts> = {}) {
    const { recipient, identity } = await pair;
    const stored = new Map<string, Bytes>();
    const parts = {
      download: vi.fn(async () => fetched),
      has: async (id: string) => stored.has(id),
      put: vi.fn(async (id: string, { sealed }: SealedStream) => {
        stored.set(id, await new Response(sealed).bytes());
      }),
      suggestName: vi.fn(() => 'Анализ.pdf'),
      clock: () => 77,
      ...change,
    };
    const task = {
      captureId: 'a'.repeat(32),
      href: HREF,
      recipient,
      route: 'health',
      source: 'portal-download',
      held: false,
    } as const;
    return { outcome: await capture(parts, task), again: () => capture(parts, task), parts, stored, identity, task };
  }

  it('puts the document into the inbox, sealed, with what is known of it', async () => {
    const { outcome, stored, parts, identity, task } = await run(answer());
    expect(outcome).toEqual({ ok: true, value: { already: false, held: false } });
    expect(parts.download).toHaveBeenCalledExactlyOnceWith(HREF);
    expect(parts.suggestName).toHaveBeenCalledExactlyOnceWith(HREF, 'attachment; filename="a.pdf"');
    const sealed = stored.get(task.captureId) ?? expect.fail('nothing stored');
    expect(Buffer.from(sealed).includes('%PDF')).toBe(false);
    const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', PDF)).toString('hex');
    const meta = { source: 'portal-download', capturedAt: 77, name: 'Анализ.pdf', contentType: 'application/pdf' };
    expect(await openInbox(identity, sealed)).toEqual({
      ok: true,
      value: { meta: { ...meta, route: 'health', sha256 }, bytes: PDF },
    });
    expect(JSON.stringify(await openInbox(identity, sealed))).not.toContain('gosuslugi.ru');
  });

  it('asked again is harmless: nothing is fetched a second time', async () => {
    const { again, parts } = await run(answer());
    expect(await again()).toEqual({ ok: true, value: { already: true, held: false } });
    expect(parts.download).toHaveBeenCalledTimes(1);
    expect(parts.put).toHaveBeenCalledTimes(1);
  });

  it.each<[string, Fetched, string]>([
    ['a login page with status 200', answer({ bytes: page }), 'not-a-document'],
    ['0 bytes', answer({ bytes: new Uint8Array(0) }), 'empty'],
    ['too large', { failure: 'too-large' }, 'too-large'],
    ['a redirect', answer({ type: 'opaqueredirect', status: 0 }), 'logged-out'],
  ])('stores nothing: %s', async (_, fetched, error) => {
    const { outcome, stored, parts } = await run(fetched);
    expect(outcome).toEqual({ ok: false, error });
    expect(parts.put).not.toHaveBeenCalled();
    expect(stored.size).toBe(0);
  });

  it('says that the disk is full, and does not say yes', async () => {
    const put = async () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    expect((await run(answer(), { put })).outcome).toEqual({ ok: false, error: 'storage-full' });
  });

  it('does not hide another failure of the store', async () => {
    const put = async () => {
      throw new DOMException('closed', 'InvalidStateError');
    };
    await expect(run(answer(), { put })).rejects.toThrow('closed');
  });

  it('a type of absurd length does not make the copy unreadable later', async () => {
    const contentType = `application/pdf; x=${'y'.repeat(10_000)}`;
    const { outcome, stored, identity } = await run(answer({ contentType }));
    expect(outcome.ok).toBe(true);
    const [sealed] = stored.values();
    expect(await openInbox(identity, sealed ?? new Uint8Array(0))).toMatchObject({ ok: true, value: { bytes: PDF } });
  });
});

describe('a capture into a real inbox', () => {
  const large = concat(PDF, new Uint8Array(2 * PIECE + 5_000).fill(7));
  const id = 'c'.repeat(32);
  async function setUp() {
    const name = `inbox-${randomId()}`;
    const { recipient, identity } = await makeInboxPair();
    const inbox = await openStore(name);
    const db = await openDB(name, 1);
    const task = { captureId: id, href: HREF, recipient, route: 'health', source: 'portal-download', held: false };
    const run = (body: ReadableStream<Bytes>, put: CaptureParts['put'] = inbox.put) =>
      capture(
        { download: async () => answer({ body }), has: inbox.has, put, suggestName: () => 'a.pdf' },
        task as Parameters<typeof capture>[1],
      );
    const left = async () => [await db.count('items'), await db.count('pieces')];
    const kept = async () => {
      const opened = await openInbox(identity, (await inbox.get(id)) ?? new Uint8Array(0));
      return opened.ok ? Buffer.from(opened.value.bytes) : null;
    };
    return { name, inbox, db, run, left, kept };
  }

  it('cut at any place leaves nothing, and the next attempt is whole', async () => {
    const { run, left, kept } = await setUp();
    for (const size of [0, 1, 4_096, PIECE - 1, PIECE, PIECE + 70_000, 2 * PIECE + 1, large.length]) {
      for (const failure of ['network', 'timeout', 'too-large'] as const) {
        const outcome = await run(
          streamOf(
            (async function* () {
              yield* piecesOf(large.slice(0, size), 1024 * 1024);
              throw new BodyFailure(failure);
            })(),
          ),
        );
        expect(outcome).toEqual({ ok: false, error: failure === 'timeout' ? 'network' : failure });
        expect(await left()).toEqual([0, 0]);
      }
    }
    expect(await run(flowing(large, 300_000))).toEqual({ ok: true, value: { already: false, held: false } });
    expect(Buffer.from(large).equals((await kept()) ?? Buffer.alloc(0))).toBe(true);
  });

  it.each([1, 2, 3, 4])('a disk that is full at write %i leaves nothing, and the source is stopped', async (nth) => {
    const { run, left, kept } = await setUp();
    const real = IDBObjectStore.prototype.put;
    let writes = 0;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof real>) {
      if (++writes === nth) throw new DOMException('no room', 'QuotaExceededError');
      return real.apply(this, args);
    };
    try {
      expect(await run(flowing(large, 300_000))).toEqual({ ok: false, error: 'storage-full' });
    } finally {
      IDBObjectStore.prototype.put = real;
    }
    expect(await left()).toEqual([0, 0]);
    await run(flowing(large, 300_000));
    expect(Buffer.from(large).equals((await kept()) ?? Buffer.alloc(0))).toBe(true);
  });

  it('while it arrives it is no item, is not swept, and a second attempt waits and adds nothing', async () => {
    const { inbox, run, left, kept, db } = await setUp();
    const gate = Promise.withResolvers<void>();
    const first = run(
      streamOf(
        (async function* () {
          yield* piecesOf(large.slice(0, 2 * PIECE + 4_000), 500_000);
          await gate.promise;
          yield large.slice(2 * PIECE + 4_000);
        })(),
      ),
    );
    while ((await db.count('pieces')) === 0) await new Promise((wake) => setTimeout(wake, 1));
    const stopped = Promise.withResolvers<void>();
    const other = concat(PDF, new Uint8Array(3 * PIECE).fill(9));
    const second = run(
      new ReadableStream({ start: (c) => c.enqueue(other), cancel: () => stopped.resolve() }, { highWaterMark: 0 }),
    );
    expect([await inbox.has(id), await inbox.get(id), await inbox.ids(), await inbox.sweep()]).toEqual([
      false,
      null,
      [],
      0,
    ]);
    gate.resolve();
    expect([(await first).ok, (await second).ok]).toEqual([true, true]);
    await stopped.promise;
    expect(Buffer.from(large).equals((await kept()) ?? Buffer.alloc(0))).toBe(true);
    expect(await left()).toEqual([1, 3]);
  });
});

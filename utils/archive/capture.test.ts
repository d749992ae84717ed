import { describe, expect, it, vi } from 'vitest';
import { type Bytes, concat, utf8 } from '../kernel';
import { makeInboxPair, openInbox } from '../vault/inbox';
import { type CaptureParts, capture, type Fetched, judge } from './capture';

const PDF = concat(utf8('%PDF-1.7\n'), new Uint8Array(2_000));
const HREF = 'https://www.gosuslugi.ru/api/storage/v1/files/1/2/download?mnemonic=a.pdf';
type Answer = Extract<Fetched, { status: number }>;
const answer = (change: Partial<Answer> = {}): Answer => ({
  status: 200,
  type: 'basic',
  contentType: 'application/pdf',
  disposition: 'attachment; filename="a.pdf"',
  bytes: PDF,
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
  ])('%s', (_, fetched, expected) => {
    const verdict = judge(fetched);
    expect(verdict.ok ? 'ok' : verdict.error).toBe(expected);
    if (verdict.ok) expect(verdict.value).toBe(fetched);
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
      put: vi.fn(async (id: string, sealed: Bytes) => void stored.set(id, sealed)),
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
    expect(outcome).toEqual({ ok: true, value: { already: false } });
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
    expect(await again()).toEqual({ ok: true, value: { already: true } });
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

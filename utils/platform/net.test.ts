import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  BodyFailure,
  createDownload,
  createPortalFetch,
  DOWNLOAD_LIMIT,
  type HttpRequest,
  REPLY_TIMEOUT_MS,
} from './net';

const URL_OF_LIST = 'https://www.gosuslugi.ru/api/lk/v1/feeds/';
const get = (change: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: URL_OF_LIST,
  body: null,
  expects: 'json',
  ...change,
});
const yes = () => true;
const answering = (body: BodyInit | null, init: ResponseInit = {}) =>
  vi.fn<typeof fetch>(async () => new Response(body, init));

let server: Server | undefined;
async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/`;
}
afterEach(() => {
  vi.restoreAllMocks();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});
/** A browser's own timer cannot be wound by hand: it is made short, and asked how long it was meant to be. */
function shortTimeout() {
  const real = AbortSignal.timeout.bind(AbortSignal);
  return vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => real(40));
}
/** A download to its end: what came before the body, and the body, or why there is none. */
async function whole(download: ReturnType<ReturnType<typeof createDownload>>) {
  const told = await download;
  if ('failure' in told) return told;
  const { body, ...head } = told;
  try {
    return { ...head, bytes: await new Response(body).bytes() };
  } catch (cause) {
    return { failure: cause instanceof BodyFailure ? cause.failure : cause };
  }
}
/** Endless chunks; tells how many were taken and whether the rest was refused. */
function endless(chunk: Uint8Array<ArrayBuffer>) {
  const taken = { chunks: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      taken.chunks++;
      controller.enqueue(chunk);
    },
    cancel() {
      taken.cancelled = true;
    },
  });
  return { taken, stream };
}

describe('the guard', () => {
  it('is asked of every call, and what it refuses is not sent', async () => {
    const fetcher = answering('');
    const guard = vi.fn(() => false);
    expect(await createPortalFetch(guard, fetcher)(get({ method: 'POST' }))).toEqual({ failure: 'not-allowed' });
    expect(await createDownload(guard, fetcher)('https://example.com/')).toEqual({ failure: 'not-allowed' });
    expect(guard.mock.calls).toEqual([['POST', URL_OF_LIST], ['https://example.com/']]);
    expect(fetcher).not.toHaveBeenCalled();
  });
});

describe('a call', () => {
  it('goes in the person’s session, follows no redirect, leaves nothing in the cache', async () => {
    const fetcher = answering('{"a":"я"}', {
      status: 429,
      headers: { 'content-type': 'application/json', 'retry-after': '60' },
    });
    expect(await createPortalFetch(yes, fetcher)(get())).toEqual({
      status: 429,
      type: 'default',
      url: '',
      contentType: 'application/json',
      retryAfter: '60',
      body: '{"a":"я"}',
    });
    const sent = { redirect: 'manual', credentials: 'include', cache: 'no-store', referrerPolicy: 'no-referrer' };
    expect(fetcher).toHaveBeenCalledExactlyOnceWith(URL_OF_LIST, {
      ...sent,
      method: 'GET',
      body: null,
      headers: { accept: 'application/json' },
      signal: expect.any(AbortSignal),
    });
  });

  it('says what it sends and what it expects', async () => {
    const fetcher = answering(null);
    await createPortalFetch(yes, fetcher)(get({ method: 'POST', body: '{}', expects: 'html' }));
    expect(fetcher.mock.calls[0]?.[1]).toMatchObject({
      method: 'POST',
      body: '{}',
      headers: { accept: 'text/html', 'content-type': 'application/json' },
    });
  });

  it('a redirect comes back as it is, and nobody goes where it points', async () => {
    const asked: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url);
      response.writeHead(302, { location: '/login' }).end();
    });
    const reply = await createPortalFetch(yes)(get({ url }));
    expect('status' in reply && [0, 302]).toContain('status' in reply ? reply.status : 'none');
    expect(await whole(createDownload(yes)(`${url}file`))).not.toHaveProperty('failure');
    expect(asked).toEqual(['/', '/file']);
  });

  it('without an answer is a time-out before the browser ends the worker', async () => {
    const timeout = shortTimeout();
    const url = await serve(() => undefined);
    expect(await createPortalFetch(yes)(get({ url }))).toEqual({ failure: 'timeout' });
    expect(timeout).toHaveBeenCalledExactlyOnceWith(REPLY_TIMEOUT_MS);
    expect(REPLY_TIMEOUT_MS).toBeLessThan(30_000);
  });

  it('whose answer stops half-way is a time-out too', async () => {
    const url = await serve((_, response) => void response.writeHead(200, { 'content-length': '100' }).write('{"a'));
    shortTimeout();
    expect(await createPortalFetch(yes)(get({ url }))).toEqual({ failure: 'timeout' });
    expect(await whole(createDownload(yes)(url))).toEqual({ failure: 'timeout' });
  });

  it('whose answer is cut is a lost connection, never a short answer', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":1}', () => response.destroy());
    });
    expect(await createPortalFetch(yes)(get({ url }))).toEqual({ failure: 'network' });
    expect(await whole(createDownload(yes)(url))).toEqual({ failure: 'network' });
  });

  it('that cannot connect is a lost connection', async () => {
    const url = await serve(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    expect(await createPortalFetch(yes)(get({ url }))).toEqual({ failure: 'network' });
    expect(await whole(createDownload(yes)(url))).toEqual({ failure: 'network' });
  });

  it('with an answer beyond measure is given up, the rest is not downloaded', async () => {
    const { stream, taken } = endless(new Uint8Array(1024 * 1024));
    expect(await createPortalFetch(yes, answering(stream))(get())).toEqual({ failure: 'too-large' });
    expect(taken.cancelled).toBe(true);
    expect(taken.chunks).toBeLessThan(12);
  });

  it('with an answer just within measure is read', async () => {
    const reply = await createPortalFetch(yes, answering('x'.repeat(8 * 1024 * 1024)))(get());
    expect('body' in reply && reply.body.length).toBe(8 * 1024 * 1024);
  });

  it('with bytes that are not UTF-8 is text all the same', async () => {
    const reply = await createPortalFetch(yes, answering(Uint8Array.of(0x61, 0xff, 0x62)))(get());
    expect(reply).toMatchObject({ body: 'a\uFFFDb' });
  });
});

describe('a download', () => {
  it('gives the bytes and the name the portal suggests', async () => {
    const headers = { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="a.pdf"' };
    const fetcher = answering(Uint8Array.of(1, 2, 3), { headers });
    expect(await whole(createDownload(yes, fetcher)('https://www.gosuslugi.ru/f'))).toEqual({
      status: 200,
      type: 'default',
      url: '',
      contentType: 'application/pdf',
      disposition: 'attachment; filename="a.pdf"',
      bytes: Uint8Array.of(1, 2, 3),
    });
    expect(fetcher.mock.calls[0]?.[1]).toMatchObject({ redirect: 'manual', cache: 'no-store', credentials: 'include' });
  });

  it('of nothing is no bytes', async () => {
    expect(await whole(createDownload(yes, answering(null))('x:'))).toMatchObject({
      status: 200,
      bytes: new Uint8Array(0),
    });
  });

  it('announced as too large is not begun', async () => {
    const { stream, taken } = endless(new Uint8Array(1_024));
    const fetcher = answering(stream, { headers: { 'content-length': `${DOWNLOAD_LIMIT + 1}` } });
    expect(await createDownload(yes, fetcher)('x:')).toEqual({ failure: 'too-large' });
    expect(taken.cancelled).toBe(true);
    expect(taken.chunks).toBeLessThan(3);
  });

  it('that turns out too large, whatever was announced, is given up', async () => {
    const { stream, taken } = endless(new Uint8Array(16 * 1024 * 1024));
    const fetcher = answering(stream, { headers: { 'content-length': '10' } });
    const download = await createDownload(yes, fetcher)('x:');
    let size = 0;
    const read = async () => {
      if ('body' in download) for await (const chunk of download.body) size += chunk.length;
    };
    await expect(read()).rejects.toMatchObject({ name: 'BodyFailure', failure: 'too-large' });
    expect(size).toBe(12 * 16 * 1024 * 1024);
    expect(taken.cancelled).toBe(true);
    expect(taken.chunks).toBeLessThan(16);
  });

  it('answers before its body is there, and asks for no more of it than is read', async () => {
    const { stream, taken } = endless(new Uint8Array(1_024));
    const download = await createDownload(yes, answering(stream))('x:');
    expect(taken.chunks).toBeLessThan(3);
    if ('body' in download) await download.body.cancel();
    expect(taken.cancelled).toBe(true);
  });

  it('may take longer than a call', async () => {
    const timeout = shortTimeout();
    await createDownload(yes, answering(''))('x:');
    expect(timeout.mock.calls[0]?.[0]).toBeGreaterThan(REPLY_TIMEOUT_MS);
  });
});

import { type Bytes, concat } from '../kernel';

/** What a portal request needs to say. The same shape as `PortalRequest` of the portal room. */
export type HttpRequest = { method: 'GET' | 'POST'; url: string; body: string | null; expects: 'json' | 'html' };

export type HttpFailure = { failure: 'network' | 'timeout' | 'too-large' | 'not-allowed' };

export type HttpReply =
  | { status: number; type: string; url: string; contentType: string | null; retryAfter: string | null; body: string }
  | HttpFailure;

/** `body` gives at most {@link DOWNLOAD_LIMIT} bytes; one not heard to its end fails with a {@link BodyFailure}. */
export type Download = {
  status: number;
  type: string;
  url: string;
  contentType: string | null;
  disposition: string | null;
  body: ReadableStream<Bytes>;
};

export class BodyFailure extends Error {
  override name = 'BodyFailure';
  readonly failure: 'network' | 'timeout' | 'too-large';
  constructor(failure: BodyFailure['failure'], cause?: unknown) {
    super(failure, { cause });
    this.failure = failure;
  }
}

/** Chromium ends a worker whose fetch has no answer for 30 s: ours gives up before that. */
export const REPLY_TIMEOUT_MS = 25_000;
const DOWNLOAD_TIMEOUT_MS = 5 * 60_000;
const PAGE_LIMIT = 8 * 1024 * 1024;
/** The largest document worth keeping: it is held in memory whole when it is taken in. */
export const DOWNLOAD_LIMIT = 200 * 1024 * 1024;

/** Decides whether this product may ask for the address at all. The list itself lives in the portal room. */
export type CallGuard = (method: string, url: string) => boolean;

type Fetch = typeof globalThis.fetch;
const COMMON = {
  credentials: 'include',
  cache: 'no-store',
  redirect: 'manual',
  referrerPolicy: 'no-referrer',
} as const;

/**
 * The only fetch of the product: asks the portal in the person's own session and leaves nothing in the disk cache.
 * A redirect is not followed (it means «log in»), it comes back as type `opaqueredirect`.
 */
export function createPortalFetch(guard: CallGuard, fetcher: Fetch = (...args) => globalThis.fetch(...args)) {
  return async (request: HttpRequest): Promise<HttpReply> => {
    if (!guard(request.method, request.url)) return { failure: 'not-allowed' };
    return attempt<HttpReply>(REPLY_TIMEOUT_MS, async (signal) => {
      const accept = request.expects === 'json' ? 'application/json' : 'text/html';
      const headers: Record<string, string> = { accept };
      if (request.body !== null) headers['content-type'] = 'application/json';
      const response = await fetcher(request.url, {
        ...COMMON,
        method: request.method,
        body: request.body,
        headers,
        signal,
      });
      const bytes = await readUpTo(response, PAGE_LIMIT);
      if (!bytes) return { failure: 'too-large' };
      return {
        ...described(response),
        retryAfter: response.headers.get('retry-after'),
        body: new TextDecoder().decode(bytes),
      };
    });
  };
}

/** Fetches a document the person asked to keep. Answers with the first word of the reply: the body is still to come. */
export function createDownload(
  guard: (url: string) => boolean,
  fetcher: Fetch = (...args) => globalThis.fetch(...args),
) {
  return async (url: string): Promise<Download | HttpFailure> => {
    if (!guard(url)) return { failure: 'not-allowed' };
    return attempt<Download | HttpFailure>(DOWNLOAD_TIMEOUT_MS, async (signal) => {
      const response = await fetcher(url, { ...COMMON, signal });
      if (Number(response.headers.get('content-length') ?? 0) > DOWNLOAD_LIMIT) {
        await response.body?.cancel();
        return { failure: 'too-large' };
      }
      const disposition = response.headers.get('content-disposition');
      return { ...described(response), disposition, body: bodyOf(response, DOWNLOAD_LIMIT, signal) };
    });
  };
}

const described = (response: Response) => ({
  status: response.status,
  type: response.type,
  url: response.url,
  contentType: response.headers.get('content-type'),
});

async function attempt<T>(timeoutMs: number, run: (signal: AbortSignal) => Promise<T>): Promise<T | HttpFailure> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await run(signal);
  } catch {
    // A body cut short rejects like a lost connection: both mean «we did not hear the whole answer».
    return { failure: signal.aborted ? 'timeout' : 'network' };
  }
}

/** The body as it arrives. Its failures are told apart here, where the clock of the whole download is known. */
function bodyOf(response: Response, limit: number, signal: AbortSignal): ReadableStream<Bytes> {
  const reader = response.body?.getReader();
  let size = 0;
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const { done, value } = await heard(reader, signal);
        if (done) return controller.close();
        size += value.length;
        if (size <= limit) return controller.enqueue(value);
        await reader?.cancel().catch(() => undefined);
        throw new BodyFailure('too-large');
      },
      cancel: (reason) => reader?.cancel(reason),
    },
    // Nothing is read before somebody asks.
    { highWaterMark: 0 },
  );
}

type Reader = ReadableStreamDefaultReader<Bytes>;

async function heard(reader: Reader | undefined, signal: AbortSignal): ReturnType<Reader['read']> {
  try {
    return (await reader?.read()) ?? { done: true, value: undefined };
  } catch (cause) {
    throw new BodyFailure(signal.aborted ? 'timeout' : 'network', cause);
  }
}

/** Null when the body is longer than the limit; the rest is not downloaded. */
async function readUpTo(response: Response, limit: number): Promise<Bytes | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  return concat(...parts);
}

import { type Bytes, concat } from '../kernel';

/** What a portal request needs to say. The same shape as `PortalRequest` of the portal room. */
export type HttpRequest = { method: 'GET' | 'POST'; url: string; body: string | null; expects: 'json' | 'html' };

export type HttpFailure = { failure: 'network' | 'timeout' | 'too-large' | 'not-allowed' };

export type HttpReply =
  | { status: number; type: string; url: string; contentType: string | null; retryAfter: string | null; body: string }
  | HttpFailure;

export type Download =
  | { status: number; type: string; url: string; contentType: string | null; disposition: string | null; bytes: Bytes }
  | HttpFailure;

/** Chromium ends a worker whose fetch has no answer for 30 s: ours gives up before that. */
export const REPLY_TIMEOUT_MS = 25_000;
const DOWNLOAD_TIMEOUT_MS = 5 * 60_000;
const PAGE_LIMIT = 8 * 1024 * 1024;
/** The largest document worth keeping: bigger ones would be held in memory twice while they are sealed. */
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

/** Fetches a document the person asked to keep. At most {@link DOWNLOAD_LIMIT} bytes. */
export function createDownload(
  guard: (url: string) => boolean,
  fetcher: Fetch = (...args) => globalThis.fetch(...args),
) {
  return async (url: string): Promise<Download> => {
    if (!guard(url)) return { failure: 'not-allowed' };
    return attempt<Download>(DOWNLOAD_TIMEOUT_MS, async (signal) => {
      const response = await fetcher(url, { ...COMMON, signal });
      if (Number(response.headers.get('content-length') ?? 0) > DOWNLOAD_LIMIT) {
        await response.body?.cancel();
        return { failure: 'too-large' };
      }
      const bytes = await readUpTo(response, DOWNLOAD_LIMIT);
      if (!bytes) return { failure: 'too-large' };
      return { ...described(response), disposition: response.headers.get('content-disposition'), bytes };
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

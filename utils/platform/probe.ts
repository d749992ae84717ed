import { type CallGuard, createPortalFetch, type HttpFailure, type HttpReply, type HttpRequest } from './net';

/** `date`: the portal's own `Date` header as it came; `at`: when we asked, by our clock; `ms`: how long the answer took. */
export type Probed = {
  reply: Exclude<HttpReply, HttpFailure> | { failure: Exclude<HttpFailure['failure'], 'not-allowed'> };
  date: string | null;
  at: number;
  ms: number;
};

/** A check must end while the person waits: less patience than a look that nobody watches. */
export const PROBE_TIMEOUT_MS = 8_000;
type Fetch = typeof globalThis.fetch;

/** Asks as {@link createPortalFetch} does, through the same guard, and tells also when and how fast the answer came. */
export function createProbe(guard: CallGuard, fetcher: Fetch = (...args) => globalThis.fetch(...args)) {
  return async (request: HttpRequest): Promise<Probed> => {
    let date: string | null = null;
    const patience = AbortSignal.timeout(PROBE_TIMEOUT_MS);
    const at = Date.now();
    const started = performance.now();
    const ask = createPortalFetch(guard, async (url, init) => {
      const signal = init?.signal ? AbortSignal.any([init.signal, patience]) : patience;
      const response = await fetcher(url, { ...init, signal });
      date = response.headers.get('date');
      return response;
    });
    const reply = await ask(request);
    const ms = performance.now() - started;
    return { reply: told(reply, patience.aborted), date, at, ms };
  };
}

function told(reply: HttpReply, late: boolean): Probed['reply'] {
  if (!('failure' in reply)) return reply;
  if (late) return { failure: 'timeout' };
  return { failure: reply.failure === 'not-allowed' ? 'network' : reply.failure };
}

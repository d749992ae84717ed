import type { IncomingHttpHeaders } from 'node:http';

export type LogRow = {
  at: number;
  method: string;
  host: string;
  path: string;
  query: string;
  status: number;
  /** Asked by an extension's background rather than by a page of the portal. */
  fromExtension: boolean;
  /** Names only: a value of a cookie has no business in a log. */
  cookies: string[];
  /** Bytes of the answer, head and body, as they are before encryption; 0 for an answer that never ended. */
  bytes: number;
  /** Content type of the answer. */
  type: string;
  /** Name of the fault that was played, if any. */
  fault: string | null;
};

const word = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join(',') : (value ?? ''));

/**
 * Tells an extension's background request from the portal's own: a page's fetch names its origin or referrer, a
 * background one has neither (Chromium says `Sec-Fetch-Site: none`, mode `cors`; both send an extension origin on POST).
 */
export const isFromExtension = (headers: IncomingHttpHeaders): boolean => {
  const origin = word(headers.origin);
  if (/^(chrome|moz)-extension:/.test(origin)) return true;
  const mode = word(headers['sec-fetch-mode']);
  if (mode !== 'cors' && mode !== 'no-cors') return false;
  if (word(headers['sec-fetch-site']) === 'none') return true;
  return word(headers['sec-fetch-dest']) === 'empty' && origin === '' && word(headers.referer) === '';
};

/** What was asked and what was answered, oldest first; bounded, so that a long evening does not eat the memory. */
export class RequestLog {
  #rows: LogRow[] = [];
  readonly #limit: number;

  constructor(limit = 20_000) {
    this.#limit = limit;
  }

  /** The returned row is live: the server fills status and type when the answer goes out. */
  add(row: LogRow): LogRow {
    if (this.#rows.length >= this.#limit) this.#rows = this.#rows.slice(this.#limit / 2);
    this.#rows.push(row);
    return row;
  }

  rows(): readonly LogRow[] {
    return this.#rows.map((row) => ({ ...row }));
  }

  clear(): void {
    this.#rows = [];
  }
}

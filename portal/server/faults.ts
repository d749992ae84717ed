import type { Exchange, Twist } from './exchange.ts';

export const FAULT_KINDS = [
  'hang',
  '500',
  '502',
  '503',
  '429',
  'truncated',
  'html-instead-of-json',
  'login-page-200',
  'anti-bot',
  'garbage',
  'empty',
  'slow-drip',
  'reset',
  'huge',
  'proto',
  'error-envelope',
  'unknown-status',
  'missing-number',
  'redirect-login',
  '403',
  '431',
  'clock-shift',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** `path`: a prefix (`/api/`) or, written between slashes with `^` or `$` (`/^\/order\/\d+$/`), a regular expression. */
export type FaultMatcher = { path: string; host?: string; times?: number };
export type FaultExtra = { retryAfterSeconds?: number; ms?: number };
export type Fault = { kind: FaultKind; extra: FaultExtra };

type Row = { test: (path: string) => boolean; host: string | null; left: number; fault: Fault };

const tester = (path: string): ((asked: string) => boolean) => {
  const expression = /^\/(.*[\\^$*+?[(|].*)\/$/.exec(path)?.[1];
  if (expression === undefined) return (asked) => asked.startsWith(path);
  const compiled = new RegExp(expression);
  return (asked) => compiled.test(asked);
};

/** Faults waiting to be played; the newest matching one wins, and a row with `times` wears out. */
export class Faults {
  #rows: Row[] = [];

  add({ path, host, times }: FaultMatcher, kind: FaultKind, extra: FaultExtra = {}): void {
    if (!FAULT_KINDS.includes(kind)) throw new Error(`Unknown fault kind: ${String(kind)}`);
    const left = times ?? Number.POSITIVE_INFINITY;
    this.#rows.unshift({ test: tester(path), host: host ?? null, left, fault: { kind, extra } });
  }

  clear(): void {
    this.#rows = [];
  }

  /** The fault for this request, if any; counts it as played. `host` may be `lk` or `lk.gosuslugi.ru`. */
  take(host: Exchange['host'], path: string): Fault | null {
    const fits = (row: Row): boolean => (row.host === null || row.host.split('.')[0] === host) && row.test(path);
    const row = this.#rows.find(fits);
    if (!row) return null;
    row.left -= 1;
    if (row.left <= 0) this.#rows = this.#rows.filter((other) => other !== row);
    return row.fault;
  }

  get waiting(): number {
    return this.#rows.length;
  }
}

/** The part of a fault that the page's content has to play. */
export const twistOf = (fault: Fault | null): Twist | null =>
  fault?.kind === 'unknown-status' || fault?.kind === 'missing-number' ? fault.kind : null;

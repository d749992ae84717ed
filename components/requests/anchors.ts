import type { WatchedView } from '../../utils/requests';

/**
 * Where each request is on the page: `a`, `b`, … in the order in which watching began. An address lands in the browser's
 * history in clear, so it holds neither the number of the request nor any id of ours (docs/storage.md).
 */
export function anchorsOf(requests: readonly Pick<WatchedView, 'id' | 'watchedFrom'>[]): ReadonlyMap<string, string> {
  const order = [...requests].sort((a, b) => a.watchedFrom - b.watchedFrom || (a.id < b.id ? -1 : 1));
  return new Map(order.map(({ id }, at) => [id, letters(at)]));
}

/** 0 → a, 25 → z, 26 → aa. */
const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(97 + (at % 26));

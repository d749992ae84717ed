import { SECOND } from '../kernel';

/**
 * Reads `Retry-After` (RFC 9110 10.2.3): whole seconds or an HTTP date.
 * @returns milliseconds to wait from `now`, never negative; null when absent or unreadable
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND;
  if (!/^[A-Z][a-z]{2,8},? .*\d{2}:\d{2}:\d{2}.* ?(GMT|\d{4})$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

import { type Bytes, concat, utf8 } from '../kernel';

/**
 * HKDF-SHA-256 (RFC 5869) with an optional salt.
 * @returns `length` bytes, at most 255 · 32
 */
export async function hkdf(secret: Bytes, info: Bytes, length = 32, salt: Bytes = new Uint8Array(0)): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, 8 * length));
}

/** The info of a key: «gua1/<label>» ‖ 00 ‖ fixed-length rest. The zero keeps one label from being another's prefix. */
export const keyInfo = (label: string, ...rest: Bytes[]): Bytes =>
  concat(utf8(`gua1/${label}`), Uint8Array.of(0), ...rest);

export async function hmacSha256(key: Bytes, bytes: Bytes): Promise<Bytes> {
  const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', hmac, bytes));
}

export const sha256 = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

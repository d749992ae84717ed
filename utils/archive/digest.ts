import { type Bytes, toHex } from '../kernel';

/** SHA-256 in hexadecimal. */
export const digest = async (bytes: Bytes): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

import {
  type Bytes,
  equalBytes,
  err,
  fromBase64,
  ok,
  type RandomBytes,
  type Result,
  randomBytes,
  toBase64,
} from '../kernel';
import { hkdf, keyInfo } from './hkdf';

/** The vault key under a key made from a secret of 32 bytes. All base64. */
export type Wrapped = { commitment: string; nonce: string; wrapped: string };

/**
 * Wraps the vault key (AES-256-GCM) and commits to the secret.
 * @param bound what the wrapping belongs to, as associated data
 */
export async function wrapKey(
  secret: Bytes,
  bound: Bytes,
  vaultKey: Bytes,
  random: RandomBytes = randomBytes,
): Promise<Wrapped> {
  const { key, commitment } = await split(secret, 'encrypt');
  const nonce = random(12);
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: bound }, key, vaultKey);
  return { commitment: toBase64(commitment), nonce: toBase64(nonce), wrapped: toBase64(new Uint8Array(wrapped)) };
}

/** The binary fields of a wrapping; null when one is not what it must be. Asked before a secret is derived. */
export function readWrapped(fields: Wrapped): { commitment: Bytes; nonce: Bytes; wrapped: Bytes } | null {
  const [commitment, nonce, wrapped] = [fields.commitment, fields.nonce, fields.wrapped].map(fromBase64);
  if (commitment?.length !== 32 || nonce?.length !== 12 || wrapped?.length !== 48) return null;
  return { commitment, nonce, wrapped };
}

/** `no-match`: another secret. `foreign-vault`: the right secret, but the wrapping was made for something else. */
export async function unwrapKey(
  secret: Bytes,
  bound: Bytes,
  fields: NonNullable<ReturnType<typeof readWrapped>>,
): Promise<Result<Bytes, 'no-match' | 'foreign-vault'>> {
  const { key, commitment } = await split(secret, 'decrypt');
  if (!equalBytes(commitment, fields.commitment)) return err('no-match');
  try {
    const gcm = { name: 'AES-GCM', iv: fields.nonce, additionalData: bound };
    return ok(new Uint8Array(await crypto.subtle.decrypt(gcm, key, fields.wrapped)));
  } catch {
    return err('foreign-vault');
  }
}

async function split(secret: Bytes, use: KeyUsage) {
  const raw = await hkdf(secret, keyInfo('slot-wrap'));
  return {
    key: await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [use]),
    commitment: await hkdf(secret, keyInfo('slot-commitment')),
  };
}

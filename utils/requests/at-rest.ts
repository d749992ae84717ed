import { type Bytes, concat, fromUtf8, type RandomBytes, randomBytes, utf8 } from '../kernel';

/** Makes rows unreadable to a casual look at the profile. */
export type RowSeal = { seal: (value: unknown) => Promise<Bytes>; open: (row: Bytes) => Promise<unknown> };

const NONCE = 12;
/** A wake reads the same rows several times; more than so many of them are read anew. */
const REMEMBERED = 512;

/**
 * AES-256-GCM under a key that lies in the same profile: obfuscation, not protection, and called so in
 * docs/storage.md. It keeps order numbers out of plain sight while the watch works without a passphrase.
 * @param key 32 bytes
 */
export async function deviceSeal(key: Bytes, random: RandomBytes = randomBytes): Promise<RowSeal> {
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
  /** Words by nonce, which no two rows share: gone with the worker. */
  const opened = new Map<string, string>();
  const remember = (iv: Bytes, words: string) => {
    if (opened.size >= REMEMBERED) opened.clear();
    opened.set(iv.join(), words);
  };
  return {
    async seal(value) {
      const iv = random(NONCE);
      const words = JSON.stringify(value);
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, aes, utf8(words));
      remember(iv, words);
      return concat(iv, new Uint8Array(sealed));
    },
    /** Null for a row that is damaged or was sealed by another key. */
    async open(row) {
      try {
        const iv = row.slice(0, NONCE);
        let words = opened.get(iv.join());
        if (words === undefined) {
          words = fromUtf8(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, aes, row.slice(NONCE))));
          remember(iv, words);
        }
        return JSON.parse(words);
      } catch {
        return null;
      }
    },
  };
}

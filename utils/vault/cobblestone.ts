import { type Bytes, concat, equalBytes, err, ok, type RandomBytes, type Result, randomBytes, utf8 } from '../kernel';

const CHUNK = 16_384;
const TAG = 16;
const SALT = 24;
const COMMITMENT = 32;
const HEADER = SALT + COMMITMENT;
/** One MiB on its way through WebCrypto at a time: a single chunk in flight would wait for a thread hop each time. */
const IN_FLIGHT = 64;

/**
 * Why a sealed thing did not open. `commitment-mismatch`: another key, another place (context), or a damaged header;
 * no chunk was tried. `truncated`: a length no complete message has. `chunk-damaged`: changed, swapped or cut chunks.
 */
export type OpenError = 'bad-key' | 'too-short' | 'commitment-mismatch' | 'truncated' | 'chunk-damaged';

/** An input key as WebCrypto holds it, for who seals and opens many things with it. It cannot be read out. */
export type ChunkedKey = CryptoKey & { algorithm: { name: 'HMAC' } };

/** @param key 32 uniformly random bytes */
export async function chunkedKey(key: Bytes): Promise<ChunkedKey> {
  if (key.length !== 32) throw new RangeError('Cobblestone-256 takes a key of 32 bytes');
  return (await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-512' }, false, ['sign'])) as ChunkedKey;
}

/**
 * Seals bytes with Cobblestone-256 (https://c2sp.org/chunked-encryption, AEAD_AES_256_GCM with HKDF-SHA-512).
 * @param key 32 uniformly random bytes, or what `chunkedKey` made of them
 * @param context where the message belongs; it must be given again to open it
 * @returns salt(24) ‖ commitment(32) ‖ chunks of 16 KiB + 16, the last one shorter
 */
export async function sealChunked(
  key: Bytes | ChunkedKey,
  context: Bytes,
  plaintext: Bytes,
  random: RandomBytes = randomBytes,
): Promise<Bytes> {
  const prk = key instanceof Uint8Array ? await chunkedKey(key) : key;
  const salt = random(SALT);
  const derived = await derive(prk, salt, context, 'encrypt');
  const chunks = Math.floor(plaintext.length / CHUNK) + 1;
  const sealed = new Uint8Array(HEADER + plaintext.length + chunks * TAG);
  sealed.set(salt);
  sealed.set(derived.commitment, SALT);
  await inFlight(chunks, async (i) => {
    const chunk = plaintext.subarray(i * CHUNK, (i + 1) * CHUNK);
    const done = await crypto.subtle.encrypt(gcm(derived.nonce, i), derived.aead, chunk);
    sealed.set(new Uint8Array(done), HEADER + i * (CHUNK + TAG));
  });
  return sealed;
}

/** Opens what `sealChunked` made. Nothing is returned before every chunk, the final one included, is verified. */
export async function openChunked(
  key: Bytes | ChunkedKey,
  context: Bytes,
  sealed: Bytes,
): Promise<Result<Bytes, OpenError>> {
  if (key instanceof Uint8Array && key.length !== 32) return err('bad-key');
  if (sealed.length < HEADER) return err('too-short');
  const prk = key instanceof Uint8Array ? await chunkedKey(key) : key;
  const derived = await derive(prk, sealed.subarray(0, SALT), context, 'decrypt');
  if (!equalBytes(derived.commitment, sealed.subarray(SALT, HEADER))) return err('commitment-mismatch');
  const body = sealed.subarray(HEADER);
  const chunks = Math.floor(body.length / (CHUNK + TAG)) + 1;
  if (body.length % (CHUNK + TAG) < TAG) return err('truncated');
  const plaintext = new Uint8Array(body.length - chunks * TAG);
  try {
    await inFlight(chunks, async (i) => {
      const chunk = body.subarray(i * (CHUNK + TAG), (i + 1) * (CHUNK + TAG));
      const done = new Uint8Array(await crypto.subtle.decrypt(gcm(derived.nonce, i), derived.aead, chunk));
      plaintext.set(done, i * CHUNK);
      done.fill(0);
    });
  } catch {
    return err('chunk-damaged');
  }
  return ok(plaintext);
}

/** How long the sealed form of so many bytes is. */
export const sealedSize = (size: number): number => HEADER + size + (Math.floor(size / CHUNK) + 1) * TAG;

type Derived = { aead: CryptoKey; nonce: Bytes; commitment: Bytes };

/** HKDF-Expand only, by two HMAC calls: WebCrypto's HKDF cannot leave out the Extract step the specification omits. */
async function derive(prk: ChunkedKey, salt: Bytes, context: Bytes, use: 'encrypt' | 'decrypt'): Promise<Derived> {
  const label = utf8('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM');
  const info = concat(label, Uint8Array.of(0), salt, context);
  const first = new Uint8Array(await crypto.subtle.sign('HMAC', prk, concat(info, Uint8Array.of(1))));
  const second = new Uint8Array(await crypto.subtle.sign('HMAC', prk, concat(first, info, Uint8Array.of(2))));
  const stream = concat(first, second);
  return {
    aead: await crypto.subtle.importKey('raw', stream.subarray(0, 32), 'AES-GCM', false, [use]),
    nonce: stream.slice(32, 44),
    commitment: stream.slice(44, 76),
  };
}

/** Base nonce ⊕ chunk number, big-endian; the specification's 2^38 chunks are far above what a Uint8Array holds. */
function gcm(base: Bytes, counter: number): AesGcmParams {
  const iv = base.slice();
  const view = new DataView(iv.buffer);
  view.setUint32(8, view.getUint32(8) ^ counter);
  return { name: 'AES-GCM', iv, tagLength: 8 * TAG };
}

async function inFlight(count: number, work: (index: number) => Promise<void>): Promise<void> {
  for (let at = 0; at < count; at += IN_FLIGHT) {
    const size = Math.min(IN_FLIGHT, count - at);
    await Promise.all(Array.from({ length: size }, (_, i) => work(at + i)));
  }
}

import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { type Bytes, err, fromUtf8, ok, type Result, toHex } from '../kernel';
import { sha256 } from './hkdf';
import { type InboxItem, type InboxMeta, inboxHead, inboxTail, parsePayload } from './inbox-format';

/** `not-age`: not such a file at all. `other-recipient`: sealed for another vault. `hash-mismatch`: not its bytes. */
export type InboxError = 'not-age' | 'other-recipient' | 'damaged' | 'malformed' | 'hash-mismatch';

/** The vault's X25519 pair in age's own notation: `AGE-SECRET-KEY-1…` and `age1…`. */
export async function makeInboxPair(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/**
 * Seals a captured document to the vault's public key as an ordinary age file (age-encryption.org/v1, X25519): needs
 * no secret and no unlocked vault. Payload: see inbox-format.
 * @param recipient `age1…` from the vault's header; throws when it is not one
 */
export async function sealForInbox(recipient: string, meta: InboxMeta, bytes: Bytes): Promise<Bytes> {
  const head = inboxHead(meta);
  const parts = [head, bytes, inboxTail(head.length + bytes.length, bytes.length, meta.sha256)];
  const sealed = await encrypterFor(recipient).encrypt(streamOf(parts.filter((part) => part.length > 0)));
  return new Uint8Array(await new Response(sealed).arrayBuffer());
}

/** Opens an inbox file and checks its shape and SHA-256. Anyone may write one: what it says of itself is a claim. */
export async function openInbox(identity: string, sealed: Bytes): Promise<Result<InboxItem, InboxError>> {
  if (!startsAsAge(sealed)) return err('not-age');
  const payload = await decrypt(identity, sealed);
  if (!payload.ok) return payload;
  const item = parsePayload(payload.value);
  if (!item.ok) return item;
  return toHex(await sha256(item.value.bytes)) === item.value.meta.sha256 ? item : err('hash-mismatch');
}

export function encrypterFor(recipient: string): Encrypter {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter;
}

async function decrypt(identity: string, sealed: Bytes): Promise<Result<Bytes, 'other-recipient' | 'damaged'>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return ok((await decrypter.decrypt(sealed)) as Bytes);
  } catch (cause) {
    const unmatched = cause instanceof Error && cause.message.startsWith('no identity matched');
    return err(unmatched ? 'other-recipient' : 'damaged');
  }
}

function startsAsAge(sealed: Bytes): boolean {
  const MAGIC = 'age-encryption.org/v1\n';
  try {
    return fromUtf8(sealed.subarray(0, MAGIC.length)) === MAGIC;
  } catch {
    return false;
  }
}

function streamOf(parts: readonly Bytes[]): ReadableStream<Bytes> {
  const left = [...parts];
  return new ReadableStream({
    pull(controller) {
      const next = left.shift();
      if (next) controller.enqueue(next);
      else controller.close();
    },
  });
}

import { bech32 } from '@scure/base';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { type Bytes, concat, equalBytes, err, ok, type RandomBytes, type Result, randomBytes, utf8 } from '../kernel';
import { sha256 } from './hkdf';

/** What opens a vault without the passphrase: an age identity, and the same in two halves that are worth nothing apart. */
export type RecoveryKey = { identity: string; recipient: string; halves: readonly [string, string] };

/**
 * `not-a-key`: no recovery key in it, or a letter is wrong (the checksum tells). `one-half`: the other half is missing.
 * `halves-differ`: two halves that do not belong together.
 */
export type RecoveryTextError = 'not-a-key' | 'one-half' | 'halves-differ';

const KEY = 'AGE-SECRET-KEY-';
const HALF = 'MEDCARD-HALF-';
const LIMIT = 200;

export async function makeRecoveryKey(random: RandomBytes = randomBytes): Promise<RecoveryKey> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  return { identity, recipient, halves: await splitIdentity(identity, recipient, random) };
}

/**
 * Two halves, each useless alone: random bytes, and the secret XOR those bytes. Each carries its number and the mark of
 * the whole (4 bytes of the recipient's SHA-256), as Bech32 with its own checksum.
 */
async function splitIdentity(identity: string, recipient: string, random: RandomBytes): Promise<[string, string]> {
  const secret = secretOf(identity);
  if (!secret) throw new TypeError('not an identity');
  const pad = random(32);
  const mark = await markOf(recipient);
  return [half(1, mark, pad), half(2, mark, xor(secret, pad))];
}

/**
 * The identity in what a person typed or scanned: one key, or its two halves in any order. White space, the case of
 * the letters and Cyrillic letters that look Latin do not matter.
 */
export async function parseRecoveryText(text: string): Promise<Result<string, RecoveryTextError>> {
  const found = tokens(text);
  const [first, second] = found;
  if (!first || found.length > 2) return err('not-a-key');
  if (first.startsWith(KEY)) return !second && secretOf(first) ? ok(first) : err('not-a-key');
  const [one, other] = [readHalf(first), second === undefined ? null : readHalf(second)];
  if (!one || (second !== undefined && !other)) return err('not-a-key');
  if (!other || (one.number === other.number && equalBytes(one.bytes, other.bytes))) return err('one-half');
  if (one.number === other.number || !equalBytes(one.mark, other.mark)) return err('halves-differ');
  const identity = identityOf(xor(one.bytes, other.bytes));
  const whole = equalBytes(await markOf(await identityToRecipient(identity)), one.mark);
  return whole ? ok(identity) : err('halves-differ');
}

const LOOK_ALIKES = { А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: '0', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X' };

function tokens(text: string): string[] {
  const tidy = text
    .slice(0, 1_000)
    .replace(/[\s\u00ad\u200b]+/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .toUpperCase()
    .replace(/[А-Я]/g, (letter) => LOOK_ALIKES[letter as keyof typeof LOOK_ALIKES] ?? letter);
  return tidy.split(/(?=AGE-SECRET-KEY-|MEDCARD-HALF-)/).filter((token) => token !== '');
}

const half = (number: 1 | 2, mark: Bytes, bytes: Bytes): string =>
  bech32.encodeFromBytes(HALF, concat(Uint8Array.of(number), mark, bytes)).toUpperCase();

function readHalf(token: string): { number: number; mark: Bytes; bytes: Bytes } | null {
  const bytes = decode(token, HALF);
  if (bytes?.length !== 37 || (bytes[0] !== 1 && bytes[0] !== 2)) return null;
  return { number: bytes[0], mark: bytes.slice(1, 5), bytes: bytes.slice(5) };
}

function secretOf(token: string): Bytes | null {
  const bytes = decode(token, KEY);
  return bytes?.length === 32 ? bytes : null;
}

const identityOf = (secret: Bytes): string => bech32.encodeFromBytes(KEY, secret).toUpperCase();

function decode(token: string, prefix: string): Bytes | null {
  try {
    const text = token.toLowerCase() as `${string}1${string}`;
    const { prefix: found, words } = bech32.decode(text, LIMIT);
    return found.toUpperCase() === prefix ? new Uint8Array(bech32.fromWords(words)) : null;
  } catch {
    return null;
  }
}

const markOf = async (recipient: string): Promise<Bytes> => (await sha256(utf8(recipient))).slice(0, 4);
const xor = (a: Bytes, b: Bytes): Bytes => Uint8Array.from(a, (byte, i) => byte ^ (b[i] ?? 0));

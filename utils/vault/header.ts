import { type Bytes, equalBytes, err, fromHex, ok, type Result, toHex, utf8 } from '../kernel';
import * as v from '../kernel/shape';
import { canonical } from './canonical';
import { type Chosen, FORMAT, type HeaderError, newestOf, VERSION, wholeHeader } from './header-whole';
import { hmacSha256, sha256 } from './hkdf';
import { idShape, type VaultId } from './ids';
import { vaultKeys } from './keys';
import { RECIPIENT } from './recipient';
import type { Slot } from './slot';

export type { HeaderError } from './header-whole';

/**
 * What lies in clear and opens nothing by itself. `inbox.recipient` is the public half captures are sealed to;
 * `inbox.identity` its private half and `keyring` the persons' keys, both sealed under the vault key. `mac` is made
 * with a key derived from the vault key: without it whoever can write the profile could put in their own recipient.
 */
export type VaultHeader = {
  format: typeof FORMAT;
  version: 1 | typeof VERSION;
  vaultId: VaultId;
  /** Grows by one with each change of the header. */
  generation: number;
  slots: Slot[];
  inbox: { recipient: string; identity: string };
  keyring: string;
  mac: string;
};

const base64 = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/^[A-Za-z0-9+/]*={0,2}$/));
const counter = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const wrappedShape = { commitment: base64(44), nonce: base64(16), wrapped: base64(64) };
const passphraseShape = v.strictObject({
  id: idShape<string>(),
  kind: v.literal('passphrase'),
  kdf: v.strictObject({ name: v.literal('argon2id'), m: counter, t: counter, p: counter }),
  salt: base64(24),
  ...wrappedShape,
});
const recoveryShape = v.strictObject({
  id: idShape<string>(),
  kind: v.literal('recovery'),
  recipient: v.pipe(v.string(), v.regex(RECIPIENT)),
  sealed: base64(1_024),
  proof: base64(44),
  proofKey: base64(256),
});
const passkeyShape = v.strictObject({
  id: idShape<string>(),
  kind: v.literal('passkey'),
  credential: base64(1_368),
  salt: base64(44),
  ...wrappedShape,
});
const slots = <Of extends v.GenericSchema>(of: Of) => v.pipe(v.array(of), v.minLength(1), v.maxLength(16));
const rest = {
  format: v.literal(FORMAT),
  vaultId: idShape<VaultId>(),
  generation: v.pipe(counter, v.minValue(1)),
  inbox: v.strictObject({
    recipient: v.pipe(v.string(), v.regex(RECIPIENT)),
    identity: base64(1_024),
  }),
  keyring: base64(1_048_576),
  mac: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
};
const headerShape = v.variant('version', [
  v.strictObject({ ...rest, version: v.literal(1), slots: slots(passphraseShape) }),
  v.strictObject({
    ...rest,
    version: v.literal(VERSION),
    slots: slots(v.variant('kind', [passphraseShape, recoveryShape, passkeyShape])),
  }),
]);

/** The text to store: canonical JSON with a SHA-256 over everything else, so that damage shows without any key. */
export async function encodeHeader(header: VaultHeader): Promise<string> {
  return canonical({ ...header, hash: toHex(await sha256(utf8(canonical(header)))) });
}

/** Reads one stored copy. `newer-format`: whole, but written by a later version of the product; do not overwrite. */
export async function decodeHeader(text: string): Promise<Result<VaultHeader, Exclude<HeaderError, 'absent'>>> {
  const whole = await wholeHeader(text);
  if (!whole.ok) return whole;
  const header = v.safeParse(headerShape, whole.value);
  return header.success ? ok(header.output) : err('damaged');
}

/** The header's MAC under the key derived from the vault key, over everything but the MAC itself. */
export async function headerMac(header: Omit<VaultHeader, 'mac'>, key: Bytes): Promise<string> {
  return toHex(await hmacSha256(key, utf8(canonical(header))));
}

/** The header with its MAC, in the version that is written now. */
export async function signHeader(
  vaultKey: Bytes,
  fields: Omit<VaultHeader, 'format' | 'version' | 'mac'>,
): Promise<VaultHeader> {
  const unsigned = { ...fields, format: FORMAT, version: VERSION } as const;
  return { ...unsigned, mac: await headerMac(unsigned, await vaultKeys.header(vaultKey)) };
}

/** Whether the header was written by somebody who had the vault key. */
export async function isGenuine(header: VaultHeader, key: Bytes): Promise<boolean> {
  const { mac, ...rest } = header;
  const [given, expected] = [fromHex(mac), fromHex(await headerMac(rest, key))];
  return given !== null && expected !== null && equalBytes(given, expected);
}

/** The chosen header, its own text (what `unlock` takes) and which of the copies it was. */
export type ChosenHeader = Chosen<VaultHeader>;

/** Chooses among the stored copies as {@link newestOf} says. */
export const chooseHeader = (copies: readonly (string | null)[]): Promise<Result<ChosenHeader, HeaderError>> =>
  newestOf(copies, decodeHeader);

/** Which of two alternating copies to write next: never the one the last whole header was read from. */
export const nextCopy = (chosen: number | null): 0 | 1 => (chosen === 0 ? 1 : 0);

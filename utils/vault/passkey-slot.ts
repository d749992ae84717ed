import {
  type Bytes,
  concat,
  err,
  fromBase64,
  type RandomBytes,
  type Result,
  randomBytes,
  randomId,
  toBase64,
  utf8,
} from '../kernel';
import { idBytes } from './context';
import type { VaultId } from './ids';
import type { PasskeySlot } from './slot';
import { readWrapped, unwrapKey, wrapKey } from './wrap';

/** What a passkey is asked about: its id (WebAuthn's rawId) and 32 random bytes. */
export type PasskeyAsk = { credential: Bytes; salt: Bytes };
/** `wrong-passkey`: another passkey, or not the answer to this slot's question. */
export type PasskeySlotError = 'wrong-passkey' | 'foreign-vault' | 'damaged';

export const PASSKEY_SALT = 32;
/** WebAuthn's PRF answers two questions at once; both answers together are the secret. */
export const PASSKEY_SECRET = 64;
const MAX_CREDENTIAL = 1_023;

export async function makePasskeySlot(
  vaultId: VaultId,
  vaultKey: Bytes,
  { credential, salt }: PasskeyAsk,
  secret: Bytes,
  random: RandomBytes = randomBytes,
): Promise<PasskeySlot> {
  const id = randomId(random);
  const bound = associated(vaultId, id, credential, salt);
  const wrapped = await wrapKey(secret, bound, vaultKey, random);
  return { id, kind: 'passkey', credential: toBase64(credential), salt: toBase64(salt), ...wrapped };
}

export async function openPasskeySlot(
  vaultId: VaultId,
  slot: PasskeySlot,
  secret: Bytes,
): Promise<Result<Bytes, PasskeySlotError>> {
  const [asked, fields] = [askOf(slot), readWrapped(slot)];
  if (!asked || !fields) return err('damaged');
  const opened = await unwrapKey(secret, associated(vaultId, slot.id, asked.credential, asked.salt), fields);
  if (opened.ok) return opened;
  return err(opened.error === 'no-match' ? 'wrong-passkey' : opened.error);
}

/** What to ask the passkey of this slot; null when its fields are not what they must be. */
export function askOf({ credential, salt }: Pick<PasskeySlot, 'credential' | 'salt'>): PasskeyAsk | null {
  const ask = { credential: fromBase64(credential), salt: fromBase64(salt) };
  return ask.credential && ask.salt && isPasskeyAsk(ask) ? (ask as PasskeyAsk) : null;
}

export const isPasskeyAsk = ({ credential, salt }: { credential: unknown; salt: unknown }): boolean =>
  credential instanceof Uint8Array &&
  credential.length > 0 &&
  credential.length <= MAX_CREDENTIAL &&
  salt instanceof Uint8Array &&
  salt.length === PASSKEY_SALT;

/** vault(16) ‖ slot(16) ‖ kind ‖ 00 ‖ salt(32) ‖ credential: nothing of a slot can be exchanged for another's. */
const associated = (vaultId: VaultId, slotId: string, credential: Bytes, salt: Bytes): Bytes =>
  concat(idBytes(vaultId), idBytes(slotId), utf8('passkey'), Uint8Array.of(0), salt, credential);

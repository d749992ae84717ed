import {
  type Bytes,
  concat,
  equalBytes,
  err,
  fromBase64,
  ok,
  type RandomBytes,
  type Result,
  randomBytes,
  randomId,
  toBase64,
  utf8,
} from '../kernel';
import { idBytes } from './context';
import { hkdf, keyInfo } from './hkdf';
import type { VaultId } from './ids';
import { checkParams, type Derive, deriveArgon2id, type KdfParams } from './kdf';

/**
 * One way to the vault key. Another kind (a recovery key, a passkey) is another member of this union with its own
 * `kind`, in a header of the next version: code that does not know it must not rewrite the header and lose it.
 * Binary fields are base64.
 */
export type Slot = {
  id: string;
  kind: 'passphrase';
  kdf: KdfParams;
  salt: string;
  commitment: string;
  nonce: string;
  wrapped: string;
};

/**
 * `wrong-passphrase`: the commitment differs. `foreign-vault`: the passphrase is right, but the slot was made for
 * another vault or its fields were exchanged. `damaged`: a field is not what it must be.
 */
export type SlotError = 'wrong-passphrase' | 'foreign-vault' | 'damaged' | 'params-refused';

/** Wraps the vault key for a passphrase. The parameters come from `calibrate`. */
export async function makeSlot(
  vaultId: VaultId,
  vaultKey: Bytes,
  passphrase: string,
  kdf: KdfParams,
  random: RandomBytes = randomBytes,
  derive: Derive = deriveArgon2id,
): Promise<Slot> {
  const id = randomId(random);
  const salt = random(16);
  const { wrapKey, commitment } = await stretch(passphrase, salt, kdf, derive);
  const nonce = random(12);
  const aes = await crypto.subtle.importKey('raw', wrapKey, 'AES-GCM', false, ['encrypt']);
  const gcm = { name: 'AES-GCM', iv: nonce, additionalData: associated(vaultId, id, kdf) };
  const wrapped = new Uint8Array(await crypto.subtle.encrypt(gcm, aes, vaultKey));
  return {
    id,
    kind: 'passphrase',
    kdf,
    salt: toBase64(salt),
    commitment: toBase64(commitment),
    nonce: toBase64(nonce),
    wrapped: toBase64(wrapped),
  };
}

/** Opens a slot. Parameters outside the allowed range are refused before any memory is taken. */
export async function openSlot(
  vaultId: VaultId,
  slot: Slot,
  passphrase: string,
  derive: Derive = deriveArgon2id,
): Promise<Result<Bytes, SlotError>> {
  const params = checkParams(slot.kdf);
  if (!params.ok) return params;
  const [salt, expected, nonce, wrapped] = [slot.salt, slot.commitment, slot.nonce, slot.wrapped].map(fromBase64);
  if (salt?.length !== 16 || expected?.length !== 32 || nonce?.length !== 12 || wrapped?.length !== 48) {
    return err('damaged');
  }
  const { wrapKey, commitment } = await stretch(passphrase, salt, slot.kdf, derive);
  if (!equalBytes(commitment, expected)) return err('wrong-passphrase');
  const aes = await crypto.subtle.importKey('raw', wrapKey, 'AES-GCM', false, ['decrypt']);
  const gcm = { name: 'AES-GCM', iv: nonce, additionalData: associated(vaultId, slot.id, slot.kdf) };
  try {
    return ok(new Uint8Array(await crypto.subtle.decrypt(gcm, aes, wrapped)));
  } catch {
    return err('foreign-vault');
  }
}

async function stretch(passphrase: string, salt: Bytes, kdf: KdfParams, derive: Derive) {
  const stretched = await derive(passphrase, salt, kdf);
  return {
    wrapKey: await hkdf(stretched, keyInfo('slot-wrap')),
    commitment: await hkdf(stretched, keyInfo('slot-commitment')),
  };
}

/** vault(16) ‖ slot(16) ‖ kind ‖ 00 ‖ m ‖ t ‖ p (u32 each): nothing of a slot can be exchanged for another's. */
function associated(vaultId: VaultId, slotId: string, { m, t, p }: KdfParams): Bytes {
  const numbers = new Uint8Array(12);
  const view = new DataView(numbers.buffer);
  view.setUint32(0, m);
  view.setUint32(4, t);
  view.setUint32(8, p);
  return concat(idBytes(vaultId), idBytes(slotId), utf8('passphrase'), Uint8Array.of(0), numbers);
}

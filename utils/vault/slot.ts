import {
  type Bytes,
  concat,
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
import type { VaultId } from './ids';
import { checkParams, type Derive, deriveArgon2id, type KdfParams } from './kdf';
import { readWrapped, unwrapKey, type Wrapped, wrapKey } from './wrap';

/** A way to the vault key by what the person remembers. Binary fields are base64. */
export type PassphraseSlot = Wrapped & { id: string; kind: 'passphrase'; kdf: KdfParams; salt: string };

/**
 * A way by what the person keeps on paper. `sealed`: vault ‖ slot ‖ vault key as an age file to `recipient`, which
 * anyone could write. `proof` is the MAC over the same by a key that only the paper gives, so nobody can put in a vault
 * key of their own; `proofKey` is that key under the vault key, so that a new vault key needs no paper.
 */
export type RecoverySlot = {
  id: string;
  kind: 'recovery';
  recipient: string;
  sealed: string;
  proof: string;
  proofKey: string;
};

/** A way by a passkey's PRF. `credential` names it, `salt` is what it is asked about. */
export type PasskeySlot = Wrapped & { id: string; kind: 'passkey'; credential: string; salt: string };

/**
 * One way to the vault key. Another kind is another member of this union, in a header of the next version: code that
 * does not know it must not rewrite the header and lose it.
 */
export type Slot = PassphraseSlot | RecoverySlot | PasskeySlot;

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
): Promise<PassphraseSlot> {
  const id = randomId(random);
  const salt = random(16);
  const stretched = await derive(passphrase, salt, kdf);
  const wrapped = await wrapKey(stretched, associated(vaultId, id, kdf), vaultKey, random);
  return { id, kind: 'passphrase', kdf, salt: toBase64(salt), ...wrapped };
}

/** Opens a slot. Parameters outside the allowed range are refused before any memory is taken. */
export async function openSlot(
  vaultId: VaultId,
  slot: PassphraseSlot,
  passphrase: string,
  derive: Derive = deriveArgon2id,
): Promise<Result<Bytes, SlotError>> {
  const params = checkParams(slot.kdf);
  if (!params.ok) return params;
  const [salt, fields] = [fromBase64(slot.salt), readWrapped(slot)];
  if (salt?.length !== 16 || !fields) return err('damaged');
  const stretched = await derive(passphrase, salt, slot.kdf);
  const opened = await unwrapKey(stretched, associated(vaultId, slot.id, slot.kdf), fields);
  if (opened.ok) return ok(opened.value);
  return err(opened.error === 'no-match' ? 'wrong-passphrase' : opened.error);
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

import { Decrypter, Encrypter } from 'age-encryption';
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
import { openChunked, sealChunked } from './cobblestone';
import { idBytes } from './context';
import { hkdf, hmacSha256, keyInfo } from './hkdf';
import type { VaultId } from './ids';
import { vaultKeys } from './keys';
import type { RecoveryKey } from './recovery-key';
import type { RecoverySlot } from './slot';

/** `wrong-recovery-key`: the key of another slot or vault. `foreign-vault`: not made by an owner of this vault. */
export type RecoverySlotError = 'wrong-recovery-key' | 'foreign-vault' | 'damaged';

/** Seals the vault key to the recovery key's public half. Of the key itself nothing is kept in clear. */
export async function makeRecoverySlot(
  vaultId: VaultId,
  vaultKey: Bytes,
  { identity, recipient }: Pick<RecoveryKey, 'identity' | 'recipient'>,
  random: RandomBytes = randomBytes,
): Promise<RecoverySlot> {
  return slotWith(vaultId, vaultKey, recipient, await proofKeyOf(identity), random);
}

/** The same paper for a new vault key: needs both vault keys, not the paper. Null when the slot is not this vault's. */
export async function renewRecoverySlot(
  vaultId: VaultId,
  slot: RecoverySlot,
  before: Bytes,
  vaultKey: Bytes,
  random: RandomBytes = randomBytes,
): Promise<RecoverySlot | null> {
  const sealed = fromBase64(slot.proofKey);
  const context = proofContext(vaultId, slot.id);
  const proofKey = sealed && (await openChunked(await vaultKeys.recovery(before), context, sealed));
  return proofKey?.ok ? slotWith(vaultId, vaultKey, slot.recipient, proofKey.value as Bytes, random) : null;
}

export async function openRecoverySlot(
  vaultId: VaultId,
  slot: RecoverySlot,
  identity: string,
): Promise<Result<Bytes, RecoverySlotError>> {
  const [sealed, proof] = [fromBase64(slot.sealed), fromBase64(slot.proof)];
  if (!sealed || proof?.length !== 32) return err('damaged');
  const opened = await decrypt(identity, sealed);
  if (!opened.ok) return opened;
  const place = concat(idBytes(vaultId), idBytes(slot.id));
  if (opened.value.length !== 64) return err('damaged');
  if (!equalBytes(opened.value.slice(0, 32), place)) return err('foreign-vault');
  const genuine = await hmacSha256(await proofKeyOf(identity), opened.value);
  return equalBytes(genuine, proof) ? ok(opened.value.slice(32)) : err('foreign-vault');
}

async function slotWith(
  vaultId: VaultId,
  vaultKey: Bytes,
  recipient: string,
  proofKey: Bytes,
  random: RandomBytes,
): Promise<RecoverySlot> {
  const id = randomId(random);
  const payload = concat(idBytes(vaultId), idBytes(id), vaultKey);
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const keptKey = await sealChunked(await vaultKeys.recovery(vaultKey), proofContext(vaultId, id), proofKey, random);
  return {
    id,
    kind: 'recovery',
    recipient,
    sealed: toBase64(await encrypter.encrypt(payload)),
    proof: toBase64(await hmacSha256(proofKey, payload)),
    proofKey: toBase64(keptKey),
  };
}

async function decrypt(identity: string, sealed: Bytes): Promise<Result<Bytes, 'wrong-recovery-key' | 'damaged'>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return ok(Uint8Array.from(await decrypter.decrypt(sealed)));
  } catch (cause) {
    const unmatched = cause instanceof Error && cause.message.startsWith('no identity matched');
    return err(unmatched ? 'wrong-recovery-key' : 'damaged');
  }
}

const proofKeyOf = (identity: string): Promise<Bytes> => hkdf(utf8(identity), keyInfo('recovery-proof'));

const proofContext = (vaultId: VaultId, slotId: string): Bytes =>
  keyInfo('recovery-proof', idBytes(vaultId), idBytes(slotId));

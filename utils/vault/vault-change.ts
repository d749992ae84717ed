import { type Bytes, err, type RandomBytes, type Result, randomBytes, toBase64 } from '../kernel';
import { encodeHeader, signHeader, type VaultHeader } from './header';
import { calibrate, checkParams, type Derive, deriveArgon2id, type KdfParams } from './kdf';
import { sealKeyring } from './keyring';
import { makePasskeySlot, openPasskeySlot, type PasskeyAsk, type PasskeySlotError } from './passkey-slot';
import type { RecoveryKey } from './recovery-key';
import { makeRecoverySlot, openRecoverySlot, type RecoverySlotError } from './recovery-slot';
import { makeSlot, type PassphraseSlot, type Slot } from './slot';
import { isPassphraseSlot, type OpenVault, openWithKey } from './vault';

/** What a change gives: the header to store in the old one's place, and the vault as it is from now on. */
export type Changed = { text: string; vault: OpenVault };

export type ChangeParts = { random?: RandomBytes; derive?: Derive; chooseParams?: () => Promise<KdfParams> };

/**
 * A new passphrase in the place of every old one, and a new generation of record keys: what is written from now on
 * cannot be mixed up with what lies in a copy made before. Nothing is re-encrypted; a copy of the old header with the
 * old passphrase still opens.
 */
export async function withPassphrase(
  header: VaultHeader,
  vault: OpenVault,
  passphrase: string,
  parts: ChangeParts = {},
): Promise<Changed> {
  const { random = randomBytes } = parts;
  const slot = await slotFor(header, vault, passphrase, parts);
  const others = header.slots.filter((other) => !isPassphraseSlot(other));
  const persons = vault.persons.map((person) => ({ ...person, generation: person.generation + 1 }));
  return rewrite(header, { ...vault, persons }, [slot, ...others], random);
}

/** A slot for a passphrase, with the work the vault's own one takes. */
export async function slotFor(
  header: VaultHeader,
  { vaultId, vaultKey }: Pick<OpenVault, 'vaultId' | 'vaultKey'>,
  passphrase: string,
  { random = randomBytes, derive = deriveArgon2id, ...parts }: ChangeParts,
): Promise<PassphraseSlot> {
  const chooseParams = parts.chooseParams ?? (() => calibrate(derive));
  const known = header.slots.find(isPassphraseSlot)?.kdf;
  const params = known && checkParams(known).ok ? known : await chooseParams();
  return makeSlot(vaultId, vaultKey, passphrase, params, random, derive);
}

/** One recovery key at a time: the sheet of the one before is worth nothing once this header is stored. */
export async function withRecovery(
  header: VaultHeader,
  vault: OpenVault,
  key: Pick<RecoveryKey, 'identity' | 'recipient'>,
  random: RandomBytes = randomBytes,
): Promise<Changed> {
  const slot = await makeRecoverySlot(vault.vaultId, vault.vaultKey, key, random);
  const others = header.slots.filter(({ kind }) => kind !== 'recovery');
  return rewrite(header, vault, [...others, slot], random);
}

/** `no-recovery`: this vault has no recovery key. */
export type RecoverError = RecoverySlotError | 'no-recovery' | 'forged-header';

/** Opens a vault with the identity of its recovery key. */
export async function openByRecovery(header: VaultHeader, identity: string): Promise<Result<OpenVault, RecoverError>> {
  let refusal: RecoverError = 'no-recovery';
  for (const slot of header.slots) {
    if (slot.kind !== 'recovery') continue;
    const opened = await openRecoverySlot(header.vaultId, slot, identity);
    if (opened.ok) return openWithKey(header, opened.value);
    refusal = opened.error;
  }
  return err(refusal);
}

/** A passkey in the place of the one before; null takes it away. */
export async function withPasskey(
  header: VaultHeader,
  vault: OpenVault,
  passkey: { ask: PasskeyAsk; secret: Bytes } | null,
  random: RandomBytes = randomBytes,
): Promise<Changed> {
  const others = header.slots.filter(({ kind }) => kind !== 'passkey');
  if (!passkey) return rewrite(header, vault, others, random);
  const slot = await makePasskeySlot(vault.vaultId, vault.vaultKey, passkey.ask, passkey.secret, random);
  return rewrite(header, vault, [...others, slot], random);
}

/** `no-passkey`: this vault has none. */
export type PasskeyError = PasskeySlotError | 'no-passkey' | 'forged-header';

/** Opens a vault with what its passkey has answered. */
export async function openByPasskey(header: VaultHeader, secret: Bytes): Promise<Result<OpenVault, PasskeyError>> {
  let refusal: PasskeyError = 'no-passkey';
  for (const slot of header.slots) {
    if (slot.kind !== 'passkey') continue;
    const opened = await openPasskeySlot(header.vaultId, slot, secret);
    if (opened.ok) return openWithKey(header, opened.value);
    refusal = opened.error;
  }
  return err(refusal);
}

/** Seals the persons anew and signs the header, one generation on. */
export async function rewrite(
  { vaultId, generation, inbox }: VaultHeader,
  vault: OpenVault,
  slots: readonly Slot[],
  random: RandomBytes,
): Promise<Changed> {
  const keyring = toBase64(await sealKeyring(vaultId, vault.vaultKey, vault, random));
  const header = await signHeader(vault.vaultKey, {
    vaultId,
    generation: generation + 1,
    inbox,
    slots: [...slots],
    keyring,
  });
  return { text: await encodeHeader(header), vault };
}

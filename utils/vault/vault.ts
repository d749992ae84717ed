import {
  type Bytes,
  err,
  fromBase64,
  fromUtf8,
  ok,
  type RandomBytes,
  type Result,
  randomBytes,
  toBase64,
  utf8,
} from '../kernel';
import { openChunked, sealChunked } from './cobblestone';
import { idBytes } from './context';
import { encodeHeader, isGenuine, signHeader, type VaultHeader } from './header';
import { keyInfo } from './hkdf';
import { newId, type PersonId, type VaultId } from './ids';
import { makeInboxPair } from './inbox';
import { type Derive, deriveArgon2id, type KdfParams } from './kdf';
import { openKeyring, sealKeyring } from './keyring';
import { type Keyring, type Person, vaultKeys } from './keys';
import { makeSlot, openSlot, type PassphraseSlot, type Slot, type SlotError } from './slot';

/** An unlocked vault. Lives in the key worker only. */
export type OpenVault = Keyring & { vaultId: VaultId; vaultKey: Bytes; inboxIdentity: string };

/** `forged-header`: the passphrase is right, but somebody without the vault key changed the header. */
export type UnlockError = SlotError | 'forged-header';

/** Makes a vault with one person in it. The header is not stored here; until it is, nothing may be sealed with it. */
export async function makeVault(
  passphrase: string,
  kdf: KdfParams,
  random: RandomBytes = randomBytes,
  derive: Derive = deriveArgon2id,
): Promise<{ text: string; header: VaultHeader; vault: OpenVault }> {
  const vaultId = newId<VaultId>(random);
  const vaultKey = random(32);
  const persons: Person[] = [{ id: newId<PersonId>(random), key: random(32), generation: 1 }];
  const { inbox, identity } = await makeInbox(vaultId, vaultKey, random);
  const header = await signHeader(vaultKey, {
    vaultId,
    generation: 1,
    slots: [await makeSlot(vaultId, vaultKey, passphrase, kdf, random, derive)],
    inbox,
    keyring: toBase64(await sealKeyring(vaultId, vaultKey, { persons }, random)),
  });
  const vault = { vaultId, vaultKey, persons, inboxIdentity: identity };
  return { text: await encodeHeader(header), header, vault };
}

/** The pair captures are sealed to: what stands in the header, and the private half. */
export async function makeInbox(
  vaultId: VaultId,
  vaultKey: Bytes,
  random: RandomBytes,
): Promise<{ inbox: VaultHeader['inbox']; identity: string }> {
  const { recipient, identity } = await makeInboxPair();
  const context = inboxContext(vaultId, recipient);
  const sealed = await sealChunked(await vaultKeys.inbox(vaultKey), context, utf8(identity), random);
  return { inbox: { recipient, identity: toBase64(sealed) }, identity };
}

/** Opens a vault with a passphrase: each of its slots is tried. */
export async function openVault(
  header: VaultHeader,
  passphrase: string,
  derive: Derive = deriveArgon2id,
): Promise<Result<OpenVault, UnlockError>> {
  const vaultKey = await openAnySlot(header, passphrase, derive);
  return vaultKey.ok ? openWithKey(header, vaultKey.value) : vaultKey;
}

/** Opens what a slot gave the key to: the header's MAC first, then what is sealed in it. */
export async function openWithKey(
  header: VaultHeader,
  vaultKey: Bytes,
): Promise<Result<OpenVault, 'forged-header' | 'damaged'>> {
  if (!(await isGenuine(header, await vaultKeys.header(vaultKey)))) return err('forged-header');
  const identity = await openIdentity(header, vaultKey);
  const keyring = await openKeyring(header.vaultId, vaultKey, fromBase64(header.keyring));
  if (!identity || !keyring) return err('damaged');
  return ok({ ...keyring, vaultId: header.vaultId, vaultKey, inboxIdentity: identity });
}

/** «Wrong passphrase» is said only when every slot could be asked; otherwise the reason one could not be. */
async function openAnySlot(header: VaultHeader, passphrase: string, derive: Derive): Promise<Result<Bytes, SlotError>> {
  let refusal: SlotError = 'wrong-passphrase';
  for (const slot of header.slots.filter(isPassphraseSlot)) {
    const opened = await openSlot(header.vaultId, slot, passphrase, derive);
    if (opened.ok) return opened;
    if (opened.error !== 'wrong-passphrase') refusal = opened.error;
  }
  return err(refusal);
}

export const isPassphraseSlot = (slot: Slot): slot is PassphraseSlot => slot.kind === 'passphrase';

async function openIdentity(header: VaultHeader, vaultKey: Bytes): Promise<string | null> {
  const sealed = fromBase64(header.inbox.identity);
  if (!sealed) return null;
  const context = inboxContext(header.vaultId, header.inbox.recipient);
  const opened = await openChunked(await vaultKeys.inbox(vaultKey), context, sealed);
  return opened.ok ? fromUtf8(opened.value) : null;
}

const inboxContext = (vaultId: VaultId, recipient: string): Bytes =>
  keyInfo('inbox', idBytes(vaultId), utf8(recipient));

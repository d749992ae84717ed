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
import { encodeHeader, headerMac, isGenuine, type VaultHeader } from './header';
import { keyInfo } from './hkdf';
import { newId, type PersonId, type VaultId } from './ids';
import { makeInboxPair } from './inbox';
import { type Derive, deriveArgon2id, type KdfParams } from './kdf';
import { openKeyring, sealKeyring } from './keyring';
import { type Person, vaultKeys } from './keys';
import { makeSlot, openSlot, type SlotError } from './slot';

/** An unlocked vault. Lives in the key worker only. */
export type OpenVault = { vaultId: VaultId; vaultKey: Bytes; persons: Person[]; inboxIdentity: string };

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
  const inbox = await makeInboxPair();
  const sealedIdentity = await sealChunked(
    await vaultKeys.inbox(vaultKey),
    inboxContext(vaultId, inbox.recipient),
    utf8(inbox.identity),
    random,
  );
  const unsigned: Omit<VaultHeader, 'mac'> = {
    format: 'medcard-vault',
    version: 1,
    vaultId,
    generation: 1,
    slots: [await makeSlot(vaultId, vaultKey, passphrase, kdf, random, derive)],
    inbox: { recipient: inbox.recipient, identity: toBase64(sealedIdentity) },
    keyring: toBase64(await sealKeyring(vaultId, vaultKey, persons, random)),
  };
  const header = { ...unsigned, mac: await headerMac(unsigned, await vaultKeys.header(vaultKey)) };
  const vault = { vaultId, vaultKey, persons, inboxIdentity: inbox.identity };
  return { text: await encodeHeader(header), header, vault };
}

/** Opens a vault with a passphrase: each slot is tried, then the header's MAC, then what is sealed in it. */
export async function openVault(
  header: VaultHeader,
  passphrase: string,
  derive: Derive = deriveArgon2id,
): Promise<Result<OpenVault, UnlockError>> {
  const vaultKey = await openAnySlot(header, passphrase, derive);
  if (!vaultKey.ok) return vaultKey;
  if (!(await isGenuine(header, await vaultKeys.header(vaultKey.value)))) return err('forged-header');
  const identity = await openIdentity(header, vaultKey.value);
  const persons = await openKeyring(header.vaultId, vaultKey.value, fromBase64(header.keyring));
  if (!identity || !persons) return err('damaged');
  return ok({ vaultId: header.vaultId, vaultKey: vaultKey.value, persons, inboxIdentity: identity });
}

/** «Wrong passphrase» is said only when every slot could be asked; otherwise the reason one could not be. */
async function openAnySlot(header: VaultHeader, passphrase: string, derive: Derive): Promise<Result<Bytes, SlotError>> {
  let refusal: SlotError = 'wrong-passphrase';
  for (const slot of header.slots) {
    const opened = await openSlot(header.vaultId, slot, passphrase, derive);
    if (opened.ok) return opened;
    if (opened.error !== 'wrong-passphrase') refusal = opened.error;
  }
  return err(refusal);
}

async function openIdentity(header: VaultHeader, vaultKey: Bytes): Promise<string | null> {
  const sealed = fromBase64(header.inbox.identity);
  if (!sealed) return null;
  const context = inboxContext(header.vaultId, header.inbox.recipient);
  const opened = await openChunked(await vaultKeys.inbox(vaultKey), context, sealed);
  return opened.ok ? fromUtf8(opened.value) : null;
}

const inboxContext = (vaultId: VaultId, recipient: string): Bytes =>
  keyInfo('inbox', idBytes(vaultId), utf8(recipient));

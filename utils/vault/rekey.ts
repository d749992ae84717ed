import { err, ok, type RandomBytes, type Result, randomBytes, toBase64 } from '../kernel';
import { encodeHeader, signHeader, type VaultHeader } from './header';
import { newId, type PersonId } from './ids';
import { MAX_OLD_INBOXES, sealKeyring } from './keyring';
import type { Person } from './keys';
import { renewRecoverySlot } from './recovery-slot';
import type { Slot } from './slot';
import { makeInbox, type OpenVault, openWithKey } from './vault';
import { type Changed, type ChangeParts, rewrite, slotFor } from './vault-change';

/** `rekey-begun`: one that was begun before is not at its end yet. */
export type RekeyError = 'rekey-begun' | 'forged-header' | 'damaged';

/**
 * Everything new: vault key, inbox pair, and for each person an id and a key. The old persons stay beside their
 * successors until their records have been sealed anew, so that the work can be cut off at any moment. The passphrase
 * stays what it was, and so does the sheet: its slot is made again from what the vault knows of it.
 */
export async function withNewKeys(
  header: VaultHeader,
  vault: OpenVault,
  passphrase: string,
  parts: ChangeParts = {},
): Promise<Result<Changed, RekeyError>> {
  const { random = randomBytes } = parts;
  const { vaultId, vaultKey: before } = vault;
  if (vault.persons.some(({ successor }) => successor)) return err('rekey-begun');
  const vaultKey = random(32);
  const slots: Slot[] = [await slotFor(header, { vaultId, vaultKey }, passphrase, parts)];
  for (const slot of header.slots) {
    if (slot.kind !== 'recovery') continue;
    const renewed = await renewRecoverySlot(vaultId, slot, before, vaultKey, random);
    if (!renewed) return err('damaged');
    slots.push(renewed);
  }
  const { inbox, identity } = await makeInbox(vaultId, vaultKey, random);
  const heirs = vault.persons.map((person): Person => ({ ...person, ...freshKey(random) }));
  const old = vault.persons.map((person, at): Person => ({ ...person, successor: heirs[at]?.id as PersonId }));
  const oldInboxes = [vault.inboxIdentity, ...(vault.oldInboxes ?? [])].slice(0, MAX_OLD_INBOXES);
  const keyring = { persons: [...heirs, ...old], oldInboxes };
  const signed = await signHeader(vaultKey, {
    vaultId,
    generation: header.generation + 1,
    inbox,
    slots,
    keyring: toBase64(await sealKeyring(vaultId, vaultKey, keyring, random)),
  });
  return ok({
    text: await encodeHeader(signed),
    vault: { ...keyring, vaultId, vaultKey, inboxIdentity: identity },
  });
}

/** Without the old persons, to whom nothing belongs any more. */
export async function withoutOldKeys(
  header: VaultHeader,
  vault: OpenVault,
  random: RandomBytes = randomBytes,
): Promise<Result<Changed, RekeyError>> {
  const opened = await openWithKey(header, vault.vaultKey);
  if (!opened.ok) return opened;
  const persons = opened.value.persons.filter(({ successor }) => !successor);
  return ok(await rewrite(header, { ...opened.value, persons }, header.slots, random));
}

const freshKey = (random: RandomBytes) => ({ id: newId<PersonId>(random), key: random(32), generation: 1 });

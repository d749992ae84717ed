import { err, ok } from '../kernel';
import { newestOf, wholeHeader } from './header-whole';
import { isId } from './ids';

/** age's X25519 recipient as text. */
export const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

/**
 * The public key captures are sealed to, of the copy that `chooseHeader` chooses; null when there is none to trust.
 * It is all the background needs of the header, and reads only that: the shape of what opens the vault is checked where
 * the vault is opened, and does not have to be parsed at each wake.
 */
export async function inboxRecipient(copies: readonly (string | null)[]): Promise<string | null> {
  const chosen = await newestOf(copies, async (text) => {
    const whole = await wholeHeader(text);
    if (!whole.ok) return whole;
    const { vaultId, generation, inbox } = whole.value;
    const recipient = (inbox as { recipient?: unknown } | null | undefined)?.recipient;
    if (!isId(vaultId) || !Number.isSafeInteger(generation) || Number(generation) < 1) return err('damaged');
    if (typeof recipient !== 'string' || !RECIPIENT.test(recipient)) return err('damaged');
    return ok({ vaultId, generation: generation as number, recipient });
  });
  return chosen.ok ? chosen.value.header.recipient : null;
}

import type { CreateFailure, UnlockFailure } from '../../components/archive';
import {
  type ArchiveFailure,
  dropCopies,
  keepSpare,
  mendHeader,
  readHeader,
  storeNewHeader,
} from '../../utils/archive/store';
import { askOf, type KeyClient, type KeyError, type PasskeyAsk, type VaultHeader } from '../../utils/vault';

/** A vault whose header could not be stored must not be used: what it seals could never be opened again. */
export async function createVault(keys: KeyClient, passphrase: string): Promise<CreateFailure | null> {
  const made = await keys.create(passphrase);
  if (!made.ok) return 'failed';
  const stored = await storeNewHeader(made.value.header);
  if (stored.ok) {
    // Of an archive from before, which nothing opens any more: beside them this one would look robbed.
    await dropCopies().catch(() => undefined);
    // So that a browser short of room takes others' data first; Chromium answers no, and that is no error.
    void navigator.storage.persist().catch(() => false);
    return null;
  }
  await keys.lock();
  return stored.error === 'storage-full' ? 'storage-full' : 'failed';
}

/**
 * A header that was just stored is in use from now on. Another page may have stored and taken over a later one in the
 * meantime, which knows more: then it is that one, and what was stored here is in it.
 */
export async function adoptStored(keys: KeyClient, text: string): ReturnType<KeyClient['adoptHeader']> {
  const taken = await keys.adoptHeader(text);
  const present = taken.ok ? null : await readHeader();
  return present?.ok && present.value.text !== text ? keys.adoptHeader(present.value.text) : taken;
}

/** Both copies of the header whole, and a spare one outside their storage. */
export const tendHeader = (): void =>
  void mendHeader()
    .then(() => keepSpare())
    .catch(() => undefined);

/** What the vault's passkey has to be asked; null when it has none. */
export function passkeyOf({ slots }: VaultHeader): PasskeyAsk | null {
  const slot = slots.find(({ kind }) => kind === 'passkey');
  return slot?.kind === 'passkey' ? askOf(slot) : null;
}

const FAILURES: readonly UnlockFailure[] = [
  'damaged',
  'newer-format',
  'foreign-vault',
  'forged-header',
  'params-refused',
];
const unlockFailure = (code: string): UnlockFailure => FAILURES.find((known) => known === code) ?? 'failed';

/** What the closed door says after an attempt: a wrong passphrase and how long to wait, or what else hinders. */
export function refusalOf(
  error: KeyError | string,
): { wrong: true; retryAt: number | null } | { failure: UnlockFailure } {
  const { code, retryAfterMs = null } = typeof error === 'string' ? { code: error } : error;
  if (code !== 'wrong-passphrase' && code !== 'too-soon') return { failure: unlockFailure(code) };
  return { wrong: true, retryAt: retryAfterMs ? Date.now() + retryAfterMs : null };
}

export const closing = (failure: ArchiveFailure): UnlockFailure => {
  if (failure === 'newer') return 'newer-format';
  return failure === 'damaged' ? 'catalogue-damaged' : 'failed';
};

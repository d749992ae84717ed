import type { Bytes } from '../kernel';
import type { OpenError } from './cobblestone';
import type { PartRef } from './context';
import type { HeaderError } from './header';
import type { PersonId, VaultId } from './ids';
import type { InboxError } from './inbox';
import type { InboxItem } from './inbox-format';
import type { PasskeyAsk } from './passkey-slot';
import type { PersonChange, PersonError } from './person-change';
import type { RecoveryTextError } from './recovery-key';
import type { RekeyError } from './rekey';
import type { UnlockError } from './vault';
import type { PasskeyError, RecoverError } from './vault-change';

/** Where something belongs, without what only the worker decides: the vault, and the generation when sealing. */
export type SealRef = Omit<PartRef, 'vaultId' | 'generation'>;
export type OpenRef = Omit<PartRef, 'vaultId'>;

/** `successor`: while the vault is re-keyed, the person with the new keys to whom this one's records go. */
export type PersonSeen = { id: PersonId; generation: number; name?: string; colour?: number; successor?: PersonId };
export type Unlocked = { vaultId: VaultId; persons: PersonSeen[] };
export type KeyState = 'locked' | 'unlocked';

/** Each call of the key worker: what it takes, what it gives. Bytes are moved, not copied: the sender loses them. */
export type KeyCalls = {
  create: { args: [passphrase: string]; value: Unlocked & { header: string } };
  unlock: { args: [header: string, passphrase: string]; value: Unlocked };
  /** The header to store. What is sealed is of a new generation once it is given to `adoptHeader`. */
  changePassphrase: { args: [header: string, old: string, next: string]; value: { header: string } };
  /** The key, its halves and the header that makes it valid: until that is stored, the one before is. */
  makeRecovery: { args: [header: string, passphrase: string]; value: RecoverySheet & { header: string } };
  /** Unlocks with what stands on the sheet (or its two halves), for a new passphrase only. */
  recover: { args: [header: string, recovery: string, next: string]; value: Unlocked & { header: string } };
  /** The header to store; the persons in use stay as they are until it is given to `adoptHeader`. */
  changePersons: { args: [header: string, change: PersonChange]; value: { header: string; person: PersonId } };
  /** A header that a passkey opens too; `ask` is what it was asked about, `secret` its answer. */
  addPasskey: { args: [header: string, passphrase: string, ask: PasskeyAsk, secret: Bytes]; value: { header: string } };
  /** A header that no passkey opens. */
  dropPasskey: { args: [header: string]; value: { header: string } };
  unlockByPasskey: { args: [header: string, secret: Bytes]; value: Unlocked };
  /** A header with new keys for everything; they are in use once it is given to `adoptHeader`. The passphrase stays. */
  rekey: { args: [header: string, passphrase: string]; value: { header: string } };
  /** The header without the keys from before, once no record is sealed with them. */
  endRekey: { args: [header: string]; value: { header: string } };
  /** The persons of a header that is stored are those in use from now on. */
  adoptHeader: { args: [header: string]; value: Unlocked };
  /** Whether somebody with the open vault's key has made this header, whenever that was. Changes nothing. */
  vouch: { args: [header: string]; value: null };
  lock: { args: []; value: null };
  state: { args: []; value: KeyState };
  persons: { args: []; value: PersonSeen[] };
  openInbox: { args: [sealed: Bytes]; value: InboxItem };
  seal: { args: [ref: SealRef, bytes: Bytes]; value: { generation: number; ct: Bytes } };
  open: { args: [ref: OpenRef, ct: Bytes]; value: Bytes };
  /** Forbidden globals the worker can still reach: must be empty. */
  isolation: { args: []; value: string[] };
};
/** What has to be put on paper; the only secret that ever leaves the worker. */
export type RecoverySheet = { vaultId: VaultId; key: string; halves: readonly [string, string] };
export type KeyCall = keyof KeyCalls;

/**
 * `too-soon`: wait `retryAfterMs` before the next passphrase. `locked`: the call needs an unlocked vault.
 * `already-unlocked`: lock first. `other-vault`: unlocked, but not this header's vault. `worker-gone`: the worker
 * ended or crashed; nothing of the call is known to have happened. `bad-call`, `failed`: our own mistake.
 */
export type KeyErrorCode =
  | UnlockError
  | RecoverError
  | RecoveryTextError
  | InboxError
  | OpenError
  | HeaderError
  | PersonError
  | RekeyError
  | PasskeyError
  | 'bad-padding'
  | 'too-soon'
  | 'locked'
  | 'already-unlocked'
  | 'other-vault'
  | 'unknown-person'
  | 'isolation-broken'
  | 'worker-gone'
  | 'bad-call'
  | 'failed';

export type KeyError = { code: KeyErrorCode; retryAfterMs: number | null };

export const keyError = (code: KeyErrorCode, retryAfterMs: number | null = null): KeyError => ({ code, retryAfterMs });

export type KeyRequest = { id: number; call: KeyCall; args: readonly unknown[] };
export type KeyAnswer = { id: number; ok: true; value: unknown } | { id: number; ok: false; error: KeyError };
/** `alive`: a Web Lock the worker holds while it lives, so that pages learn of its end however it comes. */
export type KeyEvent =
  | { event: 'hello'; alive: string | null; state: KeyState }
  | { event: 'state'; state: KeyState }
  | { event: 'ended' };

/** What to move rather than copy. A view of a larger buffer is copied: the rest of the buffer is somebody else's. */
export function movable(bytes: Bytes): Bytes {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}

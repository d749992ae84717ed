import type { Bytes } from '../kernel';
import type { OpenError } from './cobblestone';
import type { PartRef } from './context';
import type { HeaderError } from './header';
import type { PersonId, VaultId } from './ids';
import type { InboxError } from './inbox';
import type { InboxItem } from './inbox-format';
import type { UnlockError } from './vault';

/** Where something belongs, without what only the worker decides: the vault, and the generation when sealing. */
export type SealRef = Omit<PartRef, 'vaultId' | 'generation'>;
export type OpenRef = Omit<PartRef, 'vaultId'>;

export type PersonSeen = { id: PersonId; generation: number };
export type Unlocked = { vaultId: VaultId; persons: PersonSeen[] };
export type KeyState = 'locked' | 'unlocked';

/** Each call of the key worker: what it takes, what it gives. Bytes are moved, not copied: the sender loses them. */
export type KeyCalls = {
  create: { args: [passphrase: string]; value: Unlocked & { header: string } };
  unlock: { args: [header: string, passphrase: string]; value: Unlocked };
  lock: { args: []; value: null };
  state: { args: []; value: KeyState };
  persons: { args: []; value: PersonSeen[] };
  openInbox: { args: [sealed: Bytes]; value: InboxItem };
  seal: { args: [ref: SealRef, bytes: Bytes]; value: { generation: number; ct: Bytes } };
  open: { args: [ref: OpenRef, ct: Bytes]; value: Bytes };
  /** Forbidden globals the worker can still reach: must be empty. */
  isolation: { args: []; value: string[] };
};
export type KeyCall = keyof KeyCalls;

/**
 * `too-soon`: wait `retryAfterMs` before the next passphrase. `locked`: the call needs an unlocked vault.
 * `already-unlocked`: lock first. `other-vault`: unlocked, but not this header's vault. `worker-gone`: the worker
 * ended or crashed; nothing of the call is known to have happened. `bad-call`, `failed`: our own mistake.
 */
export type KeyErrorCode =
  | UnlockError
  | InboxError
  | OpenError
  | HeaderError
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

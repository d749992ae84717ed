import { type Bytes, type Clock, err, ok, type RandomBytes, type Result, randomBytes, systemClock } from '../kernel';
import { openChunked, sealChunked } from './cobblestone';
import { contextOf, PART_NUMBERS } from './context';
import { decodeHeader } from './header';
import { isId } from './ids';
import { openInbox } from './inbox';
import { calibrate, type Derive, deriveArgon2id, type KdfParams } from './kdf';
import { type KeyCalls, type KeyError, type KeyState, keyError, type OpenRef, type SealRef } from './key-protocol';
import { partKey } from './keys';
import { padBody, padMeta, unpad } from './padding';
import { makeVault, type OpenVault, openVault } from './vault';
import { countAttempts } from './wrong-passphrase';

type Answered<Call extends keyof KeyCalls> = Promise<Result<KeyCalls[Call]['value'], KeyError>>;

/** The calls of the worker as functions; `onState` hears every change. */
export type KeySession = { [Call in keyof KeyCalls]: (...args: KeyCalls[Call]['args']) => Answered<Call> } & {
  current(): KeyState;
  onState(listener: (state: KeyState) => void): void;
};

export type SessionParts = {
  clock?: Clock;
  random?: RandomBytes;
  derive?: Derive;
  chooseParams?: () => Promise<KdfParams>;
  /** The forbidden names still reachable; keys are refused while there is one. */
  isolation?: () => string[];
};

const MAX_PASSPHRASE = 1_024;

/**
 * Holds the vault key while a vault is unlocked. The keys live in this closure and are never returned: pages get
 * sealed and opened bytes. After `lock` the references are dropped and the caller must end the worker, which is what
 * removes the copies from memory.
 */
export function createKeySession(parts: SessionParts = {}): KeySession {
  const { clock = systemClock, random = randomBytes, derive = deriveArgon2id, isolation = () => [] } = parts;
  const chooseParams = parts.chooseParams ?? (() => calibrate(derive, clock));
  const attempts = countAttempts(clock);
  const listeners: ((state: KeyState) => void)[] = [];
  let vault: OpenVault | null = null;
  let ended = false;
  let queue: Promise<unknown> = Promise.resolve();

  const current = (): KeyState => (vault ? 'unlocked' : 'locked');
  const tell = () => {
    for (const listener of listeners) listener(current());
  };
  /** One KDF at a time: two would need twice the memory, and the second page gets the first one's vault anyway. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const adopt = (opened: OpenVault): boolean => {
    if (ended) return false;
    vault = opened;
    attempts.succeeded();
    tell();
    return true;
  };
  const fail = (code: KeyError['code'], retryAfterMs: number | null = null) => err(keyError(code, retryAfterMs));
  const isPassphrase = (text: unknown) => typeof text === 'string' && text !== '' && text.length <= MAX_PASSPHRASE;

  return {
    current,
    onState: (listener) => void listeners.push(listener),
    create: (passphrase) =>
      inTurn(async () => {
        if (!isPassphrase(passphrase)) return fail('bad-call');
        if (isolation().length > 0) return fail('isolation-broken');
        if (vault) return fail('already-unlocked');
        const made = await makeVault(passphrase, await chooseParams(), random, derive);
        if (!adopt(made.vault)) return fail('locked');
        return ok({ ...seen(made.vault), header: made.text });
      }),
    unlock: (text, passphrase) =>
      inTurn(async () => {
        if (!isPassphrase(passphrase) || typeof text !== 'string') return fail('bad-call');
        if (isolation().length > 0) return fail('isolation-broken');
        const header = await decodeHeader(text);
        if (!header.ok) return fail(header.error);
        if (vault) return vault.vaultId === header.value.vaultId ? ok(seen(vault)) : fail('other-vault');
        if (attempts.wait() > 0) return fail('too-soon', attempts.wait());
        const opened = await openVault(header.value, passphrase, derive);
        if (!opened.ok) return fail(opened.error, opened.error === 'wrong-passphrase' ? attempts.failed() : null);
        return adopt(opened.value) ? ok(seen(opened.value)) : fail('locked');
      }),
    async lock() {
      ended = true;
      vault = null;
      tell();
      return ok(null);
    },
    state: async () => ok(current()),
    persons: async () => (vault ? ok(seen(vault).persons) : fail('locked')),
    isolation: async () => ok(isolation()),
    async openInbox(sealed) {
      if (!vault) return fail('locked');
      if (!(sealed instanceof Uint8Array)) return fail('bad-call');
      const item = await openInbox(vault.inboxIdentity, sealed);
      return item.ok ? item : fail(item.error);
    },
    async seal(ref, bytes) {
      if (!vault) return fail('locked');
      if (!isRef(ref) || !(bytes instanceof Uint8Array)) return fail('bad-call');
      const person = vault.persons.find(({ id }) => id === ref.personId);
      if (!person) return fail('unknown-person');
      const { generation } = person;
      const context = contextOf({ ...ref, vaultId: vault.vaultId, generation });
      const padded = ref.part === 'body' ? padBody(bytes) : padMeta(bytes);
      const ct = await sealChunked(await partKey(person.key, ref.part, generation), context, padded, random);
      return ok({ generation, ct });
    },
    async open(ref, ct) {
      if (!vault) return fail('locked');
      if (!isRef(ref) || !isGeneration(ref.generation) || !(ct instanceof Uint8Array)) return fail('bad-call');
      const person = vault.persons.find(({ id }) => id === ref.personId);
      if (!person) return fail('unknown-person');
      const key = await partKey(person.key, ref.part, ref.generation);
      const padded = await openChunked(key, contextOf({ ...ref, vaultId: vault.vaultId }), ct);
      if (!padded.ok) return fail(padded.error);
      const bytes = unpad(padded.value as Bytes);
      return bytes.ok ? bytes : fail(bytes.error);
    },
  };
}

const seen = ({ vaultId, persons }: OpenVault) => ({
  vaultId,
  persons: persons.map(({ id, generation }) => ({ id, generation })),
});

const isCounter = (value: unknown, max: number): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max;
const isGeneration = (value: unknown): boolean => isCounter(value, 2 ** 32 - 1);

/** Messages come from our own pages, yet a shape that is not ours must end in an answer, not in an exception. */
function isRef(ref: SealRef | OpenRef): boolean {
  if (typeof ref !== 'object' || ref === null) return false;
  const placed = isId(ref.personId) && isId(ref.recordId) && isCounter(ref.revision, Number.MAX_SAFE_INTEGER);
  return placed && Object.hasOwn(PART_NUMBERS, ref.part);
}

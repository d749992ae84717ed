import { type Bytes, type Clock, err, ok, type RandomBytes, type Result, randomBytes, systemClock } from '../kernel';
import { isGeneration, isRef, isSecret } from './call-shapes';
import { openChunked, sealChunked } from './cobblestone';
import { contextOf } from './context';
import { decodeHeader, type VaultHeader } from './header';
import { openInbox } from './inbox';
import { calibrate, type Derive, deriveArgon2id, type KdfParams } from './kdf';
import { type KeyCalls, type KeyError, type KeyState, keyError } from './key-protocol';
import { padBody, padMeta, unpad } from './padding';
import { partKeys } from './part-keys';
import { isPasskeyAsk } from './passkey-slot';
import { isPersonChange, takeOver, withPersonChange } from './person-change';
import { makeRecoveryKey, parseRecoveryText } from './recovery-key';
import { withNewKeys, withoutOldKeys } from './rekey';
import { makeVault, type OpenVault, openVault, openWithKey } from './vault';
import { type Changed, openByPasskey, openByRecovery, withPasskey, withPassphrase, withRecovery } from './vault-change';
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

type Proven = { header: VaultHeader; opened: OpenVault };

const MAX_PASSPHRASE = 1_024;

/**
 * Holds the vault key while a vault is unlocked. The keys live in this closure and are never returned: pages get
 * sealed and opened bytes. After `lock` the references are dropped and the caller must end the worker, which is what
 * removes the copies from memory.
 */
export function createKeySession(given: SessionParts = {}): KeySession {
  const { clock = systemClock, random = randomBytes, derive = deriveArgon2id, isolation = () => [] } = given;
  const chooseParams = given.chooseParams ?? (() => calibrate(derive, clock));
  const attempts = countAttempts(clock);
  const listeners: ((state: KeyState) => void)[] = [];
  const sealing = partKeys();
  let vault: OpenVault | null = null;
  /** What a header that may be stored by now opens to. */
  let offered: Changed | null = null;
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
  const use = (opened: OpenVault): boolean => {
    if (ended) return false;
    vault = opened;
    sealing.forget();
    tell();
    return true;
  };
  /** Of what somebody has just opened: the wrong passphrases before it are forgiven, which no mere {@link use} does. */
  const adopt = (opened: OpenVault): boolean => {
    attempts.succeeded();
    return use(opened);
  };
  const fail = (code: KeyError['code'], retryAfterMs: number | null = null) => err(keyError(code, retryAfterMs));
  const isPassphrase = (text: unknown) => typeof text === 'string' && text !== '' && text.length <= MAX_PASSPHRASE;
  const parts = { random, derive, chooseParams };

  /** A change of the keys asks for the passphrase again: an archive that stands open is not enough. */
  const proven = async (text: string, passphrase: string): Promise<Result<Proven, KeyError>> => {
    if (!isPassphrase(passphrase) || typeof text !== 'string') return fail('bad-call');
    if (!vault) return fail('locked');
    const header = await decodeHeader(text);
    if (!header.ok) return fail(header.error);
    if (header.value.vaultId !== vault.vaultId) return fail('other-vault');
    if (attempts.wait() > 0) return fail('too-soon', attempts.wait());
    const opened = await openVault(header.value, passphrase, derive);
    if (!opened.ok) return fail(opened.error, opened.error === 'wrong-passphrase' ? attempts.failed() : null);
    attempts.succeeded();
    return ok({ header: header.value, opened: opened.value });
  };

  /** A header of the vault that is open, as it lies in storage. */
  const own = async (text: string): Promise<Result<{ header: VaultHeader; vault: OpenVault }, KeyError>> => {
    if (typeof text !== 'string') return fail('bad-call');
    const header = await decodeHeader(text);
    if (!vault) return fail('locked');
    if (!header.ok) return fail(header.error);
    return header.value.vaultId === vault.vaultId ? ok({ header: header.value, vault }) : fail('other-vault');
  };
  /** The same, and made by somebody who had its key. */
  const vouched = async (text: string): Promise<Result<Proven, KeyError>> => {
    const before = await own(text);
    if (!before.ok) return before;
    const { header } = before.value;
    const opened = await openWithKey(header, before.value.vault.vaultKey);
    return opened.ok ? ok({ header, opened: opened.value }) : fail(opened.error);
  };

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
    changePassphrase: (text, old, next) =>
      inTurn(async () => {
        if (!isPassphrase(next)) return fail('bad-call');
        const before = await proven(text, old);
        if (!before.ok) return before;
        const changed = await withPassphrase(before.value.header, before.value.opened, next, parts);
        return ok({ header: changed.text });
      }),
    makeRecovery: (text, passphrase) =>
      inTurn(async () => {
        const before = await proven(text, passphrase);
        if (!before.ok) return before;
        const { identity: key, recipient, halves } = await makeRecoveryKey(random);
        const changed = await withRecovery(
          before.value.header,
          before.value.opened,
          { identity: key, recipient },
          random,
        );
        return ok({ vaultId: changed.vault.vaultId, key, halves, header: changed.text });
      }),
    recover: (text, recovery, next) =>
      inTurn(async () => {
        if (!isPassphrase(next) || typeof text !== 'string' || typeof recovery !== 'string') return fail('bad-call');
        if (isolation().length > 0) return fail('isolation-broken');
        const header = await decodeHeader(text);
        if (!header.ok) return fail(header.error);
        if (vault && vault.vaultId !== header.value.vaultId) return fail('other-vault');
        const identity = await parseRecoveryText(recovery);
        if (!identity.ok) return fail(identity.error);
        const opened = await openByRecovery(header.value, identity.value);
        if (!opened.ok) return fail(opened.error);
        const changed = await withPassphrase(header.value, opened.value, next, parts);
        return adopt(changed.vault) ? ok({ ...seen(changed.vault), header: changed.text }) : fail('locked');
      }),
    changePersons: (text, change) =>
      inTurn(async () => {
        const before = isPersonChange(change) ? await own(text) : fail('bad-call');
        if (!before.ok) return before;
        const changed = await withPersonChange(before.value.header, before.value.vault, change, random);
        return changed.ok ? ok({ header: changed.value.text, person: changed.value.person }) : fail(changed.error);
      }),
    addPasskey: (text, passphrase, ask, secret) =>
      inTurn(async () => {
        const sound = isSecret(secret) && typeof ask === 'object' && ask !== null && isPasskeyAsk(ask);
        const before = sound ? await proven(text, passphrase) : fail('bad-call');
        if (!before.ok) return before;
        const { header, opened } = before.value;
        const changed = await withPasskey(header, opened, { ask, secret }, random);
        secret.fill(0);
        return ok({ header: changed.text });
      }),
    dropPasskey: (text) =>
      inTurn(async () => {
        const before = await vouched(text);
        if (!before.ok) return before;
        const { header, opened } = before.value;
        return ok({ header: (await withPasskey(header, opened, null, random)).text });
      }),
    unlockByPasskey: (text, secret) =>
      inTurn(async () => {
        if (!isSecret(secret) || typeof text !== 'string') return fail('bad-call');
        if (isolation().length > 0) return fail('isolation-broken');
        const header = await decodeHeader(text);
        if (!header.ok) return fail(header.error);
        if (vault) return vault.vaultId === header.value.vaultId ? ok(seen(vault)) : fail('other-vault');
        const opened = await openByPasskey(header.value, secret);
        secret.fill(0);
        if (!opened.ok) return fail(opened.error);
        return adopt(opened.value) ? ok(seen(opened.value)) : fail('locked');
      }),
    rekey: (text, passphrase) =>
      inTurn(async () => {
        const before = await proven(text, passphrase);
        if (!before.ok) return before;
        const changed = await withNewKeys(before.value.header, before.value.opened, passphrase, parts);
        if (!changed.ok) return fail(changed.error);
        offered = changed.value;
        return ok({ header: changed.value.text });
      }),
    endRekey: (text) =>
      inTurn(async () => {
        const before = await own(text);
        if (!before.ok) return before;
        const changed = await withoutOldKeys(before.value.header, before.value.vault, random);
        return changed.ok ? ok({ header: changed.value.text }) : fail(changed.error);
      }),
    adoptHeader: (text) =>
      inTurn(async () => {
        if (vault && offered && offered.text === text) {
          const { vault: renewed } = offered;
          offered = null;
          return use(renewed) ? ok(seen(renewed)) : fail('locked');
        }
        const before = await own(text);
        if (!before.ok) return before;
        const taken = await takeOver(before.value.header, before.value.vault);
        if (!taken.ok) return fail(taken.error);
        return use(taken.value) ? ok(seen(taken.value)) : fail('locked');
      }),
    vouch: (text) =>
      inTurn(async () => {
        const before = await vouched(text);
        return before.ok ? ok(null) : before;
      }),
    async lock() {
      ended = true;
      vault = null;
      offered = null;
      sealing.forget();
      tell();
      return ok(null);
    },
    state: async () => ok(current()),
    persons: async () => (vault ? ok(seen(vault).persons) : fail('locked')),
    isolation: async () => ok(isolation()),
    async openInbox(sealed) {
      if (!vault) return fail('locked');
      if (!(sealed instanceof Uint8Array)) return fail('bad-call');
      let item = await openInbox(vault.inboxIdentity, sealed);
      for (const identity of vault.oldInboxes ?? []) {
        if (item.ok || item.error !== 'other-recipient') break;
        item = await openInbox(identity, sealed);
      }
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
      const ct = await sealChunked(await sealing.of(person, ref.part, generation), context, padded, random);
      return ok({ generation, ct });
    },
    async open(ref, ct) {
      if (!vault) return fail('locked');
      if (!isRef(ref) || !isGeneration(ref.generation) || !(ct instanceof Uint8Array)) return fail('bad-call');
      const person = vault.persons.find(({ id }) => id === ref.personId);
      if (!person) return fail('unknown-person');
      const key = await sealing.of(person, ref.part, ref.generation);
      const padded = await openChunked(key, contextOf({ ...ref, vaultId: vault.vaultId }), ct);
      if (!padded.ok) return fail(padded.error);
      const bytes = unpad(padded.value as Bytes);
      return bytes.ok ? bytes : fail(bytes.error);
    },
  };
}

const seen = ({ vaultId, persons }: OpenVault) => ({
  vaultId,
  persons: persons.map(({ key: _, ...person }) => person),
});

import type { KeyTrouble } from '../../components/archive';
import { keepSpare, openHeaderMark, readHeader, replaceHeader } from '../../utils/archive/store';
import type { Result } from '../../utils/kernel';
import { makePasskey } from '../../utils/platform';
import { decodeHeader, type KeyClient, type KeyError, type RecoverySheet } from '../../utils/vault';
import { adoptStored } from './vault-doors';

/** The recovery key before it is valid: `header` is stored when the person has the sheet, `before` is what it replaces. */
export type MadeRecovery = RecoverySheet & { header: string; before: string };

export type KeyStatus = { hasRecovery: boolean; hasPasskey: boolean; older: boolean };

/** What a page does about the passphrase and the recovery key. The worker computes, this stores. */
export type KeyChanges = {
  status: () => Promise<KeyStatus>;
  change: (old: string, next: string) => Promise<KeyTrouble | null>;
  make: (passphrase: string) => Promise<MadeRecovery | KeyTrouble>;
  keep: (made: MadeRecovery) => Promise<KeyTrouble | null>;
  recover: (key: string, next: string) => Promise<KeyTrouble | null>;
  /** Asks the browser for a passkey and lets it open the archive too. `name`: what the browser calls it. */
  addPasskey: (passphrase: string, name: string) => Promise<KeyTrouble | null>;
  dropPasskey: () => Promise<KeyTrouble | null>;
  /** New keys for everything are stored and in use; what is there is yet to be sealed with them. */
  rekey: (passphrase: string) => Promise<KeyTrouble | null>;
  /** The keys from before are given up. */
  endRekey: () => Promise<KeyTrouble | null>;
  /** The person has seen that the header is older than it was. */
  acceptOlder: () => Promise<void>;
};

type Ask = (header: string) => Promise<Result<{ header: string }, KeyError>>;

const FAILED: KeyTrouble = { kind: 'failed', why: 'failed' };

export function keyChanges(worker: () => KeyClient): KeyChanges {
  /** Only of what the worker has made or vouched for: whoever can write the profile can write any header into it. */
  const noteHeader = async (text: string, evenIfOlder = false) => {
    const header = await decodeHeader(text);
    if (!header.ok) return;
    await withMark(async (mark) => {
      if (evenIfOlder || !(await mark.isOlder(header.value))) await mark.note(header.value);
    }).catch(() => undefined);
  };
  const isProven = async (text: string): Promise<boolean> =>
    worker().current() === 'unlocked' && (await worker().vouch(text)).ok;
  const store = async (before: string, text: string): Promise<KeyTrouble | null> => {
    const stored = await replaceHeader(before, text);
    if (!stored.ok) return { kind: 'failed', why: stored.error };
    await keepSpare().catch(() => undefined);
    await noteHeader(text);
    return null;
  };
  /** Asks the worker for a changed header and puts it in the place of the one it was made from. Gives its text. */
  const stored = async (ask: Ask): Promise<string | KeyTrouble> => {
    const present = await readHeader();
    if (!present.ok) return FAILED;
    const changed = await ask(present.value.text);
    if (!changed.ok) return troubleOf(changed.error);
    return (await store(present.value.text, changed.value.header)) ?? changed.value.header;
  };
  const replace = async (ask: Ask): Promise<KeyTrouble | null> => {
    const text = await stored(ask);
    return typeof text === 'string' ? null : text;
  };
  const adopted = async (ask: Ask): Promise<KeyTrouble | null> => {
    const text = await stored(ask);
    if (typeof text !== 'string') return text;
    const taken = await adoptStored(worker(), text);
    return taken.ok ? null : troubleOf(taken.error);
  };

  return {
    async status() {
      const present = await readHeader();
      if (!present.ok) return { hasRecovery: false, hasPasskey: false, older: false };
      const { header, text } = present.value;
      // Only where it is shown; a warning needs no proof of the header, what is remembered does.
      const isOpen = worker().current() === 'unlocked';
      const older = isOpen && (await withMark((mark) => mark.isOlder(header)).catch(() => false));
      if (await isProven(text)) await noteHeader(text);
      const has = (wanted: string) => header.slots.some(({ kind }) => kind === wanted);
      return { hasRecovery: has('recovery'), hasPasskey: has('passkey'), older };
    },
    async change(old, next) {
      const text = await stored((header) => worker().changePassphrase(header, old, next));
      if (typeof text !== 'string') return text;
      // The new phrase is the one from here on, even if the worker was locked meanwhile.
      await adoptStored(worker(), text).catch(() => undefined);
      // What the warning of an older header asks for has been done.
      await noteHeader(text, true);
      return null;
    },
    async make(passphrase) {
      const present = await readHeader();
      if (!present.ok) return FAILED;
      const made = await worker().makeRecovery(present.value.text, passphrase);
      return made.ok ? { ...made.value, before: present.value.text } : troubleOf(made.error);
    },
    keep: ({ before, header }) => store(before, header),
    async recover(key, next) {
      const trouble = await replace((header) => worker().recover(header, key, next)).catch(() => FAILED);
      // Unlocked for a passphrase that was not stored: nobody could open it the next time with what they now know.
      if (trouble?.kind === 'failed' && worker().current() === 'unlocked') await worker().lock();
      return trouble;
    },
    async addPasskey(passphrase, name) {
      const made = await makePasskey(name, crypto.getRandomValues(new Uint8Array(32)));
      if (typeof made === 'string') return { kind: 'failed', why: 'no-passkey' };
      const { secret, ...ask } = made;
      return replace((header) => worker().addPasskey(header, passphrase, ask, secret));
    },
    dropPasskey: () => replace((header) => worker().dropPasskey(header)),
    rekey: (passphrase) => adopted((header) => worker().rekey(header, passphrase)),
    endRekey: () => adopted((header) => worker().endRekey(header)),
    async acceptOlder() {
      const present = await readHeader();
      if (present.ok && (await isProven(present.value.text))) await noteHeader(present.value.text, true);
    },
  };
}

async function withMark<T>(work: (mark: Awaited<ReturnType<typeof openHeaderMark>>) => Promise<T>): Promise<T> {
  const mark = await openHeaderMark();
  return work(mark).finally(() => mark.close());
}

function troubleOf({ code, retryAfterMs }: KeyError): KeyTrouble {
  switch (code) {
    case 'wrong-passphrase':
    case 'too-soon':
      return { kind: 'wrong', retryAt: retryAfterMs ? Date.now() + retryAfterMs : null };
    case 'not-a-key':
    case 'one-half':
    case 'halves-differ':
    case 'wrong-recovery-key':
      return { kind: 'wrong-key', why: code };
    default:
      return FAILED;
  }
}

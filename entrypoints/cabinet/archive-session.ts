import type { ArchiveView } from '../../components/archive';
import { onInboxNews } from '../../utils/archive';
import { findHeader } from '../../utils/archive/store';
import { err } from '../../utils/kernel';
import { askPasskey, hasPasskeys } from '../../utils/platform';
import { connectKeyWorker, type KeyClient, type PersonSeen, type VaultId } from '../../utils/vault';
import { onCopiesWanted } from './archive-care';
import { archiveContents } from './archive-contents';
import { countWaiting } from './inbox-desk';
import { keyChanges } from './key-changes';
import { startKeyWorker } from './key-worker-url';
import { openEverybody } from './records/open-everybody';
import { isBeingRekeyed, onRekey, resumeRekey, tellRekey } from './records/resume-rekey';
import type { ArchiveSession } from './session-contract';
import { closing, createVault, passkeyOf, refusalOf, tendHeader } from './vault-doors';

export type { ArchiveSession } from './session-contract';

const CLOSED = { state: 'locked', waiting: 0, busy: false, wrong: false, retryAt: null, failure: null } as const;
const NOWHERE = { waiting: 0, passkey: false };
const NONE = { state: 'none', busy: false, failure: null } as const;

/**
 * What this page knows of the archive. The keys are in the worker that all cabinet pages share: when one of them locks,
 * each hears it and loads itself anew, which is what wipes the clear text from its memory.
 */
export function archiveSession(): ArchiveSession {
  const listeners = new Set<() => void>();
  let view: ArchiveView = { state: 'loading' };
  let opening: Promise<void> | null = null;
  /** This page closed the archive itself, to say what is wrong with it. */
  let givenUp = false;
  let keys: KeyClient = connect();
  let creating = false;

  const show = (next: ArchiveView) => {
    view = next;
    for (const listener of listeners) listener();
  };

  function connect(): KeyClient {
    givenUp = false;
    const client = connectKeyWorker(startKeyWorker);
    client.onState((state) => {
      if (state === 'unlocked') void openUp();
      // An opening under way ends in clear text too; it would come to its end after the lock, and nobody would close it.
      else if (state === 'gone' && (contents.isOpen() || (opening && !givenUp))) location.reload();
      // What was said of a damaged archive stays on the screen when its worker ends.
      else if (view.state !== 'locked' || !view.failure) void showClosed();
    });
    return client;
  }

  /** What lay in storage was lost: said once the archive is open. */
  let spared = false;
  const lookForHeader = async () => {
    const found = await findHeader().catch(() => err('failed' as const));
    spared ||= found.ok && found.value.fromSpare;
    return found;
  };

  /** The worker ends with each lock, and may have crashed: the next call gets a fresh one. */
  const worker = (): KeyClient => {
    if (keys.current() === 'gone') keys = connect();
    return keys;
  };

  const giveUp = () => {
    givenUp = true;
    void keys.lock();
  };

  const contents = archiveContents({
    show,
    giveUp(why) {
      giveUp();
      show({ ...CLOSED, failure: closing(why) });
    },
  });

  const showClosed = async (more: Partial<Extract<ArchiveView, { state: 'locked' }>> = {}) => {
    const header = await lookForHeader();
    if (contents.isOpen() || creating) return;
    if (header.ok) {
      const passkey = hasPasskeys() && passkeyOf(header.value.header) !== null;
      return show({ ...CLOSED, waiting: await countWaiting(), passkey, ...more });
    }
    if (header.error === 'absent') return show(NONE);
    show({ ...CLOSED, failure: header.error, ...more });
  };

  /** Asked for twice: by the answer to this page's own call and by the state the worker tells all pages. */
  const openUp = (): Promise<void> => (contents.isOpen() || creating ? Promise.resolve() : openAnew());

  const openAnew = (): Promise<void> => {
    const refused = () => {
      giveUp();
      // At once: the end of the worker, heard a moment later, leaves alone only what has a reason already.
      show({ ...CLOSED, failure: 'failed' });
    };
    opening ??= openArchiveNow()
      .catch(refused)
      .finally(() => {
        opening = null;
      });
    return opening;
  };

  const openArchiveNow = async () => {
    contents.rest();
    tendHeader();
    const header = await lookForHeader();
    if (!header.ok) return showClosed({ failure: header.error === 'absent' ? 'failed' : header.error });
    const onOutdated = () => (contents.isDestroying() ? undefined : location.reload());
    const { vaultId } = header.value.header;
    const persons = await personsNow(vaultId);
    if (persons.length === 0) return showClosed({ failure: 'failed' });
    await contents.open(await openEverybody({ keys, persons, vaultId, spared, onOutdated }), keys);
  };

  /** Everybody in the vault, after what was begun with new keys has been brought to its end. */
  const personsNow = async (vaultId: VaultId): Promise<PersonSeen[]> => {
    const known = await keys.persons();
    if (!known.ok || !isBeingRekeyed(known.value)) return known.ok ? known.value : [];
    const onProgress = (done: number, all: number) => show({ state: 'rekeying', done, all });
    // Another page may be at it: this one says so while it waits.
    onProgress(0, 0);
    const end = async () => (await changes.endRekey()) === null;
    await resumeRekey({ keys, vaultId, onProgress, end });
    const after = await keys.persons();
    return after.ok ? after.value : [];
  };

  // An opening under way began with the wish before: it is let finish, or the new wish would be lost.
  onCopiesWanted(() => void Promise.resolve(opening).then(() => (contents.isOpen() ? openAnew() : undefined)));

  onInboxNews(() => {
    if (contents.isOpen()) void contents.takeInbox();
    else if (view.state === 'locked' && !view.busy) void showClosed();
  });

  const changes = keyChanges(worker);
  onRekey(() => (contents.isOpen() ? location.reload() : undefined));

  return {
    view: () => view,
    keys: {
      ...changes,
      async rekey(passphrase) {
        const trouble = await changes.rekey(passphrase);
        if (trouble !== null) return trouble;
        tellRekey();
        contents.clear();
        show({ state: 'rekeying', done: 0, all: 0 });
        await openUp();
        return null;
      },
      async recover(key, next) {
        // Nothing is shown before the header that the new passphrase opens is stored.
        creating = true;
        const trouble = await changes.recover(key, next).finally(() => {
          creating = false;
        });
        if (trouble === null) await openUp();
        return trouble;
      },
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async create(passphrase) {
      creating = true;
      show({ ...NONE, busy: true });
      const failure = await createVault(worker(), passphrase);
      creating = false;
      if (failure === null) await openUp();
      else show({ ...NONE, failure });
    },
    async unlock(passphrase) {
      const { waiting, passkey } = view.state === 'locked' ? view : NOWHERE;
      show({ ...CLOSED, waiting, passkey: passkey ?? false, busy: true });
      const header = await lookForHeader();
      const opened = header.ok ? await worker().unlock(header.value.text, passphrase) : header;
      if (opened.ok) return openUp();
      await showClosed(refusalOf(opened.error));
    },
    async unlockByPasskey() {
      const { waiting } = view.state === 'locked' ? view : NOWHERE;
      show({ ...CLOSED, waiting, passkey: true, busy: true });
      const header = await lookForHeader();
      const ask = header.ok ? passkeyOf(header.value.header) : null;
      if (!header.ok || !ask) return showClosed();
      const secret = await askPasskey(ask);
      if (typeof secret === 'string') return showClosed({ passkeyTrouble: secret });
      const opened = await worker().unlockByPasskey(header.value.text, secret);
      if (opened.ok) return openUp();
      const { code } = opened.error;
      await showClosed(code === 'wrong-passkey' ? { passkeyTrouble: code } : refusalOf(opened.error));
    },
    lock() {
      if (keys.current() === 'unlocked') void keys.lock();
    },
    ...contents.calls,
  };
}

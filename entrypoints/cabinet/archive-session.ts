import type { ArchiveView, CreateFailure, IntakeView, RecordItem, UnlockFailure } from '../../components/archive';
import { onInboxNews, openInbox } from '../../utils/archive';
import {
  type Archive,
  type Entry,
  openArchive,
  openArchiveDb,
  readHeader,
  storeNewHeader,
  takeIn,
} from '../../utils/archive/store';
import type { Bytes, Result } from '../../utils/kernel';
import { connectKeyWorker, type KeyClient, type KeyErrorCode } from '../../utils/vault';
import { startKeyWorker } from './key-worker-url';

export type ArchiveSession = {
  view: () => ArchiveView;
  onChange: (listener: () => void) => () => void;
  create: (passphrase: string) => Promise<void>;
  unlock: (passphrase: string) => Promise<void>;
  lock: () => void;
  dismissIntake: () => void;
  /** A record's entry and original bytes. */
  read: (id: string) => Promise<{ entry: Entry; bytes: Bytes } | 'damaged'>;
};

const CLOSED = { state: 'locked', waiting: 0, busy: false, wrong: false, retryAt: null, failure: null } as const;
const NONE = { state: 'none', busy: false, failure: null } as const;

/**
 * What this page knows of the archive. The keys are in the worker that all cabinet pages share: when one of them locks,
 * each hears it and loads itself anew, which is what wipes the clear text from its memory.
 */
export function archiveSession(): ArchiveSession {
  const listeners = new Set<() => void>();
  let view: ArchiveView = { state: 'loading' };
  let keys: KeyClient = connect();
  let archive: Archive | null = null;
  let creating = false;
  const isNew = new Set<string>();

  const show = (next: ArchiveView) => {
    view = next;
    for (const listener of listeners) listener();
  };

  function connect(): KeyClient {
    const client = connectKeyWorker(startKeyWorker());
    client.onState((state) => {
      if (state === 'unlocked') void openUp();
      else if (state === 'gone' && archive) location.reload();
      // What was said of a damaged archive stays on the screen when its worker ends.
      else if (view.state !== 'locked' || !view.failure) void showClosed();
    });
    return client;
  }

  /** The worker ends with each lock, and may have crashed: the next call gets a fresh one. */
  const worker = (): KeyClient => {
    if (keys.current() === 'gone') keys = connect();
    return keys;
  };

  const showClosed = async (more: Partial<Extract<ArchiveView, { state: 'locked' }>> = {}) => {
    const header = await readHeader();
    if (archive || creating) return;
    if (header.ok) return show({ ...CLOSED, waiting: await countWaiting(), ...more });
    if (header.error === 'absent') return show(NONE);
    show({ ...CLOSED, failure: header.error, ...more });
  };

  const openUp = async () => {
    if (archive || creating) return;
    const persons = await keys.persons();
    const [first] = persons.ok ? persons.value : [];
    if (!first) return showClosed({ failure: 'failed' });
    archive = openArchive({ db: openArchiveDb(), keys, person: first.id });
    await takeInbox();
  };

  const takeInbox = async () => {
    if (!archive) return;
    const inbox = await openInbox();
    const taken = await takeIn({ archive, inbox, keys }).finally(() => inbox.close());
    const entries = await archive.entries();
    if (!entries.ok) {
      if (entries.error === 'gone') return;
      archive = null;
      // The keys have nothing more to do here; and what is damaged is not to be written to from another page.
      void keys.lock();
      return show({ ...CLOSED, failure: entries.error === 'damaged' ? 'catalogue-damaged' : 'failed' });
    }
    for (const id of taken.added) isNew.add(id);
    const before = view.state === 'open' ? view.intake : null;
    const { duplicates, unreadable } = taken;
    const intake: IntakeView = {
      added: taken.added.length,
      duplicates,
      unreadable,
      full: taken.stopped === 'storage-full',
    };
    const news = intake.added + duplicates + unreadable > 0 || intake.full;
    show({
      state: 'open',
      records: entries.value.map((entry) => itemOf(entry, isNew.has(entry.id))),
      intake: news ? intake : before,
    });
  };

  onInboxNews(() => void (archive ? takeInbox() : view.state === 'locked' && !view.busy ? showClosed() : undefined));

  return {
    view: () => view,
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
      const waiting = view.state === 'locked' ? view.waiting : 0;
      show({ ...CLOSED, waiting, busy: true });
      const header = await readHeader();
      const opened = header.ok ? await worker().unlock(header.value.text, passphrase) : header;
      if (opened.ok) return openUp();
      const { code, retryAfterMs } =
        typeof opened.error === 'string' ? { code: opened.error, retryAfterMs: null } : opened.error;
      const retryAt = retryAfterMs === null || retryAfterMs === 0 ? null : Date.now() + retryAfterMs;
      if (code === 'wrong-passphrase' || code === 'too-soon') return showClosed({ wrong: true, retryAt });
      await showClosed({ failure: unlockFailure(code) });
    },
    lock() {
      if (keys.current() === 'unlocked') void keys.lock();
    },
    dismissIntake() {
      if (view.state === 'open') show({ ...view, intake: null });
    },
    async read(id) {
      const entries = await archive?.entries();
      const entry = entries?.ok ? entries.value.find((one) => one.id === id) : undefined;
      const read: Result<Bytes, string> | undefined = entry && (await archive?.read(entry));
      return entry && read?.ok ? { entry, bytes: read.value } : 'damaged';
    },
  };
}

/** A vault whose header could not be stored must not be used: what it seals could never be opened again. */
async function createVault(keys: KeyClient, passphrase: string): Promise<CreateFailure | null> {
  const made = await keys.create(passphrase);
  if (!made.ok) return 'failed';
  const stored = await storeNewHeader(made.value.header);
  if (stored.ok) return null;
  await keys.lock();
  return stored.error === 'storage-full' ? 'storage-full' : 'failed';
}

const FAILURES: readonly UnlockFailure[] = [
  'damaged',
  'newer-format',
  'foreign-vault',
  'forged-header',
  'params-refused',
];
const unlockFailure = (code: KeyErrorCode): UnlockFailure => FAILURES.find((known) => known === code) ?? 'failed';

async function countWaiting(): Promise<number> {
  const inbox = await openInbox();
  return inbox
    .ids()
    .then((ids) => ids.length)
    .finally(() => inbox.close());
}

const itemOf = ({ id, title, kind, capturedAt, source, size }: Entry, isNew: boolean): RecordItem => ({
  id,
  title,
  kind,
  at: capturedAt,
  source: source === 'own-file' ? 'file' : 'portal-download',
  size,
  isNew,
});

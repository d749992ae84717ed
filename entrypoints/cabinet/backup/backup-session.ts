import type { BackupStage, BackupView, ReminderView } from '../../../components/archive';
import {
  backupFileName,
  backupReminder,
  copiedOf,
  exportName,
  findHeader,
  type LastBackups,
  lastBackupsOf,
  readLastBackups,
  writeLastBackups,
} from '../../../utils/archive/store';
import {
  canChooseFile,
  canChooseFolder,
  chooseFolder,
  chooseSaveFile,
  nameApart,
  removeStaleTemp,
} from '../../../utils/platform';
import type { Locale } from '../../../utils/text';
import type { BackupLock, KeyClient, PersonId } from '../../../utils/vault';
import type { Family } from '../records/family';
import { exportOpen } from './export-open';
import { type Job, refused } from './job';
import { makeCopy } from './make-copy';
import { checkCopy, isUndecided, lookInto, type Pending, planOf, restoreCopy } from './open-copy';
import { belongingsOf, newestCopy, type Scope } from './people';

export type OpenedArchive = { family: Family; keys: KeyClient };

export type BackupSession = {
  view: () => BackupView | null;
  onChange: (listener: () => void) => () => void;
  /** Looks at the archive anew: after it was opened, and after records came in. */
  refresh: () => Promise<void>;
  /** `passphrase`: null locks the copy with the recovery key. */
  make: (passphrase: string | null, scope: Scope) => Promise<void>;
  check: (file: File, key: string) => Promise<void>;
  look: (file: File, key: string) => Promise<void>;
  /** The person says whose these documents of the plan are: an id or `NEW`. */
  place: (at: number, to: string) => Promise<void>;
  restore: () => Promise<void>;
  exportOpen: (scope: Scope) => Promise<void>;
  cancel: () => void;
  reset: () => void;
};

type Parts = {
  opened: () => OpenedArchive | null;
  /** Records came into the archive: the list is to be read again. */
  onRestored: () => Promise<void>;
  /** Work the person started counts as their presence: the archive does not close under it. */
  onActive: () => void;
  locale: () => Locale;
  /** How many documents lie in the inbox: in nobody's list, and so in no copy. */
  waiting: () => Promise<number>;
};

/** What the page of the backup knows and does. The view is null while the archive is closed. */
export function backupSession({ opened, onRestored, onActive, locale, waiting }: Parts): BackupSession {
  const listeners = new Set<() => void>();
  let facts: Omit<BackupView, 'stage'> | null = null;
  let stage: BackupStage = { at: 'idle' };
  let lasts: LastBackups | null = null;
  let pending: Pending | null = null;
  let stopping: AbortController | null = null;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const show = (next: BackupStage) => {
    stage = next;
    if (next.at === 'work') onActive();
    tell();
  };
  const forget = () => {
    pending?.client.close();
    pending = null;
  };

  const refresh = async () => {
    const open = opened();
    const people = open ? await belongingsOf(open.family, 'everybody') : null;
    if (!open || !people?.ok) return;
    lasts ??= await readLastBackups(sealedBy(open));
    const entries = people.value.flatMap((person) => person.entries);
    const shown = people.value.find(({ id }) => id === open.family.current());
    facts = {
      documents: entries.length,
      size: entries.reduce((sum, entry) => sum + entry.size, 0),
      shown: people.value.length > 1 && shown ? { name: shown.name, documents: shown.entries.length } : null,
      recoverable: (await recoveryLock(open.keys)) !== null,
      last: newestCopy(lasts),
      waiting: await waiting().catch(() => 0),
      reminder: backupReminder(copiedOf(people.value, lasts), Date.now()) satisfies ReminderView,
      chooses: { file: canChooseFile(), folder: canChooseFolder() },
    };
    tell();
  };

  const remember = async (next: LastBackups) => {
    lasts = { ...lasts, ...next };
    const open = opened();
    if (open) await writeLastBackups(sealedBy(open), lasts);
    await refresh();
  };

  /** One job at a time; whatever it throws ends as a sentence on the page, never as a spinner for ever. */
  const during = async (work: (job: Job) => Promise<BackupStage>) => {
    const open = opened();
    if (!open || stopping) return;
    stopping = new AbortController();
    const { signal } = stopping;
    try {
      const job: Job = { ...open, signal, show, locale: locale(), now: Date.now() };
      show(await work(job));
    } catch {
      show({ at: 'failed', why: 'failed', file: null });
    } finally {
      stopping = null;
    }
  };

  void removeStaleTemp(Date.now()).catch(() => undefined);

  return {
    view: () => (facts ? { ...facts, stage } : null),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    refresh,
    make: (passphrase, scope) =>
      during(async (job) => {
        const people = await belongingsOf(job.family, scope);
        if (!people.ok) return refused(people.error);
        const lock: BackupLock | null =
          passphrase === null ? await recoveryLock(job.keys) : { kind: 'passphrase', passphrase };
        if (!lock) return { at: 'failed', why: 'no-recovery', file: null };
        show({ at: 'choosing' });
        const target = await chooseSaveFile(proposedName(job.now, lasts ?? {}));
        if (!target) return { at: 'idle' };
        const checkedAt = target.place === 'chosen' ? job.now : 0;
        return makeCopy(job, people.value, target, lock, (copy) => remember(lastBackupsOf(copy, checkedAt)));
      }),
    check: (file, key) =>
      during((job) =>
        checkCopy(job, file, key, async (madeAt) => {
          const checkedAt = Date.now();
          const seen = Object.entries(lasts ?? {}).filter(([, last]) => last.at === madeAt);
          if (seen.length > 0)
            await remember(Object.fromEntries(seen.map(([id, last]) => [id, { ...last, checkedAt }])));
        }),
      ),
    look: (file, key) =>
      during(async (job) => {
        forget();
        const seen = await lookInto(job, file, key);
        pending = seen.pending;
        return seen.stage;
      }),
    async place(at, to) {
      const open = opened();
      if (!open || !pending || stage.at !== 'plan') return;
      pending = { ...pending, chosen: new Map(pending.chosen).set(at, to) };
      const [asked, plan] = [pending, await planOf(open, pending)];
      // A second choice may have been quicker than the first.
      if (asked === pending && stage.at === 'plan') show(plan);
    },
    restore: () =>
      during(async (job) => {
        if (!pending) return { at: 'idle' };
        if (isUndecided(pending)) return planOf(job, pending);
        const done = await restoreCopy(job, pending).finally(forget);
        await onRestored();
        await refresh();
        return done;
      }),
    exportOpen: (scope) =>
      during(async (job) => {
        const people = await belongingsOf(job.family, scope);
        if (!people.ok) return refused(people.error);
        show({ at: 'choosing' });
        const name = exportName(job.now);
        const folder = canChooseFolder() ? await chooseFolder(name) : null;
        if (!folder && canChooseFolder()) return { at: 'idle' };
        return exportOpen(job, people.value, folder, name);
      }),
    cancel: () => stopping?.abort(),
    reset() {
      forget();
      show({ at: 'idle' });
    },
  };
}

/**
 * Never the name of a copy that was made earlier the same day: chosen again, that file would be emptied before the new
 * copy is written. Downloads get a number from the browser.
 */
function proposedName(now: number, lasts: LastBackups): string {
  const name = backupFileName(now);
  const isTaken = canChooseFile() && Object.values(lasts).some(({ at }) => backupFileName(at) === name);
  return isTaken ? nameApart(name, now) : name;
}

const sealedBy = ({ family, keys }: OpenedArchive) => ({ keys, person: family.persons()[0]?.id as PersonId });

/**
 * The public half of the recovery key, from a header the open vault has proven to be its own: whoever can write the
 * profile could put theirs in.
 */
async function recoveryLock(keys: KeyClient): Promise<BackupLock | null> {
  const header = await findHeader();
  if (!header.ok || !(await keys.adoptHeader(header.value.text)).ok) return null;
  const slot = header.value.header.slots.find(({ kind }) => kind === 'recovery');
  return slot?.kind === 'recovery' ? { kind: 'recipient', recipient: slot.recipient } : null;
}

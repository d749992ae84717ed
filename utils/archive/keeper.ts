import { type Clock, DAY, systemClock } from '../kernel';
import * as v from '../kernel/shape';
import { readStored, writeStored } from '../platform';
import type { Archive } from './archive';
import type { ArchiveDb } from './archive-db';
import type { CheckAsked } from './check';
import type { Copies } from './copies';
import { type StagedMark, storedMark } from './staged-mark';
import { sweepLeftovers } from './staging';
import { catchUp, strayRows } from './upkeep';

/**
 * How the archive is. `restored`, `lost`: documents. `list`: the catalogue and its manifest. `copies`: `behind`, some are
 * still to be written; `full`, there is no room for them; `none`, the browser has no place for them.
 */
export type Health = {
  restored: number;
  lost: readonly string[];
  list: 'whole' | 'restored' | 'lost';
  sentinel: 'whole' | 'restored';
  strays: number;
  copies: 'whole' | 'behind' | 'full' | 'none' | 'off';
};
export type Checked = { total: number; cancelled: boolean; copied: number };

const notesShape = v.object({
  at: v.number(),
  next: v.array(v.string()),
  lost: v.pipe(v.array(v.string()), v.maxLength(1_000)),
});
/** `at`: of the last daily slice, ms since the epoch. `next`: where the next begins, by person. `lost`: what it found damaged. */
export type CheckNotes = v.InferOutput<typeof notesShape>;
export type CheckNotesStore = { read(): Promise<unknown>; write(notes: CheckNotes): Promise<void> };

const storedNotes: CheckNotesStore = {
  // Without them more is looked at than is due, which is no reason to look at nothing.
  read: () => readStored('archiveCheck').catch(() => undefined),
  write: (notes) => writeStored('archiveCheck', notes).catch(() => undefined),
};

type KeeperParts = {
  db: ArchiveDb;
  /** Of all persons, as they are now: what none of them names is nobody's. */
  archives: () => readonly Archive[];
  copies: Copies | null;
  notes?: CheckNotesStore;
  /** Of rows that a restore has laid ready. */
  mark?: StagedMark;
  /** Second copies are missing and are being written: with many documents that takes minutes. */
  onBehind?: () => void;
  clock?: Clock;
};

const DAILY_SHARE = 0.01;
/** Besides its daily hundredth, what can be looked at without anybody noticing. */
const AT_EASE = 64 * 1024 * 1024;

export type Keeper = {
  health(): Health;
  /** After each opening, and once a day while it stays open: copies are caught up, a slice is checked. */
  tend(signal?: AbortSignal): Promise<void>;
  /** Second copies of what a restore has just added. */
  copyNew(signal?: AbortSignal): Promise<void>;
  /** Everything, at the person's word. Null: it could not be done. */
  checkAll(asked: Pick<CheckAsked, 'signal' | 'onProgress'>): Promise<Checked | null>;
};

/** Looks after the archives of all persons while it is unlocked. */
export function keepWhole(parts: KeeperParts): Keeper {
  const { db, archives, copies, notes = storedNotes, mark = storedMark(), clock = systemClock } = parts;
  const { onBehind = () => undefined } = parts;
  let strays = 0;
  let state: Health['copies'] = copies ? 'whole' : 'off';

  const readNotes = async (): Promise<CheckNotes> => {
    const read = v.safeParse(notesShape, await notes.read().catch(() => undefined));
    return read.success ? read.output : { at: 0, next: [], lost: [] };
  };
  const findingsNow = () => archives().flatMap((archive) => archive.findings());
  const lost = () =>
    findingsNow()
      .filter(({ what, how }) => what === 'document' && how === 'lost')
      .map(({ id }) => id);
  const remember = async (change: Partial<CheckNotes>) => {
    const before = await readNotes();
    await notes.write({ ...before, ...change, lost: lost().slice(0, 1_000) }).catch(() => undefined);
  };

  const copyAll = async (signal?: AbortSignal) => {
    const onProgress = () => {
      if (state === 'behind') return;
      state = 'behind';
      onBehind();
    };
    const asked = { onProgress, ...(signal ? { signal } : {}) };
    const done = copies ? await catchUp({ db, copies, archives: archives() }, asked) : null;
    if (!done) return;
    if (!done.ok) state = 'none';
    else if (done.value.full) state = 'full';
    else state = done.value.written < done.value.missing ? 'behind' : 'whole';
  };

  return {
    health() {
      const findings = findingsNow();
      const ofList = findings.filter(({ what }) => what === 'list' || what === 'manifest');
      const found = findings.filter(({ what, how }) => what === 'document' && how !== 'lost');
      return {
        restored: found.length,
        lost: lost(),
        list: ofList.some(({ how }) => how === 'lost') ? 'lost' : ofList.length > 0 ? 'restored' : 'whole',
        sentinel: findings.some(({ what }) => what === 'sentinel') ? 'restored' : 'whole',
        strays,
        copies: state,
      };
    },
    async tend(signal) {
      const before = await readNotes();
      await sweepLeftovers({ db, mark, archives: archives() });
      const ready = (await mark.read().catch(() => null))?.ids ?? [];
      const found = await strayRows(db, archives(), ready);
      if (found.ok) strays = found.value.length;
      await copyAll(signal);
      const due = clock() - before.at >= DAY || clock() < before.at;
      const asked = { share: due ? DAILY_SHARE : 0, bytes: AT_EASE / archives().length, first: before.lost };
      const next: string[] = [];
      for (const [n, archive] of archives().entries()) {
        const from = before.next[n] ?? '';
        const report = await archive.check({ ...asked, from, ...(signal ? { signal } : {}) });
        if (!report.ok) return;
        next.push(report.value.next);
      }
      await remember({ next, ...(due ? { at: clock() } : {}) });
    },
    copyNew: copyAll,
    async checkAll(asked) {
      await copyAll(asked.signal);
      const sum: Checked = { total: 0, cancelled: false, copied: 0 };
      const sizes = await Promise.all(archives().map((archive) => archive.refs()));
      const total = sizes.reduce((all, refs) => all + (refs.ok ? refs.value.length : 0), 0);
      for (const archive of archives()) {
        const { total: before } = sum;
        const onProgress = (done: number) => asked.onProgress?.(before + done, total);
        const report = await archive.check({ ...asked, onProgress });
        if (!report.ok) return null;
        if (report.value.uncopied > 0) state = 'full';
        sum.total += report.value.checked;
        sum.copied += report.value.copied;
        sum.cancelled ||= report.value.cancelled;
      }
      await remember({});
      return sum;
    },
  };
}

import type { IntegrityView } from '../../components/archive';
import {
  type Archive,
  type Copies,
  dropCopies,
  fileCopies,
  type Health,
  keepWhole,
  type OpenedStore,
} from '../../utils/archive/store';
import { DAY } from '../../utils/kernel';
import { readSettings } from '../../utils/messaging';
import { readStored, watchStored } from '../../utils/platform';

/** The person's wish, as a place for second copies or none. */
export async function wantedCopies(): Promise<Copies | null> {
  if (readSettings(await readStored('settings').catch(() => undefined)).secondCopy) return fileCopies();
  // What another page was writing when they were switched off.
  await dropCopies();
  return null;
}

/** Calls back when the wish changes; copies that are no longer wanted are gone by then. */
export function onCopiesWanted(listener: () => void): void {
  let wanted: boolean | null = null;
  void readStored('settings').then((stored) => {
    wanted ??= readSettings(stored).secondCopy;
  });
  watchStored('settings', async (stored) => {
    const { secondCopy } = readSettings(stored);
    if (wanted === secondCopy) return;
    wanted = secondCopy;
    if (!secondCopy) await dropCopies();
    listener();
  });
}

export type ArchiveCare = {
  view(): IntegrityView;
  lost(): ReadonlySet<string>;
  /** After the opening; then it goes on once a day. */
  begin(): void;
  /** After a restore, which does not wait for the second copies of what it has added. */
  copyNew(): void;
  check(): Promise<void>;
  cancelCheck(): void;
  end(): void;
};

type CareParts = Omit<OpenedStore, 'fresh'> & {
  /** Everybody's, as they are now: what another person's list needs is no rubbish. */
  archives: () => readonly Archive[];
  /** Before each look: another page may have added somebody, whose copies must not be swept as nobody's. */
  sync: () => Promise<void>;
  copies: Copies | null;
  /** The header or the sentinel was lost and is from its spare. */
  fromSpare: boolean;
  onChange: () => void;
};

/** The keeper of an open archive, with what the page shows of its work. */
export function careFor({ db, newer, moved, fromSpare, archives, sync, copies, onChange }: CareParts): ArchiveCare {
  const keeper = keepWhole({ db, archives, copies, onBehind: onChange });
  const ending = new AbortController();
  let cancelling = new AbortController();
  let checking: IntegrityView['checking'] = null;
  let checked: IntegrityView['checked'] = null;
  let turn: Promise<unknown> = Promise.resolve();
  /** One after the other, or two would write the same files. */
  const inTurn = (work: (signal: AbortSignal) => Promise<void>) => {
    turn = turn
      .then(sync)
      .then(() => work(ending.signal))
      .catch(() => undefined)
      .then(onChange);
  };
  const tend = () => inTurn(keeper.tend);
  const daily = setInterval(tend, DAY);
  return {
    view() {
      const { lost, ...health }: Health = keeper.health();
      const sentinel = fromSpare && health.sentinel === 'whole' ? 'spare' : health.sentinel;
      return { ...health, sentinel, lost: lost.length, newer, moved, checking, checked };
    },
    lost: () => new Set(keeper.health().lost),
    begin: tend,
    copyNew: () => inTurn(keeper.copyNew),
    async check() {
      if (checking) return;
      cancelling = new AbortController();
      checking = { done: 0, total: 0 };
      onChange();
      let shown = 0;
      const onProgress = (done: number, total: number) => {
        checking = { done, total };
        // As often as an eye can follow: each entry takes about a millisecond.
        if (Date.now() - shown < 100) return;
        shown = Date.now();
        onChange();
      };
      const done = await sync()
        .then(() => keeper.checkAll({ signal: cancelling.signal, onProgress }))
        .catch(() => null);
      checking = null;
      checked = done ? { total: done.total, cancelled: done.cancelled } : { total: null, cancelled: false };
      onChange();
    },
    cancelCheck: () => cancelling.abort(),
    end() {
      clearInterval(daily);
      ending.abort();
      cancelling.abort();
    },
  };
}

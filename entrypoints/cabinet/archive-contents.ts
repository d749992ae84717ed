import type { ArchiveView, IntakeView, WaitingGroup } from '../../components/archive';
import {
  type Archive,
  type ArchiveFailure,
  acceptLoss,
  browserRoom,
  type Entry,
  emptyTrashes,
  type Waiting,
} from '../../utils/archive/store';
import type { Bytes, Result } from '../../utils/kernel';
import type { KeyClient, PersonId } from '../../utils/vault';
import { type ArchiveCare, careFor } from './archive-care';
import type { OpenedArchive } from './backup/backup-session';
import { decide, dropCopies, type Emptied, forgetMissing, keepFiles, setAside } from './inbox-desk';
import { factsReader } from './read-facts';
import { itemsOf } from './record-items';
import { recordActions } from './records/actions';
import { describeOld } from './records/describe';
import { destroyArchive } from './records/destroy';
import type { Family } from './records/family';
import { keepAsked } from './records/keep-asked';
import type { Everybody } from './records/open-everybody';
import { groupsOf, settle, takeFor, withTheirs } from './records/take-inbox';
import type { OpenArchiveCalls } from './session-contract';

type Parts = {
  show: (view: Extract<ArchiveView, { state: 'open' }>) => void;
  /** The list cannot be vouched for: closes the archive and says why. */
  giveUp: (why: ArchiveFailure) => void;
};

/** What stands on the screen of an open archive: whose records, what has come in, what is whole. */
export type ArchiveContents = {
  isOpen: () => boolean;
  /** Everybody's archives, with the same person on the screen as before if they are still there. */
  open: (everybody: Everybody, keys: KeyClient) => Promise<void>;
  /** The store is about to be opened anew. */
  rest: () => void;
  /** Nothing of it is known any more. */
  clear: () => void;
  isDestroying: () => boolean;
  takeInbox: () => Promise<void>;
  calls: OpenArchiveCalls;
};

export function archiveContents({ show, giveUp }: Parts): ArchiveContents {
  let keys: KeyClient | null = null;
  let everybody: Everybody | null = null;
  let family: Family | null = null;
  let archive: Archive | null = null;
  let care: ArchiveCare | null = null;
  let atHand: OpenedArchive | null = null;
  let waiting: WaitingGroup[] = [];
  let lying: Waiting[] = [];
  let free: number | null = null;
  let intake: IntakeView | null = null;
  let destroying = false;
  let describing = new AbortController();
  const facts = factsReader();
  const isNew = new Set<string>();
  let [unreadable, missing]: [readonly string[], readonly string[]] = [[], []];
  let [aside, held]: [number, Emptied['held']] = [0, []];

  const rest = () => care?.end();
  const clear = () => {
    rest();
    describing.abort();
    [archive, family, everybody, atHand] = [null, null, null, null];
    [lying, held] = [[], []];
  };

  /** The person of the family who is on the screen. */
  const openPerson = async () => {
    if (!family || !everybody || !keys) return;
    archive = family.archive();
    care?.end();
    const { family: _, ...store } = everybody;
    care = careFor({ ...store, archives: family.archives, sync: family.sync, onChange: refresh });
    atHand = { family, keys };
    isNew.clear();
    await emptyTrashes(family.archives());
    await takeInbox();
    if (!archive) return;
    care?.begin();
    await describeAll();
  };

  const describeAll = async () => {
    describing.abort();
    describing = new AbortController();
    if (archive && (await describeOld(archive, facts, describing.signal))) await refresh();
    facts.close();
  };

  let taking: Promise<unknown> = Promise.resolve();
  /** One after the other: what the first files is what the next must know. */
  const takeInbox = (): Promise<void> => {
    const turn = taking.then(takeNow);
    taking = turn.catch(() => undefined);
    return turn;
  };

  const takeNow = async () => {
    if (!archive || !family || !keys) return;
    const emptied = await takeFor({ family, facts, keys }, { waiting: lying, held });
    const { taken } = emptied;
    ({ aside, held } = emptied);
    facts.close();
    if (!archive || !family) return;
    lying = taken.waiting;
    waiting = groupsOf(lying, family);
    free = await browserRoom().catch(() => null);
    const entries = await archive.entries();
    if (!entries.ok) {
      if (entries.error === 'gone') return;
      clear();
      // The keys have nothing more to do here; and what is damaged is not to be written to from another page.
      return giveUp(entries.error);
    }
    for (const id of taken.added) isNew.add(id);
    ({ unreadable, missing } = taken);
    const found: IntakeView = {
      added: taken.added.length,
      duplicates: taken.duplicates,
      whole: taken.whole,
      unreadable: unreadable.length,
      missing: missing.length,
      full: taken.stopped === 'storage-full',
    };
    if (found.added + found.duplicates + found.unreadable + missing.length > 0 || found.full) intake = found;
    showOpen(entries.value);
  };

  const showOpen = (entries: readonly Entry[]) => {
    if (!care || !family) return;
    const people = { persons: family.persons(), current: family.current(), waiting };
    const strangers = family.outOfPlace(entries);
    const records = itemsOf(entries, isNew, care.lost()).map((item) => ({
      ...item,
      isOutOfPlace: strangers.has(item.id),
    }));
    show({ state: 'open', records, intake, aside, held, integrity: care.view(), people, free });
  };

  /** What the keeper has found since. */
  const refresh = async () => {
    const entries = await archive?.entries();
    if (entries?.ok) showOpen(entries.value);
  };

  const calls: OpenArchiveCalls = {
    dismissIntake() {
      aside += unreadable.length;
      intake = null;
      const [lost, unread] = [missing, unreadable];
      void forgetMissing(lost)
        .then(() => setAside(unread, true))
        .then(refresh);
      [unreadable, missing] = [[], []];
    },
    async retryAside() {
      await setAside(null, false);
      await takeInbox();
    },
    async dropAside() {
      const done = await dropCopies(null);
      await takeInbox();
      return done;
    },
    async decideHeld(id, wanted) {
      await decide(id, wanted);
      await takeInbox();
    },
    async addFiles(files, work) {
      if (!archive || !family) return { added: 0, duplicates: 0, signatures: 0, refused: [], stopped: 'gone' };
      await family.acquaint();
      const { report, ids } = await keepFiles(keepAsked({ archive, family, facts, waiting: lying }), files, work);
      for (const id of ids) isNew.add(id);
      await takeInbox();
      const asked = withTheirs(lying).filter((id) => ids.includes(id));
      return { ...report, added: report.added - asked.length };
    },
    check: async () => care?.check(),
    cancelCheck: () => care?.cancelCheck(),
    async rebuildList() {
      if (archive && family) await acceptLoss(archive, family.archives());
      await takeInbox();
    },
    records: recordActions({
      family: () => family,
      refresh,
      reopen: openPerson,
      async settle(ids, person) {
        const taken = family && keys && (await settle({ family, facts, keys }, withTheirs(lying, ids), person));
        await takeInbox();
        return taken?.stopped === null;
      },
      async refuse(ids) {
        const done = await dropCopies(withTheirs(lying, ids));
        await takeInbox();
        return done;
      },
      async destroy() {
        destroying = true;
        rest();
        describing.abort();
        return destroyArchive();
      },
      lock: async () => keys?.lock(),
    }),
    opened: () => atHand,
    async restored() {
      await takeInbox();
      care?.copyNew();
    },
    async read(id) {
      const entries = await archive?.entries();
      const entry = entries?.ok ? entries.value.find((one) => one.id === id) : undefined;
      const read: Result<Bytes, string> | undefined = entry && (await archive?.read(entry));
      await refresh();
      return entry && read?.ok ? { entry, bytes: read.value } : 'damaged';
    },
  };

  return {
    isOpen: () => archive !== null,
    async open(next, client) {
      const before: PersonId | undefined = family?.current();
      [everybody, family, keys] = [next, next.family, client];
      if (before) family.switchTo(before);
      await openPerson();
    },
    rest,
    clear,
    isDestroying: () => destroying,
    takeInbox,
    calls,
  };
}

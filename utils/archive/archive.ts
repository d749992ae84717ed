import { type Bytes, err, ok, type Result } from '../kernel';
import { type Amendment, type Amendments, amended, type Find, type Rewrite, together, without } from './amend';
import { type BareEntry, type Entry, isId } from './catalogue';
import { type CheckAsked, type CheckReport, checkRefs } from './check';
import { type Change, commit, growth, type NewBranch, sealBranches } from './commit';
import { digest } from './digest';
import { holdingsOf } from './holdings';
import { loadTree } from './load';
import { type ArchiveFailure, type ArchiveParts, type Finding, type Ref, unsealPart } from './parts';
import { hasRoom } from './room';
import { fetchSealed, isWhole, readRow, restoreRow } from './rows';
import { sealBodies } from './seal-bodies';
import { besides } from './signatures';
import { type Branch, bodyRef, entriesOf, isDamaged, refsOf, type Tree } from './tree';

/** A document to keep. `id` is its record's id for good, so adding one twice adds it once. */
export type NewDocument = Omit<BareEntry, 'revision' | 'generation' | 'addedAt' | 'size' | 'sealed'> & { bytes: Bytes };
/** `waiting`: those of the added that lie in the inbox until somebody says whose they are. */
export type Added = { added: string[]; duplicates: string[]; waiting?: string[] };

export type Archive = {
  /** What can be listed; `findings` tells whether it is all. `damaged`: nothing can. */
  entries(): Promise<Result<readonly Entry[], ArchiveFailure>>;
  /** The original bytes, checked against the SHA-256 that was taken when they were captured. */
  read(entry: Entry): Promise<Result<Bytes, ArchiveFailure>>;
  /**
   * All or nothing, in one strict transaction; documents whose id or bytes are here already are duplicates. Refused
   * while the list is damaged.
   */
  add(documents: readonly NewDocument[]): Promise<Result<Added, ArchiveFailure>>;
  /** Takes documents out for good, with the signatures beside them; ids that are not here are passed over. */
  remove(ids: readonly string[]): Promise<Result<null, ArchiveFailure>>;
  /**
   * Changes what is told of documents, all or nothing; ids that are not here are passed over. A signature is deleted and
   * comes back with the document it lies beside, whoever asks.
   */
  amend(changes: Amendments): Promise<Result<null, ArchiveFailure>>;
  /** What was not as it should be since this archive was opened, by the id of what it was; the last word on each. */
  findings(): readonly Finding[];
  /** Every ciphertext this person's list stands on. */
  refs(): Promise<Result<readonly Ref[], ArchiveFailure>>;
  /** Rows that belong to nothing and that the person was told of. */
  setAside(): Promise<Result<readonly string[], ArchiveFailure>>;
  /** Holds rows and second copies against their hashes and mends either from the other. */
  check(asked?: CheckAsked): Promise<Result<CheckReport, ArchiveFailure>>;
  /**
   * At the person's word: what can be read of a damaged list becomes the list. Nothing is deleted.
   * @param claimed ids of rows that are somebody else's: `accept-loss.ts` gathers them
   */
  acceptLoss(claimed?: ReadonlySet<string>): Promise<Result<null, ArchiveFailure>>;
};

/** One person's records in an unlocked archive. `told`: what was found before, in the store it has moved from. */
export function openArchive(parts: ArchiveParts, told: readonly Finding[] = []): Archive {
  const { db } = parts;
  const holdings = holdingsOf();
  const find: Find = (branches, ids) => holdings(branches).holding(ids);
  let known: Tree | null = null;
  const findings = new Map(told.map((finding) => [finding.id, finding]));
  const note = (found: readonly Finding[]) => {
    for (const finding of found) findings.set(finding.id, finding);
  };
  const inTurn = <T>(work: () => Promise<Result<T, ArchiveFailure>>): Promise<Result<T, ArchiveFailure>> =>
    navigator.locks.request('archive-write', async () => {
      try {
        return await work();
      } catch {
        known = null;
        return err('failed' as const);
      }
    });

  /** Another page may have written since: the manifest's revision, in clear, tells. Under the lock. */
  const tree = async (): Promise<Result<Tree, ArchiveFailure>> => {
    if (known?.head && (await db.objects.get(known.head.id))?.revision === known.head.revision) return ok(known);
    const loaded = await loadTree(parts);
    if (!loaded.ok) return loaded;
    note(loaded.value.findings);
    known = loaded.value;
    return loaded;
  };

  const write = async (before: Tree, change: Change): Promise<Result<null, ArchiveFailure>> => {
    known = null;
    const written = await commit(parts, before, change);
    if (!written.ok) return written;
    known = written.value;
    return ok(null);
  };

  const writeBranches = async (before: Tree, kept: readonly Branch[], news: readonly NewBranch[], more: Change) => {
    const sealed = await sealBranches(parts, kept, news);
    if (!sealed.ok) return sealed;
    const { branches, written } = sealed.value;
    return write(before, { ...more, branches, written: [...more.written, ...written] });
  };

  const keep = async (before: Tree, fresh: readonly NewDocument[]): Promise<Result<null, ArchiveFailure>> => {
    const done = await sealBodies(parts, fresh);
    if (!done.ok) return done;
    const entries: Entry[] = done.value.map(({ entry }) => entry);
    const { kept, grown } = growth(before.branches, entries);
    return writeBranches(before, kept, grown, { branches: [], written: done.value.map(({ body }) => body) });
  };

  const again = (before: Tree, id: string): Promise<Result<null, ArchiveFailure>> => {
    const kept = before.branches.filter(({ ref }) => ref.id !== id);
    const news = before.branches
      .filter(({ ref }) => ref.id === id)
      .map(({ ref, entries, deleted }) => ({ id, revision: ref.revision + 1, entries, deleted }));
    return writeBranches(before, kept, news, { branches: [], written: [] });
  };

  /** Writes anew the segments that a change touches. Under the lock. */
  const change = async (rewrite: (branches: readonly Branch[]) => Rewrite & { going?: ReadonlySet<string> }) => {
    const before = await tree();
    if (!before.ok) return before;
    if (isDamaged(before.value)) return err('damaged' as const);
    const { kept, news, going = [] } = rewrite(before.value.branches);
    if (news.length === 0) return ok(null);
    const { has } = holdings(before.value.branches);
    const dropped = [...going].filter(has);
    return writeBranches(before.value, kept, news, { branches: [], written: [], dropped });
  };

  const amend = (changes: Amendments) =>
    change((branches) => amended(branches, together(entriesOf({ branches }), changes), find));

  const asked = <T>(look: (tree: Tree) => T): Promise<Result<T, ArchiveFailure>> =>
    inTurn(async () => {
      const read = await tree();
      return read.ok ? ok(look(read.value)) : read;
    });

  /** A body that is whole needs no turn: it never changes, and nothing is written. Null: not whole, or not found so. */
  const glance = async (entry: Entry): Promise<Result<Bytes, ArchiveFailure> | null> => {
    const ref = bodyRef(entry);
    const row = await readRow(db, ref.id);
    if (!row || !(await isWhole(row, ref))) return null;
    const opened = await unsealPart(parts, ref, row.ct);
    if (!opened.ok) return opened.error === 'damaged' ? null : opened;
    return (await digest(opened.value)) === entry.sha256 ? opened : null;
  };

  /** The body by its reference: from the row, or from the second copy, which then mends the row. */
  const body = async (entry: Entry): Promise<Result<Bytes, ArchiveFailure>> => {
    const ref = bodyRef(entry);
    const fetched = await fetchSealed(parts, ref);
    const opened = fetched ? await unsealPart(parts, ref, fetched.ct) : err('damaged' as const);
    if (!opened.ok && opened.error !== 'damaged') return opened;
    const whole = opened.ok && (await digest(opened.value)) === entry.sha256;
    const how = !whole ? 'lost' : fetched?.from === 'copy' ? await restoreRow(parts, ref, fetched.ct) : null;
    if (how) note([{ what: 'document', id: entry.id, count: 1, how }]);
    return whole ? opened : err('damaged');
  };

  return {
    entries: () => asked(entriesOf),
    read: async (entry) => (await glance(entry).catch(() => null)) ?? inTurn(() => body(entry)),
    add: (documents) =>
      inTurn(async (): Promise<Result<Added, ArchiveFailure>> => {
        const before = await tree();
        if (!before.ok) return before;
        if (parts.readOnly) return err('newer');
        if (isDamaged(before.value)) return err('damaged');
        const here = holdings(before.value.branches);
        // Of those that are given together.
        const [ids, hashes] = [new Set<string>(), new Set<string>()];
        const fresh: NewDocument[] = [];
        const duplicates: string[] = [];
        const back = new Map<string, Amendment>();
        for (const document of documents) {
          const { id, sha256 } = document;
          const same = here.same(sha256);
          if (same?.removedAt !== undefined) back.set(same.id, { removedAt: null });
          else if (same || here.has(id) || ids.has(id) || hashes.has(sha256)) duplicates.push(id);
          else fresh.push(document);
          ids.add(id);
          hashes.add(sha256);
        }
        if (!(await hasRoom(parts, fresh))) return err('storage-full');
        const written = fresh.length > 0 ? await keep(before.value, fresh) : ok(null);
        // What is kept once more had been deleted: the person wants it after all.
        const again = written.ok && back.size > 0 ? await amend(back) : written;
        return again.ok ? ok({ added: [...back.keys(), ...fresh.map(({ id }) => id)], duplicates }) : again;
      }),
    remove: (ids) =>
      inTurn(() =>
        change((branches) => {
          const going = new Set([...ids, ...besides(entriesOf({ branches }), new Set(ids)).keys()]);
          return { ...without(branches, going, find), going };
        }),
      ),
    amend: (changes) => inTurn(() => amend(changes)),
    findings: () => [...findings.values()],
    refs: () => asked(refsOf),
    setAside: () => asked(({ setAside }) => setAside),
    check: (wanted = {}) => checkRefs({ ...parts, inTurn, tree, note, again }, wanted),
    acceptLoss: (claimed = new Set()) =>
      inTurn(async () => {
        const before = await tree();
        if (!before.ok) return before;
        if (!isDamaged(before.value)) return ok(null);
        const entries = entriesOf(before.value);
        const ids = new Set(entries.map(({ id }) => id));
        const left = (await db.objects.toCollection().primaryKeys()).filter((id) => !ids.has(id));
        const news = growth([], entries).grown;
        const loose = [...new Set([...before.value.setAside, ...left])].filter(isId);
        const setAside = loose.filter((id) => id !== before.value.id && !claimed.has(id));
        const done = await writeBranches(before.value, [], news, { branches: [], written: [], setAside });
        if (!done.ok) return done;
        for (const { id, what } of findings.values()) if (what !== 'document') findings.delete(id);
        known = null;
        return done;
      }),
  };
}

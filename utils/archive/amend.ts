import type { DocumentFacts } from '../documents';
import type { Entry, Tombstone } from './catalogue';
import { growth, type NewBranch } from './commit';
import { besides } from './signatures';
import type { Branch } from './tree';

/** What may change in an entry after it was kept; null takes it away. The document itself never changes. */
export type Amendment = {
  facts?: DocumentFacts;
  corrected?: Entry['corrected'] | null;
  removedAt?: number | null;
  signs?: string;
};
export type Amendments = ReadonlyMap<string, Amendment>;

/**
 * With what a change to a document does to the signatures beside it: they are deleted and brought back together. Which
 * document is theirs is written down meanwhile, for by its name alone it might not be found again.
 */
export function together(entries: readonly Entry[], changes: Amendments): Amendments {
  const going = new Map([...changes].filter(([, { removedAt }]) => removedAt !== undefined));
  if (going.size === 0) return changes;
  const when = new Map(
    entries.filter(({ id }) => going.has(id)).map((one) => [one.sha256, going.get(one.id)?.removedAt]),
  );
  const beside = [...besides(entries, going)].map(([id, signs]): [string, Amendment] => {
    const removedAt = when.get(signs);
    return [id, { signs, ...(removedAt === undefined ? {} : { removedAt }) }];
  });
  return new Map([...beside, ...changes]);
}

/** Segments that change are written anew, the others are kept. */
export type Rewrite = { kept: Branch[]; news: NewBranch[] };

type Ids = Pick<ReadonlyMap<string, unknown>, 'has' | 'size' | 'keys'>;
/** The segments that hold any of the ids. */
export type Find = (branches: readonly Branch[], ids: Ids) => ReadonlySet<Branch>;

const lookThrough: Find = (branches, ids) =>
  new Set(branches.filter(({ entries }) => entries.some(({ id }) => ids.has(id))));

export function amended(branches: readonly Branch[], changes: Amendments, find = lookThrough): Rewrite {
  return rewrite(branches, find(branches, changes), ({ ref, entries, deleted }) => ({
    id: ref.id,
    revision: ref.revision + 1,
    entries: entries.map((entry) => withAmendment(entry, changes.get(entry.id))),
    deleted,
  }));
}

/** With records that are new, and changes to those that are there already. */
export function joined(branches: readonly Branch[], fresh: readonly Entry[], changes: Amendments): Rewrite {
  const { kept, grown } = fresh.length > 0 ? growth(branches, fresh) : { kept: branches, grown: [] };
  const rest = amended(kept, changes);
  const more = grown.map((one) => ({
    ...one,
    entries: one.entries.map((entry) => withAmendment(entry, changes.get(entry.id))),
  }));
  return { kept: rest.kept, news: [...rest.news, ...more] };
}

/** Without the given records, which leave a tombstone each. */
export function without(branches: readonly Branch[], ids: ReadonlySet<string>, find = lookThrough): Rewrite {
  return rewrite(branches, find(branches, ids), ({ ref, entries, deleted }) => ({
    id: ref.id,
    revision: ref.revision + 1,
    entries: entries.filter(({ id }) => !ids.has(id)),
    deleted: [...deleted, ...entries.filter(({ id }) => ids.has(id)).map(tombstone)],
  }));
}

function rewrite(branches: readonly Branch[], touched: ReadonlySet<Branch>, change: (branch: Branch) => NewBranch) {
  return {
    kept: branches.filter((branch) => !touched.has(branch)),
    news: branches.filter((branch) => touched.has(branch)).map(change),
  };
}

export function withAmendment(entry: Entry, change: Amendment | undefined): Entry {
  if (!change) return entry;
  const { corrected, removedAt, ...rest } = entry;
  const told = change.corrected === undefined ? corrected : change.corrected;
  const removed = change.removedAt === undefined ? removedAt : change.removedAt;
  return {
    ...rest,
    ...(change.facts ? { facts: change.facts } : {}),
    ...(change.signs ? { signs: change.signs } : {}),
    ...(told ? { corrected: told } : {}),
    ...(removed === undefined || removed === null ? {} : { removedAt: removed }),
  };
}

const tombstone = ({ id, revision, generation }: Entry): Tombstone => ({ id, revision, generation });

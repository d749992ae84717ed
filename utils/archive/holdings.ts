import type { Find } from './amend';
import { type Entry, SEGMENT_SIZE } from './catalogue';
import type { Branch } from './tree';

type Held = Pick<Entry, 'id' | 'removedAt'>;

/** What is here already, by its id and by the SHA-256 of the original; and which segments hold any of the ids. */
export type Holdings = {
  has(id: string): boolean;
  same(sha256: string): Held | undefined;
  holding(ids: Parameters<Find>[1]): ReadonlySet<Branch>;
};

/** Made once for each segment, when it is first asked for. */
function indexed<Index>(make: (branch: Branch) => Index): (branch: Branch) => Index {
  const known = new WeakMap<Branch, Index>();
  return (branch) => {
    const there = known.get(branch) ?? make(branch);
    known.set(branch, there);
    return there;
  };
}

/**
 * Looks things up in a list segment by segment. A segment that a write has not touched is the same object as before and
 * is not read through again: one document more, or one changed, costs the same however long the list is.
 */
export function holdingsOf(): (branches: readonly Branch[]) => Holdings {
  const idsOf = indexed(({ entries }): ReadonlySet<string> => new Set(entries.map(({ id }) => id)));
  const hashesOf = indexed(
    ({ entries }): ReadonlyMap<string, Held> => new Map(entries.map((entry) => [entry.sha256, entry])),
  );
  return (branches) => ({
    has: (id) => branches.some((branch) => idsOf(branch).has(id)),
    same(sha256) {
      const branch = branches.findLast((one) => hashesOf(one).has(sha256));
      return branch && hashesOf(branch).get(sha256);
    },
    holding(ids) {
      const few = ids.size > SEGMENT_SIZE ? null : [...ids.keys()];
      const holds = (branch: Branch): boolean => {
        const here = idsOf(branch);
        return few ? few.some((id) => here.has(id)) : branch.entries.some(({ id }) => ids.has(id));
      };
      return new Set(branches.filter(holds));
    },
  });
}

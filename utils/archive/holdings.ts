import type { Entry } from './catalogue';
import type { Branch } from './tree';

type Held = Pick<Entry, 'id' | 'removedAt'>;
type Index = { ids: ReadonlySet<string>; hashes: ReadonlyMap<string, Held> };

/** What is here already, by its id and by the SHA-256 of the original. */
export type Holdings = { has(id: string): boolean; same(sha256: string): Held | undefined };

/**
 * Looks things up in a list segment by segment. A segment that a write has not touched is the same object as before and
 * is not read through again: one document more costs the same however long the list is.
 */
export function holdingsOf(): (branches: readonly Branch[]) => Holdings {
  const known = new WeakMap<Branch, Index>();
  const indexOf = (branch: Branch): Index => {
    const there = known.get(branch);
    if (there) return there;
    const index: Index = {
      ids: new Set(branch.entries.map(({ id }) => id)),
      hashes: new Map(branch.entries.map((entry) => [entry.sha256, entry])),
    };
    known.set(branch, index);
    return index;
  };
  return (branches) => {
    const all = branches.map(indexOf);
    return {
      has: (id) => all.some(({ ids }) => ids.has(id)),
      same: (sha256) => all.findLast(({ hashes }) => hashes.has(sha256))?.hashes.get(sha256),
    };
  };
}

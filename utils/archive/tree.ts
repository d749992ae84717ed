import { randomId } from '../kernel';
import type { Entry, SegmentRef, Tombstone } from './catalogue';
import type { Finding, Ref } from './parts';
import type { Head } from './sentinel';

/** A segment as it is now, with what it lists. */
export type Branch = { ref: SegmentRef; entries: readonly Entry[]; deleted: readonly Tombstone[] };

/**
 * A person's whole list as it was found, from the manifest down. `head` is null when nothing was kept yet, or when the
 * manifest is lost and this is what could be gathered without it.
 */
export type Tree = {
  /** Of the manifest to come: the same for good. */
  id: string;
  head: Head | null;
  branches: readonly Branch[];
  setAside: readonly string[];
  findings: readonly Finding[];
};

export const entriesOf = ({ branches }: Pick<Tree, 'branches'>): Entry[] => branches.flatMap(({ entries }) => entries);
export const bodyRef = ({ id, revision, generation, sealed }: Entry): Ref => ({
  id,
  part: 'body',
  revision,
  generation,
  ...sealed,
});
export const segmentRef = ({ ref: { count: _, ...ref } }: Branch): Ref => ({ ...ref, part: 'segment' });
/** Every ciphertext the tree stands on. */
export const refsOf = (tree: Tree): Ref[] => [
  ...(tree.head ? [{ ...tree.head, part: 'manifest' as const }] : []),
  ...tree.branches.map(segmentRef),
  ...entriesOf(tree).map(bodyRef),
];
/** Nothing may be written over a list that cannot be vouched for. */
export const isDamaged = ({ findings }: Pick<Tree, 'findings'>): boolean =>
  findings.some(({ what, how }) => how === 'lost' && (what === 'list' || what === 'manifest'));

/** Of somebody who has kept nothing yet. */
export const newTree = (id: string = randomId()): Tree => ({
  id,
  head: null,
  branches: [],
  setAside: [],
  findings: [],
});

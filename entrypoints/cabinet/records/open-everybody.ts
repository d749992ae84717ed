import {
  browserRoom,
  type Copies,
  type OpenedStore,
  openKept,
  openStore,
  storedSentinel,
} from '../../../utils/archive/store';
import type { KeyClient, PersonSeen, VaultId } from '../../../utils/vault';
import { wantedCopies } from '../archive-care';
import { type Family, openFamily } from './family';

/** `fromSpare`: the header or the sentinel was lost, and came back. */
export type Everybody = Omit<OpenedStore, 'fresh'> & { family: Family; copies: Copies | null; fromSpare: boolean };

type Parts = {
  keys: KeyClient;
  persons: readonly PersonSeen[];
  vaultId: VaultId;
  /** Whether the header is from its spare. */
  spared: boolean;
  onOutdated: () => void;
};

/** The store with everybody's archives in it. A store that takes no writes is moved as a whole. */
export async function openEverybody({ keys, persons, vaultId, spared, onOutdated }: Parts): Promise<Everybody> {
  const copies = await wantedCopies();
  const sentinel = storedSentinel(vaultId);
  const { db: found, newer, moved } = await openStore({ sentinel, copies, onOutdated });
  const parts = { keys, vaultId, sentinel, copies, readOnly: newer, room: browserRoom };
  const ids = persons.map(({ id }) => id);
  const { archives, db } = await openKept({ ...parts, db: found }, ids, onOutdated);
  void sentinel.keep();
  const [first] = archives;
  if (!first) throw new Error('a vault without persons');
  const fromSpare = spared || sentinel.fromSpare();
  return { db, newer, moved, copies, fromSpare, family: openFamily({ ...parts, db }, first, persons) };
}

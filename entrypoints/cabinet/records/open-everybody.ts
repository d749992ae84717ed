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

export type Everybody = Omit<OpenedStore, 'fresh'> & { family: Family; copies: Copies | null };

type Parts = { keys: KeyClient; persons: readonly PersonSeen[]; vaultId: VaultId; onOutdated: () => void };

/** The store with everybody's archives in it. A store that takes no writes is moved as a whole. */
export async function openEverybody({ keys, persons, vaultId, onOutdated }: Parts): Promise<Everybody> {
  const copies = await wantedCopies();
  const sentinel = storedSentinel(vaultId);
  const { db: found, newer, moved } = await openStore({ sentinel, copies, onOutdated });
  const parts = { keys, vaultId, sentinel, copies, readOnly: newer, room: browserRoom };
  const ids = persons.map(({ id }) => id);
  const { archives, db } = await openKept({ ...parts, db: found }, ids, onOutdated);
  void sentinel.keep();
  const [first] = archives;
  if (!first) throw new Error('a vault without persons');
  return { db, newer, moved, copies, family: openFamily({ ...parts, db }, first, persons) };
}

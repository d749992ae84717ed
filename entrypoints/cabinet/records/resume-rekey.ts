import {
  browserRoom,
  forgetPerson,
  handOver,
  openStore,
  readLastBackups,
  storedSentinel,
  writeLastBackups,
} from '../../../utils/archive/store';
import type { KeyClient, PersonId, PersonSeen, VaultId } from '../../../utils/vault';
import { wantedCopies } from '../archive-care';

type Parts = {
  keys: KeyClient;
  vaultId: VaultId;
  onProgress: (done: number, all: number) => void;
  /** Gives up the keys from before; gives whether that is stored. */
  end: () => Promise<boolean>;
};

const LOCK = 'archive-rekey';
const CHANNEL = 'medcard-rekey';

export const isBeingRekeyed = (persons: readonly PersonSeen[]): boolean => persons.some(({ successor }) => successor);

/**
 * Seals what is still under the keys from before, then gives them up. Where it was cut off it goes on; what cannot be
 * read keeps its old person, who then stays in the family until it is deleted. One page at a time; another waits here.
 */
export function resumeRekey({ keys, vaultId, onProgress, end }: Parts): Promise<void> {
  return navigator.locks.request(LOCK, async () => {
    const persons = await keys.persons();
    if (!persons.ok || !isBeingRekeyed(persons.value)) return;
    const copies = await wantedCopies();
    const sentinel = storedSentinel(vaultId);
    const { db, newer } = await openStore({ sentinel, copies });
    try {
      if (newer) return;
      const parts = { db, keys, vaultId, sentinel, copies, room: browserRoom };
      const pairs = persons.value.flatMap(({ id, successor }) => (successor ? [{ id, successor }] : []));
      let stuck = false;
      for (const { id, successor } of pairs) {
        const from = { ...parts, person: id };
        const done = await handOver(from, { ...parts, person: successor }, { onProgress });
        stuck ||= !done.ok || done.value.stuck.length > 0 || !(await forgetPerson(from)).ok;
      }
      await renameBackups(keys, persons.value, pairs);
      if (!stuck) await end();
    } finally {
      db.close();
    }
  });
}

/** When the last copies were made is known by person, and sealed by the first one. */
async function renameBackups(
  keys: KeyClient,
  persons: readonly PersonSeen[],
  pairs: readonly { id: PersonId; successor: PersonId }[],
): Promise<void> {
  const first = persons[0]?.id;
  const before = pairs.find(({ successor }) => successor === first)?.id;
  if (!first || !before) return;
  const lasts = await readLastBackups({ keys, person: before });
  const renamed = Object.entries(lasts).map(([id, last]) => [
    pairs.find((pair) => pair.id === id)?.successor ?? id,
    last,
  ]);
  if (renamed.length > 0) await writeLastBackups({ keys, person: first }, Object.fromEntries(renamed));
}

/** Other pages of the cabinet show what is under the keys from before: they load anew and wait for the end. */
export const tellRekey = (): void => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
};
export const onRekey = (listener: () => void): void => {
  new BroadcastChannel(CHANNEL).onmessage = listener;
};

import { type Clock, DAY, ok, type Result, systemClock } from '../kernel';
import type { Archive } from './archive';
import type { Entry } from './catalogue';
import type { ArchiveFailure } from './parts';

/** How long a deleted document can be brought back. */
export const KEPT_DELETED = 30 * DAY;

export const isRemoved = ({ removedAt }: Pick<Entry, 'removedAt'>): boolean => removedAt !== undefined;

/** When a deleted document goes for good, ms since the epoch. A clock set back does not make it for ever. */
export const goesAt = (removedAt: number, now: number): number => Math.min(removedAt, now) + KEPT_DELETED;

type Trash = Pick<Archive, 'entries' | 'remove'>;

/** Takes out for good what was deleted long enough ago. Gives how many went. */
export async function emptyTrash(archive: Trash, clock: Clock = systemClock): Promise<Result<number, ArchiveFailure>> {
  const entries = await archive.entries();
  if (!entries.ok) return entries;
  const now = clock();
  const old = entries.value.filter(({ removedAt }) => removedAt !== undefined && goesAt(removedAt, now) <= now);
  if (old.length === 0) return ok(0);
  const gone = await archive.remove(old.map(({ id }) => id));
  return gone.ok ? ok(old.length) : gone;
}

/** Everybody's: a trash must not wait until its owner is on the screen. Gives how many went. */
export async function emptyTrashes(archives: readonly Trash[], clock: Clock = systemClock): Promise<number> {
  let went = 0;
  for (const archive of archives) {
    const done = await emptyTrash(archive, clock);
    // A list that cannot be changed now says so itself, and is tried again at the next opening.
    if (done.ok) went += done.value;
  }
  return went;
}

import { DAY } from '../../kernel';

/** What is remembered of the last copy. `at`, `checkedAt`: ms since the epoch. `documents`: how many went into it. */
export type LastBackup = { at: number; documents: number; checkedAt: number };

/**
 * `none`: nothing to keep yet. `never`: records but no copy. `old`: new records and the copy is older than a month.
 * `left`: somebody's records are in no copy at all. `many`: twenty new records or more. `check`: nothing new, but nobody
 * has read the copy for half a year.
 */
export type Reminder = { state: 'none' | 'never' | 'left' | 'fresh' | 'old' | 'many' | 'check'; fresh: number };

/** One person's records and the last copy they are in. `addedAt`: when each came into the archive, ms since the epoch. */
export type Copied = { addedAt: readonly number[]; last: LastBackup | null };

const MONTH = 30 * DAY;
const HALF_YEAR = 180 * DAY;
const MANY = 20;

/** One reminder for everybody: the most urgent of what is true of anyone. */
export function backupReminder(people: readonly Copied[], now: number): Reminder {
  const owners = people.filter(({ addedAt }) => addedAt.length > 0);
  const copies = owners.map(({ last }) => last).filter((last) => last !== null);
  const fresh = owners.reduce(
    (sum, { addedAt, last }) => sum + addedAt.filter((at) => !last || at > last.at).length,
    0,
  );
  if (owners.length === 0) return { state: 'none', fresh };
  if (copies.length === 0) return { state: 'never', fresh };
  if (copies.length < owners.length) return { state: 'left', fresh };
  if (fresh >= MANY) return { state: 'many', fresh };
  const outdated = owners.some(
    ({ addedAt, last }) => last && now - last.at > MONTH && addedAt.some((at) => at > last.at),
  );
  if (outdated) return { state: 'old', fresh };
  const unread = copies.some(({ at, checkedAt }) => now - Math.max(checkedAt, at) > HALF_YEAR);
  return { state: unread ? 'check' : 'fresh', fresh };
}

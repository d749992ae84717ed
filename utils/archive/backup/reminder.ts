import { DAY } from '../../kernel';

/**
 * What is remembered of the last copy. `at`, `checkedAt`: ms since the epoch, `checkedAt` 0 while nobody has read the file
 * that the browser saved. `documents`: how many went into it. `holds`: which (`coverage.ts`); absent where it was made
 * before that was remembered.
 */
export type LastBackup = { at: number; documents: number; checkedAt: number; holds?: string | undefined };

/**
 * `none`: nothing to keep yet. `never`: records but no copy. `old`: records in no copy and it is older than a month.
 * `left`: somebody's records are in no copy at all. `many`: twenty such records or more. `unchecked`: the browser was
 * given the copy to save, and nobody has seen whether it did. `check`: nothing new, but nobody has read the copy for half
 * a year. `fresh`, the number: records in no copy.
 */
export type Reminder = {
  state: 'none' | 'never' | 'left' | 'fresh' | 'old' | 'many' | 'unchecked' | 'check';
  fresh: number;
};

/** One person's last copy, how many documents they have, and how many of these are in no copy. */
export type Copied = { documents: number; fresh: number; last: LastBackup | null };

const MONTH = 30 * DAY;
const HALF_YEAR = 180 * DAY;
const MANY = 20;

/** One reminder for everybody: the most urgent of what is true of anyone. */
export function backupReminder(people: readonly Copied[], now: number): Reminder {
  const owners = people.filter(({ documents }) => documents > 0);
  const copies = people.map(({ last }) => last).filter((last) => last !== null);
  const fresh = owners.reduce((sum, one) => sum + one.fresh, 0);
  if (owners.length === 0) return { state: 'none', fresh };
  if (copies.length === 0) return { state: 'never', fresh };
  if (owners.some((one) => !one.last && one.fresh > 0)) return { state: 'left', fresh };
  if (fresh >= MANY) return { state: 'many', fresh };
  if (owners.some((one) => one.last && now - one.last.at > MONTH && one.fresh > 0)) return { state: 'old', fresh };
  if (copies.some(({ checkedAt }) => checkedAt === 0)) return { state: 'unchecked', fresh };
  const unread = copies.some(({ at, checkedAt }) => now - Math.max(checkedAt, at) > HALF_YEAR);
  return { state: unread ? 'check' : 'fresh', fresh };
}

import type { StatusGroup } from '../portal';

export type Mark = { id: number | null; group: StatusGroup; final: boolean; at: number };

/**
 * How long a request stood in one status. Times in ms since the epoch, as we saw them: the portal may have moved up to
 * one look earlier. `to` is null for the present status, `ms` for a final one, which lasts no more.
 */
export type Stay = {
  id: number | null;
  group: StatusGroup;
  final: boolean;
  from: number;
  to: number | null;
  ms: number | null;
  /** The first status was there before we looked: it lasted at least so long. */
  atLeast: boolean;
  /** The computer's clock was set back at one of its ends: the length is a guess. */
  doubtful: boolean;
  /** 1 for the first time the request stands in this status. */
  visit: number;
  /** The portal went on after a final status (portal.md 3.2). */
  reopened: boolean;
};

/**
 * Lengths of all statuses, oldest first; together they are as long as the whole history. A time that is later than a
 * following one is not believed: the clock was set right since (without the right time no secure page opens), so a
 * length is never negative.
 * @param marks oldest first
 */
export function staysOf(marks: readonly Mark[], now: number): Stay[] {
  const times = believed([...marks.map(({ at }) => at), now]);
  const visits = new Map<string, number>();
  return marks.map(({ id, group, final }, index) => {
    const from = times.at[index] ?? now;
    const next = times.at[index + 1] ?? now;
    const last = index === marks.length - 1;
    const key = statusKey({ id, group });
    const visit = (visits.get(key) ?? 0) + 1;
    visits.set(key, visit);
    return {
      id,
      group,
      final,
      from,
      to: last ? null : next,
      ms: last && final ? null : next - from,
      atLeast: index === 0,
      doubtful: times.moved.has(index) || times.moved.has(index + 1),
      visit,
      reopened: marks[index - 1]?.final === true && !final,
    };
  });
}

/** The same status: by id where the portal gave one, else by group. */
export const statusKey = ({ id, group }: Pick<Mark, 'id' | 'group'>): string => (id === null ? group : String(id));

/** No time later than any that follows; `moved` are the places on either side of a step back. */
function believed(given: readonly number[]): { at: number[]; moved: ReadonlySet<number> } {
  const at = [...given];
  const moved = new Set<number>();
  for (let index = given.length - 2; index >= 0; index--) {
    const next = at[index + 1] ?? 0;
    if ((at[index] ?? 0) <= next) continue;
    at[index] = next;
    moved.add(index).add(index + 1);
  }
  return { at, moved };
}

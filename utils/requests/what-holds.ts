import type { Memory } from './store';
import type { Baseline, RequestEvent, Topics } from './types';
import { isOthers } from './whose';

export type Looked = { before: Baseline; baseline: Baseline; events: RequestEvent[] };

/** What a look would write: the watched requests, and the topics with requests that are new in the list. */
export type Found = { looked: readonly Looked[]; topics: Topics; topicEvents: RequestEvent[]; added: Baseline[] };

/** `topics`: null when they are to be left alone. `whole`: nothing of the look had to be forgotten. */
export type Holding = Omit<Found, 'topics'> & { topics: Topics | null; whole: boolean };

/**
 * What of a look may still be written. It takes as long as the portal does, and the person does not wait for it: they
 * pause a request, give one up, see its page, switch a wish off. What is no longer as the look read it is left as it is,
 * and what the look found of it is forgotten. Nothing is missed by that: the next look compares with what is there now.
 * @param read the topics as the look began with them
 */
export function whatHolds(found: Found, read: Topics, now: Memory): Holding {
  const rows = new Map(now.baselines.map((one) => [one.id, one]));
  const looked = found.looked.filter(({ before }) => same(before, rows.get(before.id)));
  const whole = looked.length === found.looked.length;
  if (!same(read, now.topics)) return { looked, whole, topics: null, topicEvents: [], added: [] };
  // What is new in the list they may have begun to watch from its page.
  const added = found.added.filter((fresh) =>
    now.baselines.every((one) => one.face !== fresh.face || one.number !== fresh.number || isOthers(one, fresh)),
  );
  return { ...found, looked, whole, added };
}

/** Both come from the disk, where the order of fields is that of their writing. A row that is gone is never the same. */
const same = (read: object, now: object | undefined): boolean => JSON.stringify(read) === JSON.stringify(now);

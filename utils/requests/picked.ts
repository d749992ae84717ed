import { MINUTE } from '../kernel';
import type { PickedAddress, StatusGroup } from '../portal';
import type { RequestEvent, WatchId } from './types';

const DOUBT_MS = 10 * MINUTE;

/** Mark of a status text and what kind of status it names; the words themselves are kept in memory only. */
export type PickedMark = { mark: string; group: StatusGroup };

/** What the last look met. `changed`: the page is there and the status is not where it was; `anchor` says what was missed. */
export type PickedState = { kind: 'ok' | 'login' } | { kind: 'changed'; anchor: string };

/** A status the person pointed at, on disk under the key that lies beside it. Times in ms since the epoch. */
export type PickedWatch = {
  id: WatchId;
  address: PickedAddress;
  /** How to find it, packed: only the script on the page understands it. */
  picked: string;
  since: number;
  last: PickedMark & { at: number };
  lastOkAt: number;
  /** When the page was last opened for this watch without the person; null: never. */
  lastAloneAt: number | null;
  /** A text that differs waits to be seen twice. `visit`: the person's visit at which it was first seen. */
  doubted: (PickedMark & { at: number; visit: string }) | null;
  changes: number;
  state: PickedState;
  paused: boolean;
  /** «Обновлять страницу в фоне»: the person allowed to open the page without them. */
  alone: boolean;
  attention: boolean;
};

export type Sight = { kind: 'text'; status: PickedMark } | { kind: 'login' } | { kind: 'changed'; anchor: string };
/** `visit` is one reaching of the page; `alone`: it was opened by us. */
export type Visit = { visit: string; alone: boolean };

export const newPicked = (
  id: string,
  { address, picked, status }: { address: PickedAddress; picked: string; status: PickedMark },
  now: number,
): PickedWatch => ({
  id: id as WatchId,
  address,
  picked,
  since: now,
  last: { ...status, at: now },
  lastOkAt: now,
  lastAloneAt: null,
  doubted: null,
  changes: 0,
  state: { kind: 'ok' },
  paused: false,
  alone: false,
  attention: false,
});

/**
 * What a look at the page means. Only a text that was found may be a change, and it is told when it is seen twice: ten
 * minutes later, or when the person comes to the page anew. A page that lost the status or asks to log in is no change.
 */
export function lookedAt(
  before: PickedWatch,
  sight: Sight,
  { visit, alone }: Visit,
  now: number,
): { watch: PickedWatch; events: RequestEvent[] } {
  if (before.paused) return { watch: before, events: [] };
  if (sight.kind !== 'text') return { watch: { ...before, state: sight }, events: [] };
  const seen: PickedWatch = { ...before, state: { kind: 'ok' }, lastOkAt: now };
  const { status } = sight;
  if (status.mark === before.last.mark) return { watch: { ...seen, doubted: null }, events: [] };
  const { doubted } = before;
  const again = doubted?.mark === status.mark ? doubted : null;
  const late = again !== null && (now - again.at >= DOUBT_MS || now < again.at);
  const anew = again !== null && again.visit !== visit && !alone;
  if (!late && !anew) return { watch: { ...seen, doubted: again ?? { ...status, at: now, visit } }, events: [] };
  const changes = before.changes + 1;
  const event: RequestEvent = {
    // The number of changes keeps a status that goes back and forth from being taken for its first visit.
    id: [before.id, 'picked', changes, status.mark].join('|'),
    watchId: before.id,
    kind: 'picked',
    group: status.group,
    statusId: null,
    at: now,
  };
  return {
    watch: { ...seen, last: { ...status, at: now }, doubted: null, changes, attention: true },
    events: [event],
  };
}

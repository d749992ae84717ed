import { MINUTE } from '../kernel';
import { mayOpenAlone } from '../portal';
import type { PickedWatch } from './picked';
import { PERIOD } from './schedule';

/** How long a page opened without the person may take to show its status. */
export const ALONE_PATIENCE = MINUTE;

/** The watch whose page is to be opened next, and when; the one that waits longest comes first. Null: there is none. */
export function nextAlone(watches: readonly PickedWatch[], now: number): { watch: PickedWatch; at: number } | null {
  const waiting = watches
    .filter(({ alone, paused, address, state }) => alone && !paused && state.kind !== 'login' && mayOpenAlone(address))
    .map((watch) => ({ watch, at: seenAt(watch, now) + PERIOD }))
    .sort((a, b) => a.at - b.at);
  return waiting[0] ?? null;
}

/** A clock that was set back would put the last look into the future, and the next one out of sight. */
const seenAt = ({ lastOkAt, lastAloneAt }: PickedWatch, now: number): number =>
  Math.min(now, Math.max(lastOkAt, lastAloneAt ?? 0));

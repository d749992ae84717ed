import { MINUTE } from '../kernel';
import type { OrderSeen, StatusSeen } from '../portal';
import type { Baseline, EventKind, RequestEvent, StatusMark } from './types';

const HISTORY_LIMIT = 200;
const DOUBT_MS = 10 * MINUTE;

/**
 * Compares two positively recognised answers about one order (portal.md 3.4). The first sight makes a baseline and no
 * event; an unknown status is told only when it is seen again ten minutes later; an answer about another order changes
 * nothing.
 * @param now milliseconds since the epoch
 */
export function diff(before: Baseline, seen: OrderSeen, now: number): { baseline: Baseline; events: RequestEvent[] } {
  if (seen.number !== before.number || seen.face !== before.face) return { baseline: before, events: [] };
  const looked: Baseline = { ...before, lastOkAt: now };
  const source = seen.changeKey.split(':', 1)[0] ?? '';
  const last = before.history.at(-1);
  const moved = !last || !sameStatus(last, seen.status);
  if (moved && seen.status.group === 'unknown' && !confirmed(before, seen.status, now)) {
    return { baseline: { ...looked, doubted: before.doubted ?? doubt(seen.status, now) }, events: [] };
  }
  const kind = last ? kindOf(before, seen, source, moved) : null;
  // The keys that other sources gave before the change are of what was: kept, they would tell it a second time.
  const keys = { ...(kind ? {} : before.keys), [source]: seen.changeKey };
  const baseline: Baseline = {
    ...looked,
    keys,
    files: seen.files.length,
    doubted: null,
    history: moved ? [...before.history, mark(seen.status, now)].slice(-HISTORY_LIMIT) : before.history,
    attention: seen.status.group === 'needs-person' && (moved || before.attention),
  };
  const events = kind ? [eventOf(before, kind, seen, now)] : [];
  return { baseline: { ...baseline, attention: baseline.attention || events.length > 0 }, events };
}

function kindOf(before: Baseline, seen: OrderSeen, source: string, moved: boolean): EventKind | null {
  if (moved) return 'status';
  const known = before.keys[source];
  if (known === undefined || known === seen.changeKey) return null;
  if (seen.status.final && before.history.at(-1)?.final === false) return 'closed';
  return seen.files.length > before.files ? 'files' : 'comment';
}

const eventOf = (before: Baseline, kind: EventKind, seen: OrderSeen, now: number): RequestEvent => ({
  // The length of the history keeps a status that goes back and forth from being taken for its first visit.
  id: [before.id, kind, kind === 'status' ? before.history.length : '', seen.changeKey].join('|'),
  watchId: before.id,
  kind,
  group: seen.status.group,
  statusId: seen.status.id,
  at: now,
});

const sameStatus = (a: Pick<StatusMark, 'id' | 'group'>, b: StatusSeen): boolean =>
  a.id !== null && b.id !== null ? a.id === b.id : a.group === b.group;

const confirmed = ({ doubted }: Baseline, status: StatusSeen, now: number): boolean =>
  doubted !== null && doubted.id === status.id && now - doubted.at >= DOUBT_MS;

const doubt = ({ group, id }: StatusSeen, at: number) => ({ group, id, at });
const mark = ({ id, group, final }: StatusSeen, at: number): StatusMark => ({ id, group, final, at });

import { MINUTE } from '../kernel';
import { type OrderSeen, type StatusSeen, sourceOf } from '../portal';
import { filledKey } from './filled-key';
import type { Baseline, EventKind, RequestEvent, StatusMark } from './types';
import { isOthers, ownerOf } from './whose';

const HISTORY_LIMIT = 200;
const DOUBT_MS = 10 * MINUTE;

/**
 * Compares two positively recognised answers about one order (portal.md 3.4). The first sight makes a baseline and no
 * event; an unknown status is told only when it is seen again ten minutes later; an answer about another order, or for
 * another person, changes nothing.
 * @param now milliseconds since the epoch
 */
export function diff(before: Baseline, given: OrderSeen, now: number): { baseline: Baseline; events: RequestEvent[] } {
  if (given.number !== before.number || given.face !== before.face || isOthers(before, given))
    return { baseline: before, events: [] };
  const looked: Baseline = { ...before, ...ownerOf(before, given), lastOkAt: now };
  const source = sourceOf(given.changeKey);
  const seen = { ...given, changeKey: filledKey(before.keys[source] ?? before.stale[source], given.changeKey) };
  const last = before.history.at(-1);
  if (last && repeats(before, seen, source)) return { baseline: repeated(looked, seen, source, now), events: [] };
  const moved = !last || !sameStatus(last, seen.status);
  // A page in the department's own words knows less than the JSON does: that is no news.
  if (last && seen.status.group === 'unknown' && source !== 'json' && 'json' in { ...before.keys, ...before.stale })
    return { baseline: looked, events: [] };
  if (moved && seen.status.group === 'unknown' && !confirmed(before, seen.status, now)) {
    const same = before.doubted?.id === seen.status.id ? before.doubted : null;
    return { baseline: { ...looked, doubted: same ?? doubt(seen.status, now) }, events: [] };
  }
  const kind = last ? kindOf(before, seen, source, moved) : null;
  // The keys that other sources gave before the change are of what was: kept, they would tell it a second time.
  const keys = { ...(kind ? {} : before.keys), [source]: seen.changeKey };
  const { [source]: _, ...stale } = kind ? { ...before.stale, ...before.keys } : before.stale;
  const baseline: Baseline = {
    ...looked,
    keys,
    stale,
    files: source === 'list' ? before.files : seen.files.length,
    doubted: null,
    history: moved ? [...before.history, mark(seen.status, now)].slice(-HISTORY_LIMIT) : before.history,
    attention: seen.status.group === 'needs-person' && (moved || before.attention),
  };
  const events = kind ? [eventOf(before, kind, seen, now)] : [];
  return { baseline: { ...baseline, attention: baseline.attention || events.length > 0 }, events };
}

const repeats = ({ keys, stale }: Baseline, { changeKey }: OrderSeen, source: string): boolean =>
  keys[source] === changeKey || stale[source] === changeKey;

/** The source says what it said before. Where another one calls the status otherwise, the JSON has the last word. */
function repeated(looked: Baseline, seen: OrderSeen, source: string, now: number): Baseline {
  const last = looked.history.at(-1);
  const corrected = source === 'json' && last !== undefined && !sameStatus(last, seen.status);
  const { [source]: _, ...stale } = looked.stale;
  return {
    ...looked,
    keys: { ...looked.keys, [source]: seen.changeKey },
    stale,
    doubted: null,
    history: corrected ? [...looked.history, mark(seen.status, now)].slice(-HISTORY_LIMIT) : looked.history,
    attention: corrected ? seen.status.group === 'needs-person' : looked.attention,
  };
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

import { few } from './reduce';
import {
  bounded,
  type Of,
  type Saying,
  type Times,
  TRACE_ROWS,
  TRACE_SECONDS,
  TRACE_TABS,
  type Trace,
  type TraceRow,
} from './trace-fields';
import { type Http, type Traffic, timeOfRequest, whyOf } from './trace-traffic';

type Line = { at: number; tab: number; n: number; say: Saying };
type Waiting = { tab: number; of: Of; at: number; http?: Http };

/**
 * A recording under way, as it lies in the session's memory between two wakes of the background. `tabs`: the browser's
 * numbers of tabs in the order they were met; `waiting`: requests without an answer yet, by the browser's number.
 */
export type Recording = {
  startedAt: number;
  until: number;
  tabs: readonly number[];
  waiting: Readonly<Record<string, Waiting>>;
  lines: readonly Line[];
  dropped: number;
};

/** At most so many requests are waited for at a time: a page that asks without end must not fill the memory. */
const MOST_WAITING = 200;
const MOST_TIMES = 9_999;
/** Leaving a page cuts what it still waits for: told only when it had kept the person waiting. */
const PATIENCE_MS = 3_000;

export const startRecording = (now: number): Recording => ({
  startedAt: now,
  until: now + TRACE_SECONDS * 1_000,
  tabs: [],
  waiting: {},
  lines: [],
  dropped: 0,
});

/** Notes what was seen in a tab; the same again on the same page of it only counts. */
export function note(recording: Recording, tabId: number, say: Saying, now: number, times = 1): Recording {
  const tabs = recording.tabs.includes(tabId) ? recording.tabs : [...recording.tabs, tabId].slice(0, TRACE_TABS);
  const found = tabs.indexOf(tabId) + 1;
  return add({ ...recording, tabs }, found || TRACE_TABS, say, now, times);
}

function add(recording: Recording, tab: number, say: Saying, now: number, times: number): Recording {
  const at = bounded((now - recording.startedAt) / 1_000, 0, TRACE_SECONDS) ?? 0;
  const n = bounded(times, 1, MOST_TIMES) ?? 1;
  const since = say[0] === 'page' ? recording.lines.length : lastPage(recording.lines, tab);
  const same = recording.lines.findIndex((line, index) => index >= since && line.tab === tab && isSame(line.say, say));
  if (same >= 0)
    return {
      ...recording,
      lines: recording.lines.with(same, { ...(recording.lines[same] as Line), n: plus(recording.lines[same]?.n, n) }),
    };
  const lines = [...recording.lines, { at, tab, n, say }].sort((a, b) => a.at - b.at);
  if (lines.length <= TRACE_ROWS) return { ...recording, lines };
  return { ...recording, lines: lines.toSpliced(leastTelling(lines), 1), dropped: recording.dropped + 1 };
}

const plus = (before: number | undefined, n: number): number => Math.min(MOST_TIMES, (before ?? 0) + n);
/** A document of its own is never «the same again»: it comes before the line of its page. */
const isSame = (a: Saying, b: Saying): boolean =>
  a[1] !== 'document' && a.length === b.length && a.every((word, at) => word === b[at]);
const lastPage = (lines: readonly Line[], tab: number): number =>
  Math.max(
    0,
    lines.findLastIndex((line) => line.tab === tab && line.say[0] === 'page'),
  );

/** The oldest of the lines that tell least: what went well goes first, then pages, then troubles. */
function leastTelling(lines: readonly Line[]): number {
  const weights = lines.map(({ say }) => weightOf(say));
  return weights.indexOf(Math.min(...weights));
}

function weightOf(say: Saying): number {
  if (say[0] === 'anchor') return say[2] === 'seen' ? 0 : 3;
  if (say[0] === 'answer') return /^[23]/.test(say[2]) ? 1 : 3;
  return say[0] === 'page' || say[0] === 'read' ? 2 : 3;
}

/** What the browser told of one request of a portal's tab. */
export function takeTraffic(recording: Recording, traffic: Traffic): Recording {
  const { id, tabId, of, at } = traffic;
  if (traffic.what === 'asked') {
    if (Object.keys(recording.waiting).length >= MOST_WAITING || id in recording.waiting) return recording;
    return { ...recording, waiting: { ...recording.waiting, [id]: { tab: tabId, of, at } } };
  }
  const { [id]: asked, ...waiting } = recording.waiting;
  if (traffic.what === 'refused')
    return asked ? { ...recording, waiting: { ...waiting, [id]: { ...asked, http: traffic.http } } } : recording;
  const after = traffic.what === 'moved' ? recording : { ...recording, waiting };
  const took = asked ? at - asked.at : 0;
  if (traffic.what !== 'failed') return note(after, tabId, ['answer', of, traffic.http, timeOfRequest(took)], at);
  // Firefox takes an error page in place of a script for a failure: the portal's answer is what counts.
  if (asked?.http) return note(after, tabId, ['answer', of, asked.http, timeOfRequest(took)], at);
  const why = whyOf(traffic.error);
  if (why === 'left' && took < PATIENCE_MS) return after;
  return note(after, tabId, ['failed', of, why, timeOfRequest(took)], at);
}

/** The recording as it is shown: what is still waited for after a while is told as silent. */
export function endRecording(recording: Recording, now: number): Trace {
  const end = Math.min(now, recording.until);
  const whole = Object.values(recording.waiting)
    .filter(({ at }) => end - at >= PATIENCE_MS)
    .reduce((so, { tab, of, at }) => note(so, tab, ['failed', of, 'silent', timeOfRequest(end - at)], end), recording);
  const seconds = bounded(Math.ceil((end - recording.startedAt) / 1_000), 0, TRACE_SECONDS);
  return {
    seconds: seconds ?? (0 as never),
    dropped: few(whole.dropped) ?? '0',
    rows: whole.lines.map(
      ({ at, tab, n, say }): TraceRow => ({
        at: bounded(at, 0, seconds ?? 0) as TraceRow['at'],
        tab: bounded(tab, 1, TRACE_TABS) as TraceRow['tab'],
        times: few(n) as Times,
        say,
      }),
    ),
  };
}

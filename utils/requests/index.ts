export { deviceSeal, type RowSeal } from './at-rest';
export { type QuietHours, quietUntil, whatToShow } from './deliver';
export { diff } from './diff';
export { type PollParts, type PollReport, runPoll } from './run-poll';
export { AWAY_AFTER, due, mayCheckNow, newSchedule, nextWake, plan, seenLoggedIn } from './schedule';
export { type OutboxRow, openWatchStore, type WatchStore } from './store';
export * from './types';
export { type MarkView, viewOf, type WatchedView, type WatchView } from './view';
export { observePage, unwatchOrder, type WatchParts, watchOrder } from './watch';

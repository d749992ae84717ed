export { type Advice, adviceOf, type Place, type StepName } from './advice';
export { deviceSeal, type RowSeal } from './at-rest';
export { type CalendarItem, calendarItems, calendarOf } from './calendar';
export { type QuietHours, quietUntil, whatToShow } from './deliver';
export { diff } from './diff';
export { type CsvWords, csvOf, historyRows, type Separator } from './history-csv';
export { noticeWords } from './notice';
export { lookedAt, newPicked, type PickedMark, type PickedWatch, type Sight, type Visit } from './picked';
export { ALONE_PATIENCE, nextAlone } from './picked-alone';
export { MOST_PICKED, openPickedStore, type PickedStore } from './picked-store';
export { type PickedView, pickedViews } from './picked-view';
export { isPast, KEEPING, type Keeping, withoutPast } from './retention';
export { type PollParts, type PollReport, runPoll } from './run-poll';
export {
  AWAY_AFTER,
  due,
  FLOOR,
  mayCheckNow,
  newSchedule,
  nextWake,
  plan,
  seenLoggedIn,
} from './schedule';
export type { Stay } from './stays';
export { type Memory, type OutboxRow, openWatchStore, type WatchStore } from './store';
export { type RequestTimeline, type TimelineStep, timelinesOf } from './timeline';
export { obstacleOf, type Trouble, troubleOf } from './trouble';
export * from './types';
export { FEWEST, type Usual } from './usual';
export { type MarkView, viewOf, type WatchedView, type WatchView } from './view';
export {
  attend,
  find as findWatched,
  observeDocuments,
  observePage,
  pauseWatch,
  setWish,
  unwatchOrder,
  type WatchParts,
  watchOrder,
} from './watch';
export { type WatchAllParts, type WatchAllReport, watchAll } from './watch-all';

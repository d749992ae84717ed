import {
  calendarItems,
  calendarOf,
  csvOf,
  historyRows,
  type Separator,
  timelinesOf,
  type WatchedView,
} from '../../utils/requests';
import { type HistoryTexts, historyTexts, type Locale, requestTexts } from '../../utils/text';
import { saveFile } from './save-file';

/** All histories as a table. Throws when the part that makes tables cannot be loaded. */
export async function saveTable(
  requests: readonly WatchedView[],
  separator: Separator,
  locale: Locale,
  now: number,
): Promise<void> {
  const words = historyTexts(locale);
  const { groups, number } = requestTexts(locale);
  const { yes, no, csvColumns } = words;
  const rows = historyRows(requests, timelinesOf(requests, now), { groups, number, yes, no });
  const text = await csvOf([Object.values(csvColumns), ...rows], separator);
  saveFile(`${fileName(words, now)}.csv`, 'text/csv;charset=utf-8', text);
}

/** Appointments and deadlines for a calendar. */
export async function saveCalendar(requests: readonly WatchedView[], locale: Locale, now: number): Promise<void> {
  const words = historyTexts(locale);
  const text = await calendarOf(calendarItems(requests, words), words.calendarName, now);
  saveFile(`${fileName(words, now)}.ics`, 'text/calendar;charset=utf-8', text);
}

const fileName = (words: HistoryTexts, now: number): string =>
  `${words.fileName} ${new Date(now).toLocaleDateString('sv')}`;

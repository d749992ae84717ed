import { HOUR } from '../kernel';
import type { WatchedView } from './view';

/**
 * Something with a date: an appointment or a deadline. Times in ms since the epoch; of an all-day item the day in the
 * person's zone counts. `uid` stays the same between exports, so that a calendar updates instead of adding.
 */
export type CalendarItem = {
  uid: string;
  start: number;
  end: number | null;
  allDay: boolean;
  title: string;
  description: string;
};

/**
 * What there is for a calendar: appointments and deadlines the portal told of. When we look next is no date of the
 * person's. Calendars are often kept by others, so neither the service nor the number is told.
 * @param words title by kind, and where the rest is
 */
export function calendarItems(
  requests: readonly Pick<WatchedView, 'id' | 'due'>[],
  words: { due: Readonly<Record<'visit' | 'deadline', string>>; dueDescription: string },
): CalendarItem[] {
  return requests.flatMap(({ id, due }) =>
    due
      ? [
          {
            uid: `${id}-${due.kind}@medcard-companion.invalid`,
            start: due.at,
            end: null,
            allDay: due.kind === 'deadline',
            title: words.due[due.kind],
            description: words.dueDescription,
          },
        ]
      : [],
  );
}

/**
 * RFC 5545, for any calendar program. Moments are in UTC, days are days. No method: it is a file to keep, no invitation.
 * The library is loaded when first needed.
 * @param now when the file is made
 */
export async function calendarOf(items: readonly CalendarItem[], name: string, now: number): Promise<string> {
  const { default: ical } = await import('ical-generator');
  const calendar = ical({ name, prodId: { company: 'medcard-companion', product: 'requests', language: 'RU' } });
  for (const { uid, start, end, allDay, title, description } of items) {
    // Without an end an appointment would have no length, and some calendars do not show it.
    const until = end ?? (allDay ? null : start + HOUR);
    const time = allDay ? utcDay : (at: number) => new Date(at);
    calendar.createEvent({
      id: uid,
      stamp: new Date(now),
      start: time(start),
      end: until === null ? null : time(until),
      allDay,
      summary: title,
      description,
    });
  }
  return calendar.toString();
}

/** Midnight in UTC of the person's day: the library writes days as UTC has them. */
const utcDay = (at: number): Date => {
  const date = new Date(at);
  return new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()));
};

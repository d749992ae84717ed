import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../kernel';
import { type CalendarItem, calendarItems, calendarOf } from './calendar';

const NOW = new Date(2026, 10, 23, 14, 20).getTime();
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
const item = (rest: Partial<CalendarItem> = {}): CalendarItem => ({
  uid: 'a@medcard',
  start: NOW,
  end: null,
  allDay: false,
  title: 'Приём',
  description: '',
  ...rest,
});

const second = fc.integer({ min: 1_600_000_000, max: 1_900_000_000 }).map((at) => at * 1_000);
// Control characters are not allowed in RFC 5545 at all, and a calendar has no use for them.
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, '').trim())
  .filter((text) => text !== '');
const items = fc.uniqueArray(
  fc.record({
    uid: fc.uuid(),
    start: second,
    end: fc.option(fc.constant(0), { nil: null }),
    allDay: fc.constant(false),
    title: fc.oneof(words, fc.constantFrom('а;б,в\\г', 'строка\nдругая', 'BEGIN:VEVENT', 'х'.repeat(300))),
    description: words,
  }),
  { selector: ({ uid }) => uid, maxLength: 6 },
);

describe('the calendar, read back by another parser', () => {
  it('has the same items, whatever the words contain', async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.nat(90 * 24), async (given, hours) => {
        const wanted = given.map((one) => ({ ...one, end: one.end === null ? null : one.start + hours * HOUR }));
        const text = await calendarOf(wanted, 'Спутник', NOW);
        const found = read(text);
        expect(found.map(({ uid, summary, description }) => ({ uid, summary, description }))).toEqual(
          wanted.map(({ uid, title, description }) => ({ uid, summary: title, description })),
        );
        expect(found.map(({ startDate }) => startDate.toJSDate().getTime())).toEqual(wanted.map(({ start }) => start));
        expect(found.map(({ endDate }) => endDate.toJSDate().getTime())).toEqual(
          wanted.map(({ start, end }) => end ?? start + HOUR),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('folds its lines to 75 bytes and ends them with CRLF', async () => {
    const text = await calendarOf(
      [item({ title: 'Запись на приём к врачу-терапевту участковому '.repeat(5) })],
      'С',
      NOW,
    );
    for (const line of text.split('\r\n')) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n]/);
    }
  });

  it('keeps a day a day, in the person’s own zone', async () => {
    for (const hour of [0, 12, 23]) {
      const start = new Date(2026, 10, 23, hour, 59).getTime();
      const [one] = read(await calendarOf([item({ start, end: start + DAY, allDay: true })], 'С', NOW));
      expect(one?.startDate.isDate).toBe(true);
      expect([one?.startDate.toString(), one?.endDate.toString()]).toEqual(['2026-11-23', '2026-11-24']);
    }
  });

  it('is a file to keep, not an invitation', async () => {
    const text = await calendarOf([item()], 'С', NOW);
    expect(text).not.toMatch(/^METHOD|^ORGANIZER|^ATTENDEE/m);
  });
});

describe('what there is for a calendar', () => {
  const words = { due: { visit: 'Приём', deadline: 'Срок' }, dueDescription: 'На портале' };

  it('is nothing, where the portal told of no date', () => {
    expect(calendarItems([{ id: 'a', due: null }], words)).toEqual([]);
  });

  it('is an hour for an appointment, a day for a deadline, and the same item at each export', async () => {
    const requests = [
      { id: 'a', number: '5400000001', due: { kind: 'visit' as const, at: NOW } },
      { id: 'b', number: '5400000002', due: { kind: 'deadline' as const, at: NOW } },
    ];
    const text = await calendarOf(calendarItems(requests, words), 'С', NOW);
    const found = read(text);
    expect(found.map(({ summary, uid }) => [summary, uid])).toEqual([
      ['Приём', 'a-visit@medcard-companion.invalid'],
      ['Срок', 'b-deadline@medcard-companion.invalid'],
    ]);
    expect(found.map(({ startDate }) => startDate.isDate)).toEqual([false, true]);
    expect(found[0]?.duration.toString()).toBe('PT1H');
    expect(text).not.toContain('54000');
  });
});

import { describe, expect, it, vi } from 'vitest';
import {
  archiveTexts,
  formatCountdown,
  formatDay,
  formatDuration,
  formatMoment,
  formatMonth,
  formatPeriod,
  formatSeconds,
  formatSize,
  formFor,
  plural,
} from '.';

const NBSP = '\u00a0';
const at = (month: number, day: number, hour = 12, minute = 0, year = 2026) =>
  new Date(year, month - 1, day, hour, minute).getTime();
const NOW = at(11, 23, 14, 20);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('plural forms', () => {
  const forms = { one: 'документ', few: 'документа', many: 'документов', other: 'документа' };
  it.each([
    [0, 'документов'],
    [1, 'документ'],
    [2, 'документа'],
    [5, 'документов'],
    [11, 'документов'],
    [21, 'документ'],
    [104, 'документа'],
    [112, 'документов'],
  ])('%i %s', (n, word) => {
    expect(plural(n, forms, 'ru')).toBe(`${n}${NBSP}${word}`);
  });

  it('know English and fall back to `other`', () => {
    expect(plural(1, { one: 'document', other: 'documents' }, 'en')).toBe(`1${NBSP}document`);
    expect(plural(0, { one: 'document', other: 'documents' }, 'en')).toBe(`0${NBSP}documents`);
    expect(formFor(5, { one: 'Добавлен', other: 'Добавлено' }, 'ru')).toBe('Добавлено');
  });

  it('agree in a whole sentence', () => {
    const { added } = archiveTexts('ru').intake;
    expect(added(1)).toBe(`Добавлен 1${NBSP}документ, пока архив был закрыт.`);
    expect(added(2)).toBe(`Добавлено 2${NBSP}документа, пока архив был закрыт.`);
    expect(added(21)).toBe(`Добавлен 21${NBSP}документ, пока архив был закрыт.`);
  });
});

describe('days and moments', () => {
  it('name the year only when it is another one', () => {
    expect(formatDay(at(11, 12), 'ru', NOW)).toBe('12 ноября');
    expect(formatDay(at(11, 12), 'ru', at(2, 1, 12, 0, 2027))).toContain('2026');
  });

  it('say a month of a source in words', () => {
    expect(formatMonth('2026-11', 'ru')).toMatch(/^ноябрь 2026\sг\.$/);
    expect(formatMonth('2026-11', 'en')).toBe('November 2026');
  });

  it('call today and yesterday by name, by the calendar and not by hours', () => {
    expect(formatMoment(at(11, 23, 0, 5), 'ru', NOW)).toBe('сегодня, 00:05');
    expect(formatMoment(at(11, 22, 23, 59), 'ru', at(11, 23, 0, 1))).toBe('вчера, 23:59');
    expect(formatMoment(at(11, 12, 9, 20), 'ru', NOW)).toBe('12 ноября, 09:20');
    expect(formatMoment(at(11, 23, 13, 41), 'en', NOW)).toMatch(/^today, /);
  });

  it('that are in no calendar are a dash: a list must not fail for one line of it', () => {
    for (const never of [Number.NaN, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY]) {
      expect(formatDay(never, 'ru', NOW)).toBe('—');
      expect(formatMoment(never, 'ru', NOW)).toBe('—');
      expect(formatPeriod(NOW, never, 'ru', NOW)).toBe('—');
    }
  });

  it('tell a period in either order', () => {
    expect(formatPeriod(at(11, 12), at(11, 23), 'ru', NOW)).toBe('12–23 ноября');
    expect(formatPeriod(at(11, 23), at(11, 12), 'ru', NOW)).toBe('12–23 ноября');
    expect(formatPeriod(at(11, 12, 9), at(11, 12, 10), 'ru', NOW)).toBe('12 ноября');
    expect(formatPeriod(at(12, 30, 12, 0, 2025), at(1, 2), 'ru', NOW)).toMatch(/2025.*2026/);
  });
});

describe('lengths and sizes', () => {
  it.each([
    [0, '1 минута'],
    [20 * MINUTE, '20 минут'],
    [61 * MINUTE, '1 час'],
    [47 * 60 * MINUTE, '47 часов'],
    [2 * DAY, '2 дня'],
    [11 * DAY, '11 дней'],
  ])('%i ms is %s', (ms, words) => {
    expect(formatDuration(ms, 'ru')).toBe(words.replaceAll(' ', NBSP));
  });

  it.each([
    [252_000, '4:12'],
    [3_852_000, '1:04:12'],
    [900, '0:01'],
    [-5, '0:00'],
  ])('%i ms is left as %s', (ms, clock) => expect(formatCountdown(ms)).toBe(clock));

  it('keep a number and its unit together', () => {
    expect(formatSeconds(3_100, 'ru')).toBe(`4${NBSP}с`);
    expect(formatSize(240_000, 'ru')).toBe(`240${NBSP}кБ`);
    expect(formatSize(1_240_000, 'ru')).toBe(`1,2${NBSP}МБ`);
    expect(formatSize(0, 'ru')).toBe(`1${NBSP}кБ`);
  });
});

it('makes a formatter once for each language and form, for a list is drawn each second', () => {
  const dates = vi.spyOn(Intl, 'DateTimeFormat');
  const sizes = vi.spyOn(Intl, 'NumberFormat');
  for (let n = 0; n < 50; n++) {
    formatDay(at(1, 1 + (n % 28), 12, 0, 2020 + n), n % 2 ? 'ru' : 'en', NOW);
    formatSize(n * 500_000, n % 2 ? 'ru' : 'en');
  }
  expect(dates.mock.calls.length).toBeLessThanOrEqual(4);
  expect(sizes.mock.calls.length).toBeLessThanOrEqual(6);
  vi.restoreAllMocks();
});

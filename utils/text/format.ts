import type { Locale } from '.';

const NBSP = '\u00a0';

/**
 * Making a formatter takes a hundred times as long as using it, and a list of two hundred documents is drawn each second.
 * No state: a background that dies makes them anew.
 */
function made<Format>(make: (locale: Locale, variant: string) => Format): (locale: Locale, variant: string) => Format {
  const known = new Map<string, Format>();
  return (locale, variant) => {
    const name = `${locale} ${variant}`;
    const there = known.get(name) ?? make(locale, variant);
    known.set(name, there);
    return there;
  };
}

const dayFormat = made(
  (locale, variant) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'long',
      ...(variant === 'year' ? { year: 'numeric' } : {}),
    }),
);
const sizeFormat = made(
  (locale, variant) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: variant === 'kilobyte' ? 'kilobyte' : 'megabyte',
      maximumFractionDigits: variant === 'small megabyte' ? 1 : 0,
    }),
);

/** `14:05` in the person's zone. */
export const formatTime = (at: number, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at);

/** In place of a day that is in no calendar: `Intl` would throw, and a whole page with it. */
const NEVER = '—';
const isTime = (at: number): boolean => !Number.isNaN(new Date(at).getTime());

/** `12 ноября`, with the year when it is another one than that of `now`. */
export function formatDay(at: number, locale: Locale, now: number): string {
  if (!isTime(at)) return NEVER;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return dayFormat(locale, sameYear ? 'day' : 'year').format(at);
}

/** @param month year and month, `2026-11`: `ноябрь 2026 г.` */
export const formatMonth = (month: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(month));

/** `сегодня, 13:41`, `вчера, 13:41`, `12 ноября, 09:20`. */
export function formatMoment(at: number, locale: Locale, now: number): string {
  if (!isTime(at)) return NEVER;
  const days = calendarDay(at) - calendarDay(now);
  const near = days === 0 || days === -1 || days === 1;
  const day = near
    ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
    : formatDay(at, locale, now);
  return `${day}, ${formatTime(at, locale)}`;
}

/** `12–23 ноября`; one day when both are the same. */
export function formatPeriod(from: number, to: number, locale: Locale, now: number): string {
  if (!isTime(from) || !isTime(to)) return NEVER;
  const sameYear = [from, to].every((at) => new Date(at).getFullYear() === new Date(now).getFullYear());
  const format = dayFormat(locale, sameYear ? 'day' : 'year');
  return format.formatRange(Math.min(from, to), Math.max(from, to));
}

/** A length of time in its largest whole unit: `11 дней`, `3 часа`, `20 минут`, never less than a minute. */
export function formatDuration(ms: number, locale: Locale): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  if (minutes < 60) return withUnit(minutes, 'minute', locale);
  if (minutes < 48 * 60) return withUnit(Math.floor(minutes / 60), 'hour', locale);
  return withUnit(Math.floor(minutes / (24 * 60)), 'day', locale);
}

/** `4 с`: short, so that it stands in any case of a sentence. */
export const formatSeconds = (ms: number, locale: Locale): string =>
  joined(
    new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'short' }).format(
      Math.max(0, Math.ceil(ms / 1_000)),
    ),
  );

/** What is left as a clock shows it: `4:12`, `1:04:12`; never below zero. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** `240 кБ`, `1,2 МБ` (decimal, as file managers of the day count). */
export function formatSize(bytes: number, locale: Locale): string {
  const mega = bytes >= 1_000_000;
  const value = mega ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1_000));
  const variant = mega ? (value < 10 ? 'small megabyte' : 'megabyte') : 'kilobyte';
  return joined(sizeFormat(locale, variant).format(value));
}

type Forms = { one: string; few?: string; many?: string; other: string };

/** `1 документ`, `2 документа`, `5 документов`. */
export const plural = (n: number, forms: Forms, locale: Locale): string => `${n}${NBSP}${formFor(n, forms, locale)}`;

/** The form alone: `добавлен` 1, `добавлено` 2. */
export function formFor(n: number, forms: Forms, locale: Locale): string {
  const rule = new Intl.PluralRules(locale).select(n) as keyof Forms;
  return forms[rule] ?? forms.other;
}

const withUnit = (value: number, unit: 'minute' | 'hour' | 'day', locale: Locale): string =>
  joined(new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value));

/** A number and its unit stay on one line. */
const joined = (text: string): string => text.replaceAll(' ', NBSP);

const calendarDay = (at: number): number => {
  const date = new Date(at);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
};

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseInstant } from './dates';

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})$/;

/** The same said plainly, by groups and by `Date`. */
function plainly(text: string): number | null {
  const match = INSTANT.exec(text.trim());
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as number[];
  const ms = Number(`${match[7] ?? ''}000`.slice(0, 3));
  const local = Date.UTC(year as number, (month as number) - 1, day, hour, minute, second, ms);
  const back = new Date(local);
  const real = back.getUTCMonth() + 1 === month && back.getUTCDate() === day;
  if (!real || (hour as number) > 23 || (minute as number) > 59 || (second as number) > 59) return null;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(match[8] ?? '') ?? ['', '+', '0', '0'];
  return local - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

const two = (most: number) => fc.nat(most).map((value) => String(value).padStart(2, '0'));
const date = fc
  .tuple(fc.nat(9_999), two(14), two(33))
  .map(([year, month, day]) => `${String(year).padStart(4, '0')}-${month}-${day}`);
const seconds = fc.oneof(
  fc.constant(''),
  two(61).map((value) => `:${value}`),
  fc.tuple(two(61), fc.stringMatching(/^\d{1,10}$/)).map(([value, part]) => `:${value}.${part}`),
);
const zone = fc.oneof(
  fc.constantFrom('Z', '', 'z', '+0300', '+03:00', '-1130', '+3', '+03:0'),
  fc.tuple(fc.constantFrom('+', '-'), two(99), fc.constantFrom('', ':'), two(99)).map((parts) => parts.join('')),
);
const instant = fc.tuple(date, fc.constantFrom('T', ' '), two(25), two(61), seconds, zone, fc.constantFrom('', ' '));

it('a date-time is read as it stands, an impossible one is none', () => {
  let read = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        instant.map(
          ([day, between, hour, minute, rest, where, after]) =>
            `${day}${between}${hour}:${minute}${rest}${where}${after}`,
        ),
        fc.string(),
      ),
      (text) => {
        const said = parseInstant(text);
        expect(said).toBe(plainly(text));
        if (said !== null) read++;
      },
    ),
    { numRuns: 5_000 },
  );
  expect(read).toBeGreaterThan(200);
});

it.each([
  ['2026-05-20T12:34:56.000+0300', '2026-05-20T09:34:56.000Z'],
  ['2026-05-20T12:34:56.7+03:00', '2026-05-20T09:34:56.700Z'],
  ['2026-05-20T12:34Z', '2026-05-20T12:34:00.000Z'],
  ['2024-02-29T00:00:00-0130', '2024-02-29T01:30:00.000Z'],
])('%s', (text, plain) => expect(new Date(parseInstant(text) ?? 0).toISOString()).toBe(plain));

it.each([null, undefined, 5, {}, '', '2026-02-29T00:00Z', '2026-05-20', '2026-00-10T00:00Z', '2026-05-20T24:00Z'])(
  'no date-time: %s',
  (text) => expect(parseInstant(text)).toBeNull(),
);

import { expect, it } from 'vitest';
import { DAY, HOUR } from '../kernel';
import { type Mark, staysOf } from './stays';
import { type Course, longerBy, usualOf } from './usual';

const T0 = 1_750_000_000_000;
/** A request that came in, stood in status 2 for so many days and was granted. */
const course = (service: string | null, days: number): Course => {
  const mark = (id: number, at: number, final = false): Mark => ({ id, group: 'in-progress', final, at });
  return {
    service,
    stays: staysOf([mark(17, T0), mark(2, T0 + HOUR), mark(3, T0 + HOUR + days * DAY, true)], T0 + 900 * DAY),
  };
};
/** One that stands in status 2 still. */
const waiting = (days: number) =>
  staysOf(
    [
      { id: 17, group: 'in-progress', final: false, at: T0 },
      { id: 2, group: 'in-progress', final: false, at: T0 + HOUR },
    ],
    T0 + HOUR + days * DAY,
  )[1] ?? expect.fail();
const many = (service: string | null, ...days: number[]) => days.map((one) => course(service, one));

it.each<[string, Course[], string | null, ReturnType<typeof usualOf>]>([
  ['two cases say nothing', many('А', 3, 4), 'А', null],
  ['three of the same service', many('А', 3, 9, 4), 'А', { basis: 'service', count: 3, median: 4 * DAY, p90: 9 * DAY }],
  [
    'the same service before all others',
    [...many('А', 3, 9, 4), ...many('Б', 1, 1, 1, 1)],
    'А',
    { basis: 'service', count: 3, median: 4 * DAY, p90: 9 * DAY },
  ],
  [
    'all requests, where there are too few of the service',
    [...many('А', 3), ...many('Б', 1, 2)],
    'А',
    { basis: 'all', count: 3, median: 2 * DAY, p90: 3 * DAY },
  ],
  [
    'all requests, while the names are not in memory',
    many(null, 5, 6, 7),
    null,
    { basis: 'all', count: 3, median: 6 * DAY, p90: 7 * DAY },
  ],
  [
    'the ninth of ten, not the longest',
    many('А', 1, 2, 3, 4, 5, 6, 7, 8, 9, 200),
    'А',
    { basis: 'service', count: 10, median: 5 * DAY, p90: 9 * DAY },
  ],
])('%s', (_what, courses, service, usual) => {
  expect(usualOf(waiting(1), service, courses)).toEqual(usual);
});

it('a first status, one that lasts and one of a wrong clock are no cases', () => {
  const first = staysOf(
    [
      { id: 2, group: 'in-progress', final: false, at: T0 },
      { id: 3, group: 'executed', final: true, at: T0 + DAY },
    ],
    T0 + DAY,
  );
  const wrong = staysOf(
    [17, 2, 3].map((id, at) => ({ id, group: 'in-progress' as const, final: id === 3, at: T0 - at * DAY })),
    T0,
  );
  const lasting = [waiting(1), waiting(2), waiting(3)];
  const courses = [first, first, first, wrong, wrong, wrong, lasting].map((stays) => ({ service: 'А', stays }));
  expect(usualOf(waiting(9), 'А', courses)).toBeNull();
});

it.each([
  [9, null],
  [9.2, null],
  [9.3, 0.3 * DAY],
  [12, 3 * DAY],
])('%d days, where the longest of three took nine: longer by %s', (days, longer) => {
  const found = longerBy(waiting(days), usualOf(waiting(days), 'А', many('А', 3, 9, 4)));
  if (longer === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(longer, -1);
});

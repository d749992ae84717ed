import { expect, it } from 'vitest';
import { DAY } from '../../kernel';
import { backupReminder } from './reminder';

const NOW = 1_000 * DAY;
const last = (days: number, checked = days) => ({ at: NOW - days * DAY, documents: 5, checkedAt: NOW - checked * DAY });
const added = (old: number, fresh: number, days: number) => [
  ...Array.from({ length: old }, () => NOW - 900 * DAY),
  ...Array.from({ length: fresh }, () => NOW - days * DAY),
];

it.each([
  ['none', added(0, 0, 0), null, 0],
  ['never', added(3, 0, 0), null, 3],
  ['fresh', added(3, 0, 0), last(10), 0],
  ['fresh', added(3, 19, 1), last(29), 19],
  ['many', added(3, 20, 1), last(2), 20],
  ['old', added(3, 1, 1), last(31), 1],
  ['fresh', added(3, 0, 0), last(170), 0],
  ['check', added(3, 0, 0), last(400, 181), 0],
  ['fresh', added(3, 0, 0), last(400, 10), 0],
  // A clock that was set back: the copy lies in the future, nothing is urgent.
  ['fresh', added(3, 0, 0), last(-5), 0],
] as const)('says «%s»', (state, addedAt, copy, fresh) => {
  expect(backupReminder([{ addedAt, last: copy }], NOW)).toEqual({ state, fresh });
});

it.each([
  ['none', [added(0, 0, 0), null], [added(0, 0, 0), null], 0],
  ['never', [added(2, 0, 0), null], [added(1, 0, 0), null], 3],
  ['left', [added(2, 0, 0), last(3)], [added(1, 0, 0), null], 1],
  ['fresh', [added(2, 0, 0), last(3)], [added(0, 0, 0), null], 0],
  ['many', [added(2, 10, 1), last(3)], [added(1, 10, 1), last(40)], 20],
  ['old', [added(2, 0, 0), last(3)], [added(1, 1, 1), last(40)], 1],
  ['check', [added(2, 0, 0), last(3)], [added(1, 0, 0), last(200)], 0],
] as const)('says «%s» of two persons', (state, one, two, fresh) => {
  const people = [one, two].map(([addedAt, copy]) => ({ addedAt, last: copy }));
  expect(backupReminder(people, NOW)).toEqual({ state, fresh });
});

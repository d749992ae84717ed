import { expect, it } from 'vitest';
import { DAY } from '../../kernel';
import { backupReminder } from './reminder';

const NOW = 1_000 * DAY;
const last = (days: number, checked = days) => ({ at: NOW - days * DAY, documents: 5, checkedAt: NOW - checked * DAY });
const unchecked = (days: number) => ({ ...last(days), checkedAt: 0 });
type Last = ReturnType<typeof last> | null;

it.each<[string, documents: number, fresh: number, Last]>([
  ['none', 0, 0, null],
  ['never', 3, 3, null],
  ['fresh', 3, 0, last(10)],
  ['fresh', 22, 19, last(29)],
  ['many', 23, 20, last(2)],
  ['old', 4, 1, last(31)],
  ['fresh', 3, 0, last(170)],
  ['check', 3, 0, last(400, 181)],
  ['fresh', 3, 0, last(400, 10)],
  // A clock that was set back: the copy lies in the future, nothing is urgent.
  ['fresh', 3, 0, last(-5)],
  // The browser was handed a file, and nobody has seen it on the disk: the copy is made, but does not silence for ever.
  ['unchecked', 3, 0, unchecked(0)],
  ['unchecked', 4, 1, unchecked(29)],
  ['old', 4, 1, unchecked(31)],
  ['many', 23, 20, unchecked(1)],
])('says «%s»', (state, documents, fresh, copy) => {
  expect(backupReminder([{ documents, fresh, last: copy }], NOW)).toEqual({ state, fresh });
});

it.each<[string, [number, number, Last], [number, number, Last]]>([
  ['none', [0, 0, null], [0, 0, null]],
  ['never', [2, 2, null], [1, 1, null]],
  ['left', [2, 0, last(3)], [1, 1, null]],
  // All of it was moved from somebody whose copy holds it.
  ['fresh', [0, 0, last(3)], [1, 0, null]],
  ['fresh', [2, 0, last(3)], [0, 0, null]],
  ['many', [12, 10, last(3)], [11, 10, last(40)]],
  ['old', [2, 0, last(3)], [2, 1, last(40)]],
  ['check', [2, 0, last(3)], [1, 0, last(200)]],
  ['unchecked', [2, 0, last(3)], [1, 0, unchecked(3)]],
])('says «%s» of two persons', (state, one, two) => {
  const people = [one, two].map(([documents, fresh, copy]) => ({ documents, fresh, last: copy }));
  expect(backupReminder(people, NOW)).toEqual({ state, fresh: one[1] + two[1] });
});

import { expect, it } from 'vitest';
import { normalise } from './normalise';
import { STATUS_MARKS } from './status-marks';
import { markOf, statusNamed } from './status-names';
import { STATUS_GROUPS, TERMINATED } from './status-table';
import { STATUS_TITLES, statusTitle } from './status-titles';
import { feedGroup, statusOf } from './statuses';
import type { StatusGroup } from './types';

/** portal.md 3.3, typed from the text anew so that a slip in the table shows. */
const GROUPS: readonly (readonly [StatusGroup, readonly number[]])[] = [
  ['in-progress', [2, 7, 9, 17, 21, 29, 33, 34, 37, 40, 115]],
  ['information', [1, 6, 32, 35, 51]],
  ['executed', [3, 38, 39]],
  ['rejected', [-1, 4, 5, 8, 10, 11, 24, 30, 41, 42, 43, 52, 53]],
  ['needs-person', [14, 15, 25, 26, 31, 50, 90, 91, 93]],
  ['draft', [0]],
  ['message', [12, 16]],
];

it.each(GROUPS)('%s', (group, ids) => {
  for (const id of ids) expect(statusOf(id, '').group, String(id)).toBe(group);
});

it('names every id once', () => {
  const ids = STATUS_GROUPS.flatMap(([, some]) => some);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(70);
  expect(new Set([...Object.keys(STATUS_TITLES).map(Number), 115])).toEqual(new Set(ids));
  expect(statusTitle(21)).toBe('Заявление отправлено в ведомство');
  expect(statusTitle(115)).toBe('');
});

it.each([
  [2, {}, false],
  [3, {}, true],
  [0, {}, false],
  [2, { finalStatus: true }, true],
  [2, { closed: true }, true],
  [4, { finalStatus: false }, true],
  [777, { finalStatus: true }, true],
])('status %i with %o is final: %s', (id, flags, final) => {
  expect(statusOf(id, '', flags).final).toBe(final);
});

it.each([
  [{ color: 'reject' }, 'rejected'],
  [{ color: 'in_progress' }, 'in-progress'],
  [{ color: 'edit' }, 'needs-person'],
  [{ finalStatus: true }, 'information'],
  [{ color: 'sparkling' }, 'unknown'],
  [{}, 'unknown'],
])('an unknown id with %o is %s and keeps its title', (flags, group) => {
  expect(statusOf(777, 'Особый статус ведомства', flags)).toMatchObject({ title: 'Особый статус ведомства', group });
});

it.each([
  ['executed', 'executed'],
  ['doc_reject', 'rejected'],
  ['15', 'needs-person'],
  ['-1', 'rejected'],
  ['777', 'unknown'],
  ['__proto__', 'unknown'],
  ['', 'unknown'],
])('feed status «%s» → %s', (status, group) => expect(feedGroup(status)).toBe(group));

it.each([
  ['В обработке', 'in-progress', false],
  ['Одобрено', 'executed', true],
  ['Отклонено', 'rejected', true],
  ['Требуются документы', 'needs-person', false],
  ['  ТРЕБУЮТСЯ\u00a0ДОКУМЕНТЫ ', 'needs-person', false],
  ['B oбpaбoткe', 'in-progress', false],
  ['Приглашение на прием', 'needs-person', false],
])('«%s» → %s', (title, group, final) => {
  expect(statusNamed(normalise(title))).toMatchObject({ group, final });
});

it('does not know other words', () => {
  for (const text of ['', 'обработке', 'Одобрено вчера', 'Статус', 'Услуга'])
    expect(statusNamed(normalise(text))).toBeNull();
});

it('every terminated id is named', () => {
  for (const id of TERMINATED) expect(statusTitle(id)).not.toBe('');
});

it('every title has its mark, and a mark is of one title', () => {
  const ids = new Map<string, number>();
  const ascending = Object.entries(STATUS_TITLES).sort(([a], [b]) => Number(a) - Number(b));
  for (const [id, title] of ascending) {
    const mark = markOf(normalise(title));
    if (!ids.has(mark)) ids.set(mark, Number(id));
  }
  expect(STATUS_MARKS).toEqual(Object.fromEntries(ids));
  const titles = new Set(Object.values(STATUS_TITLES).map(normalise));
  expect(ids.size).toBe(titles.size);
});

import { expect, it } from 'vitest';
import { versionsOf } from './versions';

const one = (id: string, series?: string, version?: number, removedAt?: number) => ({
  id,
  facts: { ...(series ? { series } : {}), ...(version === undefined ? {} : { version }) },
  ...(removedAt === undefined ? {} : { removedAt }),
});

it.each([
  ['no series', [one('a'), one('b')], {}],
  ['one of a series', [one('a', 's', 3)], {}],
  [
    'three versions, in any order',
    [one('b', 's', 2), one('c', 's', 3), one('a', 's', 1), one('x', 't', 9)],
    { a: { newer: 'c' }, b: { newer: 'c' }, c: { older: ['b', 'a'] } },
  ],
  [
    'a version without a number is the first',
    [one('a', 's'), one('b', 's', 1)],
    { a: { newer: 'b' }, b: { older: ['a'] } },
  ],
  ['the newest was deleted', [one('a', 's', 1), one('b', 's', 2, 5)], {}],
  ['an earlier one was deleted', [one('a', 's', 1, 5), one('b', 's', 2)], {}],
  [
    'two say that they are the newest',
    [one('a', 's', 1), one('b', 's', 2), one('c', 's', 2)],
    { a: { newer: 'b' }, b: { older: ['a'] }, c: { older: ['a'] } },
  ],
] as const)('%s', (_what, entries, expected) => {
  expect(Object.fromEntries(versionsOf(entries as Parameters<typeof versionsOf>[0]))).toEqual(expected);
});

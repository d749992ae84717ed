import fc from 'fast-check';
import { expect, it } from 'vitest';
import { copiedOf, holdingOf, lastBackupsOf } from './coverage';
import type { BackupDocument, Metadata } from './metadata';

const [MOTHER, SON] = ['b'.repeat(32), 'c'.repeat(32)];
const AT = 1_000;
const sum = (n: number) => n.toString(16).padStart(4, '0').repeat(16);
const entry = (n: number, addedAt = AT - 1) => ({ sha256: sum(n), addedAt });

/** A copy as it was read back: which documents of whom are in it. */
const copyOf = (held: Readonly<Record<string, readonly number[]>>): Metadata => ({
  createdAt: AT,
  persons: Object.keys(held).map((id) => ({ id, name: id })),
  documents: Object.entries(held).flatMap(([person, numbers]) =>
    numbers.map((n) => ({ person, sha256: sum(n) }) as BackupDocument),
  ),
  missing: [],
});
const lasts = (held: Readonly<Record<string, readonly number[]>>) => lastBackupsOf(copyOf(held), AT);
const fresh = (people: Parameters<typeof copiedOf>[0], last: Parameters<typeof copiedOf>[1]) =>
  copiedOf(people, last).map((one) => one.fresh);

it.each<[string, ReturnType<typeof entry>[], number[], number]>([
  ['all of it is', [entry(1), entry(2)], [1, 2], 0],
  ['what came after the copy is not', [entry(1), entry(2, AT + 1)], [1], 1],
  ['what was deleted when the copy was made and was brought back is not', [entry(1), entry(2)], [1], 1],
  ['what could not be read for the copy is not', [entry(1), entry(2), entry(3)], [1, 3], 1],
  ['what went for good and was kept again is', [entry(1, AT + 1)], [1], 0],
])('of what is in the copy: %s', (_, entries, held, left) => {
  expect(fresh([{ id: MOTHER, entries }], lasts({ [MOTHER]: held }))).toEqual([left]);
});

it('a document that was moved is in the copy of whom it was moved from, and in no other', () => {
  const people = [
    { id: MOTHER, entries: [entry(1)] },
    { id: SON, entries: [entry(2), entry(3)] },
  ];
  // The third came to the mother after her copy and was moved before the son's newer one was made without it.
  const last = {
    ...lasts({ [MOTHER]: [1, 2] }),
    [SON]: { ...lasts({ [SON]: [] })[SON], at: AT + 9, documents: 0, checkedAt: 1 },
  };
  expect(fresh(people, last)).toEqual([0, 1]);
  expect(fresh(people, lasts({ [MOTHER]: [1, 2, 3] }))).toEqual([0, 0]);
});

it('a copy from the days when nobody remembered what it holds is told by its time', () => {
  const old = { [MOTHER]: { at: AT, documents: 1, checkedAt: AT } };
  expect(fresh([{ id: MOTHER, entries: [entry(1), entry(2, AT + 1)] }], old)).toEqual([1]);
  // Of somebody else it says nothing.
  expect(fresh([{ id: SON, entries: [entry(1)] }], old)).toEqual([1]);
});

it('counts exactly what is not in the copy, in eight signs a document', () => {
  const numbers = fc.uniqueArray(fc.nat(65_535), { maxLength: 300 });
  fc.assert(
    fc.property(numbers, numbers, (here, held) => {
      const missing = here.filter((n) => !held.includes(n)).length;
      expect(fresh([{ id: MOTHER, entries: here.map((n) => entry(n)) }], lasts({ [MOTHER]: held }))).toEqual([missing]);
      expect(holdingOf(held.map(sum))).toHaveLength(held.length * 8);
    }),
  );
});

import { expect, it } from 'vitest';
import { anchorsOf } from './anchors';

const some = (...times: number[]) => times.map((watchedFrom, at) => ({ id: `id${at}`, watchedFrom }));

it('names requests in the order in which watching began', () => {
  expect([...anchorsOf(some(30, 10, 20))]).toEqual([
    ['id1', 'a'],
    ['id2', 'b'],
    ['id0', 'c'],
  ]);
});

it('does not depend on the order on the page', () => {
  const given = some(1, 1, 2, 0);
  expect(anchorsOf([...given].reverse())).toEqual(anchorsOf(given));
});

it('has letters for any number of requests, no digit, and none twice', () => {
  const names = [...anchorsOf(some(...Array.from({ length: 800 }, (_, at) => at))).values()];
  expect(new Set(names).size).toBe(800);
  for (const name of names) expect(name).toMatch(/^[a-z]+$/);
  expect([names[25], names[26], names[701], names[702]]).toEqual(['z', 'aa', 'zz', 'aaa']);
});

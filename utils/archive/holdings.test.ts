import { expect, it } from 'vitest';
import { type Entry, SEGMENT_SIZE } from './catalogue';
import { holdingsOf } from './holdings';
import type { Branch } from './tree';

/** Segments of three, and how often their entries were looked at. */
function list(segments: number) {
  const seen: number[] = [];
  const branches = Array.from({ length: segments }, (_, at): Branch => {
    const entries = [0, 1, 2].map((n) => ({ id: `${at}-${n}`, sha256: `hash ${at}-${n}` }) as Entry);
    return {
      ref: { id: `${at}`, revision: 1, generation: 1, hash: '', size: 0, count: 3 },
      deleted: [],
      get entries() {
        seen[at] = (seen[at] ?? 0) + 1;
        return entries;
      },
    };
  });
  return { branches, seen };
}

it('finds by id and by hash, and the segments that hold any of few ids or of many', () => {
  const { branches } = list(200);
  const here = holdingsOf()(branches);
  expect([here.has('7-1'), here.has('7-3'), here.same('hash 9-2')?.id, here.same('hash')]).toEqual([
    ...[true, false],
    ...['9-2', undefined],
  ]);
  expect(here.holding(new Set(['3-0', '5-2', 'x']))).toEqual(new Set([branches[3], branches[5]]));
  const many = new Set(branches.slice(50).flatMap(({ entries }) => entries.map(({ id }) => id)));
  expect(many.size).toBeGreaterThan(SEGMENT_SIZE);
  expect(here.holding(many)).toEqual(new Set(branches.slice(50)));
});

it('reads a segment once, and after a change only the one that is new', () => {
  const { branches, seen } = list(5);
  const holdings = holdingsOf();
  for (let n = 0; n < 3; n++) holdings(branches).holding(new Set([`4-${n}`]));
  const { branches: others, seen: seenOfOthers } = list(5);
  holdings([...branches.slice(0, 4), others[4] as Branch]).holding(new Set(['4-0']));
  expect(seen).toEqual([1, 1, 1, 1, 1]);
  expect(seenOfOthers).toEqual([...Array(4), 1]);
});

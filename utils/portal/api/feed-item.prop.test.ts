import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as v from '../../kernel/shape';
import { feedItem, snippetOf } from './feed-item';
import { maybe } from './miss';

/** The shape of portal.md 2.2 as the library says it. */
const Item = v.object({
  id: v.union([v.pipe(v.number(), v.safeInteger()), v.pipe(v.string(), v.regex(/^\d{1,20}$/))]),
  feedType: maybe(v.string()),
  status: maybe(v.union([v.string(), v.number()])),
  title: maybe(v.string()),
  subTitle: maybe(v.string()),
  date: maybe(v.string()),
  unread: maybe(v.boolean()),
  userId: maybe(v.union([v.number(), v.string()])),
  data: maybe(
    v.object({
      expiryDate: maybe(v.string()),
      draftAutoDeleted: maybe(v.string()),
      snippets: maybe(v.array(v.unknown())),
      attachCnt: maybe(v.number()),
    }),
  ),
});
const Snippet = v.object({ type: maybe(v.string()), date: maybe(v.string()), expiryDate: maybe(v.string()) });

const anything = fc.oneof(
  fc.constantFrom(null, undefined, '', '5500000011', 5_500_000_011, 1.5, -1, Number.NaN, true, [], {}, '12a'),
  fc.jsonValue(),
);
const some = (keys: readonly string[], value: fc.Arbitrary<unknown> = anything) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, value])), { requiredKeys: [] });
const data = some(['expiryDate', 'draftAutoDeleted', 'snippets', 'attachCnt', 'other']);
const id = fc.oneof(fc.nat(), fc.bigInt({ min: 0n, max: 10n ** 21n }).map(String), anything);
const item = fc.oneof(
  fc
    .tuple(some(['feedType', 'status', 'title', 'subTitle', 'date', 'unread', 'userId']), id, fc.oneof(data, anything))
    .map(([fields, own, inner]) => ({ ...fields, id: own, data: inner })),
  anything,
);

it('an item is read as its shape says, whatever it is', () => {
  let read = 0;
  fc.assert(
    fc.property(item, (raw) => {
      const said = v.safeParse(Item, raw);
      expect(feedItem(raw)).toEqual(said.success ? said.output : null);
      if (said.success) read++;
    }),
    { numRuns: 3_000 },
  );
  expect(read).toBeGreaterThan(500);
});

it('a snippet too', () => {
  fc.assert(
    fc.property(fc.oneof(some(['type', 'date', 'expiryDate']), anything), (raw) => {
      const said = v.safeParse(Snippet, raw);
      expect(snippetOf(raw)).toEqual(said.success ? said.output : null);
    }),
    { numRuns: 1_000 },
  );
});

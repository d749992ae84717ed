// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../normalise';
import { describePicked, findPicked } from '.';
import { HARMLESS, HARSH } from './test-changes';
import { oracle, pageHtml, type Spec } from './test-pages';

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const DRAWINGS = ['list', 'lines', 'stacked', 'inline', 'table'] as const;
const specs: fc.Arbitrary<Spec> = fc
  .record({
    drawing: fc.constantFrom(...DRAWINGS),
    titled: fc.constantFrom('h2' as const, 'class' as const),
    cards: fc.array(fc.record({ rows: fc.nat(4), at: fc.nat(4) }), { minLength: 1, maxLength: 5 }),
    mine: fc.nat(4),
  })
  .map((spec) => ({ ...spec, mine: spec.mine % spec.cards.length }));

function pointed(spec: Spec) {
  const page = parse(pageHtml(spec));
  const status = oracle(page);
  const described = describePicked(status.node.parentElement as Element, page);
  return { page, status, described };
}
const CHANGES = { ...HARMLESS, ...HARSH };
type Name = keyof typeof CHANGES;
const changes = fc.array(
  fc.tuple(fc.constantFrom(...(Object.keys(CHANGES) as Name[])), fc.double({ min: 0, max: 0.999, noNaN: true })),
  {
    minLength: 1,
    maxLength: 4,
  },
);

it('a described status is found at once on 200 pages, whatever their drawing', () => {
  fc.assert(
    fc.property(specs, (spec) => {
      const { page, status, described } = pointed(spec);
      expect(described.ok).toBe(true);
      if (!described.ok) return;
      expect(normalise(described.value.text)).toBe(normalise(status.value() ?? ''));
      expect(findPicked(described.value.picked, page)).toMatchObject({
        ok: true,
        value: { text: described.value.text },
      });
    }),
    { numRuns: 200 },
  );
}, 30_000);

describe('a harmless change', () => {
  it.each(Object.keys(HARMLESS))('%s: found on 30 pages', (name) => {
    fc.assert(
      fc.property(specs, (spec) => {
        const { page, status, described } = pointed(spec);
        if (!described.ok) return expect.fail('not described');
        HARMLESS[name]?.(page, status.node, 0.5);
        const found = findPicked(described.value.picked, page);
        expect(found.ok && normalise(found.value.text)).toBe(normalise(status.value() ?? ''));
      }),
      { numRuns: 30 },
    );
  });
});

it('after 800 sets of changes: found or missed, never another text', () => {
  let found = 0;
  fc.assert(
    fc.property(specs, changes, (spec, made) => {
      const { page, status, described } = pointed(spec);
      if (!described.ok) return expect.fail('not described');
      for (const [name, pick] of made) CHANGES[name]?.(page, status.node, pick);
      const again = findPicked(described.value.picked, page);
      if (!again.ok) return void expect(again.error.anchor).toMatch(/^picked\./);
      found++;
      expect(normalise(again.value.text), made.join(' ')).toBe(normalise(status.value() ?? '(gone)'));
    }),
    {
      numRuns: 800,
      examples: [
        [
          {
            drawing: 'list',
            titled: 'h2',
            cards: [
              { rows: 0, at: 0 },
              { rows: 1, at: 1 },
              { rows: 1, at: 0 },
            ],
            mine: 1,
          },
          [
            ['a card is gone', 0],
            ['a block moved away', 0],
            ['one more card', 0],
            ['cards in another order', 5e-324],
          ],
        ],
        [
          {
            drawing: 'list',
            titled: 'h2',
            cards: [
              { rows: 1, at: 1 },
              { rows: 0, at: 0 },
              { rows: 0, at: 0 },
            ],
            mine: 0,
          },
          [
            ['a row is gone', 0],
            ['a row is gone', 0],
            ['other classes', 0],
          ],
        ],
      ],
    },
  );
  // Otherwise «missed» alone would satisfy it.
  expect(found).toBeGreaterThan(200);
}, 60_000);

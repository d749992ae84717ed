import { ok, type Result } from '../../kernel';
import type { Face, Miss } from '../types';
import { missed } from './missed';
import { distinct, type Leaf, type Page } from './page';

/**
 * One thing a reader counts on. `ways` are tried in the order of trust (address → text and role → custom tag → class,
 * portal.md 6.5); the first that finds exactly one value wins.
 */
export type Anchor = { id: string; ways: readonly ((page: Page) => readonly Leaf[])[] };

/** The single value of an anchor; otherwise a miss that tells how many the best way found. */
export function one(page: Page, face: Face, anchor: Anchor): Result<Leaf, Miss> {
  let found = 0;
  for (const way of anchor.ways) {
    const values = distinct(way(page));
    const [only] = values;
    if (only && values.length === 1) return ok(only);
    found = Math.max(found, values.length);
  }
  return missed(face, page.route.kind, anchor.id, '1', found);
}

/** How many of the anchors are there at all: none means an alien page, some mean that a known page changed. */
export const present = (page: Page, anchors: readonly Anchor[]): number =>
  anchors.filter(({ ways }) => ways.some((way) => way(page).length > 0)).length;

/** Way by selector, for custom tags and classes: the whole text of each element found. */
export const bySelector =
  (selector: string) =>
  ({ main, leaves }: Page): Leaf[] =>
    [...main.querySelectorAll(selector)].flatMap((element) => {
      const inside = leaves.filter((leaf) => element.contains(leaf.element));
      const [first] = inside;
      if (!first) return [];
      return [
        {
          text: inside.map(({ text }) => text).join(' '),
          norm: inside.map(({ norm }) => norm).join(' '),
          element: first.element,
        },
      ];
    });

import type { GuideTexts } from '../../text';
import type { How, Progress } from '../types';
import { planOf } from './plan';
import type { Book, Code } from './types';

export type WayStep = {
  code: Code;
  name: string;
  state: 'done' | 'current' | 'ahead';
  how: How | null;
  at: number | null;
};
/** What the overlay shows: generic words only, and of the current step alone what to do. */
export type Way = { title: string; steps: readonly WayStep[]; todo: string | null; fix: string | null };

/**
 * The overlay's share of the plan the cabinet draws: the steps everybody in this person's place must do. Those that one
 * may do are left to the cabinet: most people never need a request for access, and must not wait for one.
 */
export function wayOf(book: Book, facts: Progress['steps'], texts: GuideTexts): Way {
  const { sections, current } = planOf(book, facts, []);
  const { procedures, people, steps: words } = texts;
  const title = sections[0] ? procedures[sections[0].letter] : '';
  const told: { todo: string; fix?: string } | null = current && words[current];
  return {
    title: book.active === 'me' ? title : `${title} · ${people[book.active]}`,
    steps: sections.flatMap(({ steps }) =>
      steps.flatMap(({ step: { code }, need, state, how, at }) =>
        need === 'must' ? { code, name: words[code].name, state, how, at } : [],
      ),
    ),
    todo: told?.todo ?? null,
    fix: told?.fix ?? null,
  };
}

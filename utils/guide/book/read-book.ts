import * as v from '../../kernel/shape';
import { stepCalled } from './book';
import { NEW_BOOK, SLOTS } from './plan';
import type { Book, PersonSlot } from './types';

const slot = v.picklist([...SLOTS] as [PersonSlot, ...PersonSlot[]]);
const mark = v.object({ how: v.picklist(['seen', 'ticked']), at: v.number() });
const person = v.object({
  answers: v.fallback(
    v.nullable(
      v.object({
        have: v.array(v.picklist(['login', 'confirmed', 'papers', 'policy', 'request', 'new-name'])),
        want: v.picklist(['card', 'status', 'trouble', 'appointment', 'sharing', 'copies']),
      }),
    ),
    null,
  ),
  marks: v.fallback(v.record(v.string(), mark), {}),
});
const shape = v.object({ active: v.fallback(slot, 'me'), people: v.fallback(v.record(slot, person), {}) });

/** Whatever storage gave back: what is damaged falls away, and so do marks of steps that no longer exist. */
export function readBook(stored: unknown): Book {
  const read = v.safeParse(shape, stored ?? {});
  if (!read.success) return NEW_BOOK;
  const people = Object.entries(read.output.people).map(([name, { answers, marks }]) => [
    name,
    { answers, marks: Object.fromEntries(Object.entries(marks).filter(([code]) => stepCalled(code) !== null)) },
  ]);
  return { active: read.output.active, people: Object.fromEntries(people) };
}

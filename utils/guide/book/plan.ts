import type { Evidence, Fact, How, Progress } from '../types';
import { BOOK, COVERS, letterOf, stepCalled, stepsOf, WAYS } from './book';
import { isPlace } from './places';
import type { Answers, Book, BookStep, Code, Letter, Marks, PersonBook, PersonSlot, Whom } from './types';

export const NEW_BOOK: Book = { active: 'me', people: {} };
export const SLOTS: readonly PersonSlot[] = ['me', 'child-1', 'child-2', 'child-3', 'adult-1', 'adult-2'];

export const whomOf = (slot: PersonSlot): Whom => (slot === 'me' ? 'me' : slot.startsWith('child') ? 'child' : 'adult');

const NOBODY: PersonBook = { answers: null, marks: {} };
export const personIn = (book: Book, slot: PersonSlot = book.active): PersonBook => book.people[slot] ?? NOBODY;

/** Must, may, or null: not applicable to this person with these answers. */
export function applies({ need, only }: BookStep, whom: Whom, answers: Answers | null): 'must' | 'may' | null {
  const fits = !only || only.some((one) => one === whom || answers?.have.some((have) => have === one));
  return fits ? need : null;
}

export type StepNow = {
  step: BookStep;
  need: 'must' | 'may';
  state: 'done' | 'current' | 'ahead';
  how: How | null;
  at: number | null;
};
export type Section = { letter: Letter; steps: readonly StepNow[] };
export type Plan = {
  sections: readonly Section[];
  rest: readonly Section[];
  current: Code | null;
  done: number;
  of: number;
};

/**
 * What a person sees: the ways their answer leads through, the first required step not done as the current one, and all
 * other procedures behind. Marks are the person's own; facts are the account's and count where they are about the account.
 * @param facts when each fact was seen
 */
export function planOf(book: Book, facts: Progress['steps'], letters: readonly Letter[]): Plan {
  const slot = book.active;
  const { answers, marks } = personIn(book);
  const ways = WAYS[answers?.want ?? 'card'];
  const wanted = new Set(ways);
  const now = (step: BookStep): StepNow | null => {
    const need = applies(step, whomOf(slot), answers);
    if (need === null) return null;
    const known = knownOf(step, slot, marks, facts);
    return { step, need, state: known ? 'done' : 'ahead', how: known?.how ?? null, at: known?.at ?? null };
  };
  const section = (letter: Letter): Section => ({
    letter,
    steps: stepsOf(letter).flatMap((step) => now(step) ?? []),
  });
  const sections = ways.map(section);
  const must = sections.flatMap(({ steps }) => steps).filter(({ need }) => need === 'must');
  const current = must.find(({ state }) => state !== 'done') ?? null;
  if (current) current.state = 'current';
  return {
    sections,
    rest: letters.filter((letter) => !wanted.has(letter)).map(section),
    current: current?.step.code ?? null,
    done: must.filter(({ state }) => state === 'done').length,
    of: must.length,
  };
}

/** How a step is known to be done: by a fact of the portal first, then by the person's own mark. */
export function knownOf(
  { code, proof, own }: BookStep,
  slot: PersonSlot,
  marks: Marks,
  facts: Progress['steps'],
): { how: How; at: number } | null {
  const fact = proof && proof !== 'reached' && (slot === 'me' || !own) ? facts[proof satisfies Fact] : undefined;
  if (fact?.how === 'seen') return fact;
  return marks[code] ?? fact ?? null;
}

const change = (book: Book, slot: PersonSlot, to: (person: PersonBook) => PersonBook): Book => ({
  ...book,
  people: { ...book.people, [slot]: to(personIn(book, slot)) },
});

/** The person says a step is done, or takes it back; a mark of sight stays. */
export const mark = (book: Book, code: Code, done: boolean, how: How, at: number): Book =>
  change(book, book.active, (person) => {
    const { [code]: before, ...others } = person.marks;
    if (before?.how === 'seen') return person;
    return { ...person, marks: done ? { ...others, [code]: { how, at } } : others };
  });

/** Standing on the page of a step that is done by being there. The same book when that is nothing new. */
export function reached(book: Book, url: string, at: number): Book {
  const { answers, marks } = personIn(book);
  const here = BOOK.filter(
    (step) =>
      step.proof === 'reached' &&
      step.place !== null &&
      marks[step.code]?.how !== 'seen' &&
      applies(step, whomOf(book.active), answers) !== null &&
      isPlace(url, step.place),
  );
  return here.reduce((before, { code }) => mark(before, code, true, 'seen', at), book);
}

/**
 * What the portal shows not to be so is not done, whoever ticked it: the portal knows better. Other people's own matters
 * stay as they are; the same book when nothing is taken back.
 */
export function disprove(book: Book, evidence: readonly Evidence[]): Book {
  const wrong = new Set<BookStep['proof']>(evidence.filter(({ proven }) => !proven).map(({ step }) => step));
  const isWrong = (slot: PersonSlot, code: Code): boolean => {
    const { proof = null, own } = stepCalled(code) ?? {};
    return wrong.has(proof) && (slot === 'me' || !own);
  };
  let after = book;
  for (const slot of Object.keys(book.people) as PersonSlot[]) {
    const { marks } = personIn(book, slot);
    const right = Object.entries(marks).filter(([code]) => !isWrong(slot, code as Code));
    if (right.length < Object.keys(marks).length)
      after = change(after, slot, (person) => ({ ...person, marks: Object.fromEntries(right) }));
  }
  return after;
}

/** The three answers; what the person says they have is marked as theirs, unless it is known already. */
export const answer = (book: Book, slot: PersonSlot, answers: Answers, at: number): Book =>
  change({ ...book, active: slot }, slot, ({ marks }) => {
    const covered = answers.have.flatMap((have) => COVERS[have]);
    const added = Object.fromEntries(covered.map((code) => [code, { how: 'ticked' as const, at }]));
    return { answers, marks: { ...added, ...marks } };
  });

/** All marks of the active person are gone; their answers stay. The account's facts are another store. */
export const reset = (book: Book): Book => change(book, book.active, ({ answers }) => ({ answers, marks: {} }));

/** The step after this one in its own procedure, of those that apply. */
export function stepAfter(code: Code, book: Book): Code | null {
  const { answers } = personIn(book);
  const mine = stepsOf(letterOf(code)).filter((step) => applies(step, whomOf(book.active), answers) !== null);
  return mine[mine.findIndex((step) => step.code === code) + 1]?.code ?? null;
}

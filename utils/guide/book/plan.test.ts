import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guideTexts } from '../../text';
import type { Fact } from '../types';
import type { Answers, Book, Code, Have, PersonSlot, Want } from '.';
import {
  answer,
  applies,
  BOOK,
  disprove,
  isPlace,
  LETTERS,
  mark,
  NEW_BOOK,
  PLACES,
  type PlaceId,
  placeOf,
  planOf,
  reached,
  readBook,
  reset,
  SLOTS,
  stepAfter,
  stepSaid,
  whomOf,
} from '.';

const HAVE: Have[] = ['login', 'confirmed', 'papers', 'policy', 'request', 'new-name'];
const WANT: Want[] = ['card', 'status', 'trouble', 'appointment', 'sharing', 'copies'];
const plan = (book: Book, facts = {}) => planOf(book, facts, LETTERS);
const all = (book: Book, facts = {}) => {
  const { sections, rest } = plan(book, facts);
  return [...sections, ...rest].flatMap(({ steps }) => steps);
};
const codes = (book: Book) => all(book).map(({ step }) => step.code);
const seen = (at: number) => ({ how: 'seen' as const, at });

describe('the book', () => {
  it('has a step for every code that has words, and words for every step', () => {
    expect(BOOK.map(({ code }) => code).sort()).toEqual(Object.keys(guideTexts('ru').steps).sort());
    expect(new Set(BOOK.map(({ code }) => code)).size).toBe(BOOK.length);
    expect(LETTERS.join('')).toBe('ВМДЗСНОБПК');
  });

  it('says of each step where it comes from and when that was checked', () => {
    for (const { code, facts, checked } of BOOK) {
      expect(facts, code).toMatch(/^\d+(\.\d+)?(, \d+(\.\d+)?)*$/);
      expect(checked, code).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
    }
  });

  it('leads to pages of the portal only, never to the login host', () => {
    for (const place of Object.keys(PLACES) as PlaceId[]) {
      for (const face of ['lk', 'article'] as const) {
        const url = placeOf(place, face);
        expect(new URL(url).origin).toMatch(/^https:\/\/(www|lk)\.gosuslugi\.ru$/);
        expect(isPlace(url, place)).toBe(true);
        expect(isPlace(`${url}?a=1#b`, place)).toBe(true);
      }
    }
    expect(isPlace('https://lk.gosuslugi.ru/healthy', 'health')).toBe(false);
    expect(isPlace('https://www.gosuslugi.ru/orders', 'home')).toBe(false);
    expect(isPlace('nonsense', 'home')).toBe(false);
  });
});

describe('a dictated code', () => {
  const exact = fc.constantFrom(...BOOK.map(({ code }) => code));
  it.each([
    ['М-3б', 'М-3б'],
    ['шаг м 3 б', 'М-3б'],
    ['М3Б.', 'М-3б'],
    ['M-3b', 'М-3б'],
    ['m–3 б', 'М-3б'],
    ['c-2', 'С-2'],
    ['Б-1', 'Б-1'],
    ['К—5', 'К-5'],
  ])('«%s» is %s', (said, code) => expect(stepSaid(said)?.code).toBe(code));

  it.each(['', 'М', '3', 'М-99', 'Ж-1', 'М-3бб', 'шаг'])('«%s» is none', (said) => expect(stepSaid(said)).toBeNull());

  it('is heard however it is spaced, cased and joined', () => {
    fc.assert(
      fc.property(exact, fc.constantFrom('', ' ', '-', '–', ' — '), fc.boolean(), (code, joint, upper) => {
        const said = code.replace('-', joint);
        expect(stepSaid(upper ? said.toUpperCase() : said)?.code).toBe(code);
      }),
    );
  });
});

describe('the plan of a person', () => {
  const answers: fc.Arbitrary<Answers> = fc.record({
    have: fc.uniqueArray(fc.constantFrom(...HAVE)),
    want: fc.constantFrom(...WANT),
  });
  const slots = fc.constantFrom<PersonSlot>(...SLOTS);
  const steps = fc.array(fc.tuple(fc.constantFrom(...BOOK.map(({ code }) => code)), fc.boolean()), { maxLength: 40 });

  it.each([
    ['me', [], 'М-4а Д-5 Д-6 Д-7 О-4 О-5'],
    ['child-1', [], 'М-4 Д-5 Д-6 О-5'],
    ['adult-1', [], 'М-4а Д-6 Д-7 О-4'],
    ['me', ['new-name'], 'М-4а Д-5 Д-7 О-4 О-5'],
  ] as const)('of %s with %j leaves out %s', (slot, have, left) => {
    const book = answer(NEW_BOOK, slot, { have, want: 'card' }, 1);
    const missing = BOOK.map(({ code }) => code).filter((code) => !codes(book).includes(code));
    expect(missing.join(' ')).toBe(left);
  });

  it('shows the first required step that is not done, and no optional one, as the current one', () => {
    expect(plan(NEW_BOOK).current).toBe('М-1');
    const facts = {
      login: seen(1),
      account: seen(1),
      identity: seen(1),
      passport: seen(1),
      snils: seen(1),
      policy: seen(1),
    };
    expect(plan(NEW_BOOK, facts).current).toBe('М-7');
    const there = mark(NEW_BOOK, 'З-1', true, 'seen', 1);
    expect(plan(there, { ...facts, document: seen(2) })).toMatchObject({ current: 'М-7', done: 9, of: 11 });
    const all = { ...facts, document: seen(2), downloaded: seen(3) };
    expect(plan(there, all)).toMatchObject({ current: null, done: 11, of: 11 });
  });

  it('a fact outweighs a tick and says so; what is the child’s own is not proven by the account', () => {
    const book = answer(NEW_BOOK, 'child-1', { have: ['confirmed'], want: 'card' }, 5);
    const state = (code: Code, facts = {}) => all(book, facts).find(({ step }) => step.code === code);
    expect(state('М-2')).toMatchObject({ state: 'done', how: 'ticked', at: 5 });
    expect(state('М-2', { account: seen(9) })).toMatchObject({ state: 'done', how: 'seen', at: 9 });
    expect(state('М-7', { downloaded: seen(9) })?.state).not.toBe('done');
    expect(all(NEW_BOOK, { downloaded: seen(9) }).find(({ step }) => step.code === 'М-7')?.state).toBe('done');
  });

  it('keeps people apart, resumes, and resets one alone', () => {
    fc.assert(
      fc.property(slots, slots, answers, steps, (one, other, given, ticks) => {
        fc.pre(one !== other);
        const mine = ticks.reduce(
          (book, [code, done]) => mark(book, code, done, 'ticked', 7),
          answer(NEW_BOOK, one, given, 1),
        );
        const both = mark(answer(mine, other, { have: [], want: 'card' }, 2), 'М-1', true, 'ticked', 3);
        expect(both.people[one]).toEqual(mine.people[one]);
        expect(readBook(JSON.parse(JSON.stringify(both)))).toEqual(both);
        const cleared = reset(both);
        expect(cleared.people[one]).toEqual(mine.people[one]);
        expect(cleared.people[other]).toEqual({ answers: { have: [], want: 'card' }, marks: {} });
      }),
    );
  });

  it('counts what it shows: done and of, one current at most, done never current', () => {
    fc.assert(
      fc.property(slots, answers, steps, (slot, given, ticks) => {
        const book = ticks.reduce(
          (before, [code, done]) => mark(before, code, done, 'ticked', 7),
          answer(NEW_BOOK, slot, given, 1),
        );
        const { sections, rest, current, done, of } = plan(book);
        const must = sections.flatMap((section) => section.steps).filter(({ need }) => need === 'must');
        expect([done, of]).toEqual([must.filter(({ state }) => state === 'done').length, must.length]);
        expect(current === null).toBe(done === of);
        expect(
          [...sections, ...rest].flatMap((section) => section.steps).filter(({ state }) => state === 'current'),
        ).toHaveLength(current ? 1 : 0);
        for (const { step } of must) expect(applies(step, whomOf(slot), given)).toBe('must');
      }),
    );
  });

  it('what was seen is not taken back by hand, and a damaged store is an empty book or a part of it', () => {
    const sight = mark(NEW_BOOK, 'З-1', true, 'seen', 1);
    expect(mark(sight, 'З-1', false, 'ticked', 2)).toEqual(sight);
    for (const bad of [undefined, null, 5, 'x', { people: 7 }, { active: 'granny' }, { people: { granny: {} } }])
      expect(readBook(bad)).toEqual(NEW_BOOK);
    const half = {
      active: 'me',
      people: { me: { answers: { have: ['wings'], want: 'card' }, marks: { 'М-1': seen(1), 'Ж-7': seen(1) } } },
    };
    expect(readBook(half).people.me).toEqual({ answers: null, marks: { 'М-1': seen(1) } });
  });

  it('a page that was reached counts for the one the guide goes for, once, and only where the step is theirs', () => {
    const health = 'https://lk.gosuslugi.ru/health/meddocs?a=1';
    const there = reached(NEW_BOOK, health, 3);
    expect(there.people.me?.marks).toEqual({ 'З-1': seen(3) });
    expect(reached(there, health, 4)).toBe(there);
    expect(reached(NEW_BOOK, 'https://lk.gosuslugi.ru/notifications', 3)).toBe(NEW_BOOK);
    const family = 'https://lk.gosuslugi.ru/profile/family';
    expect(reached(NEW_BOOK, family, 3)).toBe(NEW_BOOK);
    const child = answer(NEW_BOOK, 'child-1', { have: [], want: 'card' }, 1);
    expect(reached(child, family, 3).people['child-1']?.marks).toEqual({ 'М-4а': seen(3) });
  });

  it('what the portal shows not to be so is taken back, but not what is a child’s own', () => {
    const no = (...facts: Fact[]) => facts.map((step) => ({ step, proven: false }));
    const mine = answer(NEW_BOOK, 'me', { have: ['confirmed', 'policy'], want: 'card' }, 1);
    expect(Object.keys(disprove(mine, no('policy')).people.me?.marks ?? {})).toEqual(['М-2']);
    expect(disprove(mine, [{ step: 'policy', proven: true }])).toBe(mine);
    expect(disprove(mine, no('login'))).toBe(mine);
    const child = mark(answer(mine, 'child-1', { have: ['confirmed'], want: 'card' }, 1), 'М-7', true, 'ticked', 1);
    const after = disprove(child, no('account', 'downloaded'));
    expect(Object.keys(after.people.me?.marks ?? {})).toEqual(['М-4']);
    expect(Object.keys(after.people['child-1']?.marks ?? {})).toEqual(['М-7']);
    expect(after.active).toBe('child-1');
  });

  it('goes on to the next step of the same procedure that applies', () => {
    expect(stepAfter('М-3б', NEW_BOOK)).toBe('М-4');
    expect(stepAfter('М-4', NEW_BOOK)).toBe('М-5');
    expect(stepAfter('М-7', NEW_BOOK)).toBeNull();
    expect(stepAfter('М-3б', answer(NEW_BOOK, 'child-2', { have: [], want: 'card' }, 1))).toBe('М-4а');
  });
});

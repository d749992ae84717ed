import { describe, expect, it } from 'vitest';
import { guideTexts } from '../../text';
import type { Fact } from '../types';
import { answer, type Book, type Code, mark, NEW_BOOK, wayOf } from '.';

const at = 1_700_000_000_000;
const seen = (...facts: Fact[]) => Object.fromEntries(facts.map((fact) => [fact, { how: 'seen' as const, at }]));
const ticked = (book: Book, ...codes: Code[]) => codes.reduce((one, code) => mark(one, code, true, 'ticked', at), book);
const way = (book: Book, facts = {}) => wayOf(book, facts, guideTexts('ru'));
const current = (book: Book, facts = {}) => way(book, facts).steps.find(({ state }) => state === 'current')?.code;

const PAPERS: Fact[] = ['login', 'account', 'identity', 'passport', 'snils', 'policy'];
const card = { have: [], want: 'card' } as const;
const child = answer(NEW_BOOK, 'child-1', card, at);
const knows = answer(NEW_BOOK, 'me', { have: ['login', 'confirmed', 'papers'], want: 'card' }, at);

describe('the way of the overlay', () => {
  it.each<[string, Book, object, Code | undefined]>([
    ['nothing known', NEW_BOOK, {}, 'М-1'],
    ['logged in', NEW_BOOK, seen('login'), 'М-2'],
    ['all papers, no request', NEW_BOOK, seen(...PAPERS), 'М-7'],
    ['a request refused or under way holds nothing', NEW_BOOK, seen(...PAPERS, 'request'), 'М-7'],
    ['answers of the welcome page', knows, {}, 'М-4'],
    ['the policy ticked in the cabinet', ticked(knows, 'М-4'), {}, 'М-7'],
    ['a child, whose policy the account does not prove', child, seen(...PAPERS), 'М-4а'],
    ['another adult needs a policy of their own', answer(NEW_BOOK, 'adult-1', card, at), seen(...PAPERS), 'М-4'],
    ['somebody who wants the status', answer(NEW_BOOK, 'me', { have: [], want: 'status' }, at), {}, 'С-2'],
    ['a list of documents, none downloaded', ticked(NEW_BOOK, 'З-1'), seen(...PAPERS, 'document'), 'М-7'],
    ['one of them downloaded', ticked(NEW_BOOK, 'З-1'), seen(...PAPERS, 'document', 'downloaded'), undefined],
    ['its download ticked', ticked(NEW_BOOK, 'З-1', 'М-7', 'З-5'), seen(...PAPERS, 'document'), undefined],
  ])('%s', (_name, book, facts, code) => expect(current(book, facts)).toBe(code));

  it('never names a step that one may leave out, done or not', () => {
    for (const facts of [{}, seen(...PAPERS), seen(...PAPERS, 'request', 'decision')]) {
      const codes = way(ticked(NEW_BOOK, 'М-5'), facts).steps.map(({ code }) => code);
      expect(codes.join(' ')).toBe('М-1 М-2 М-3 М-3а М-3б М-4 М-7 З-1 З-2 З-4 З-5');
    }
    expect(way(child).steps.map(({ code }) => code)).not.toContain('М-4');
  });

  it('says how each step is known, and what to do at the current one alone', () => {
    const { steps, title, todo, fix } = way(ticked(NEW_BOOK, 'М-2'), seen('login', 'identity', 'passport', 'snils'));
    expect(steps.slice(0, 3)).toEqual([
      { code: 'М-1', name: 'Вход на портал', state: 'done', how: 'seen', at },
      { code: 'М-2', name: 'Подтверждённая учётная запись', state: 'done', how: 'ticked', at },
      { code: 'М-3', name: 'Паспорт и СНИЛС', state: 'done', how: 'seen', at },
    ]);
    expect(title).toBe('Доступ к медкарте');
    expect(todo).toBe('Проверьте в документах, что портал видит полис.');
    expect(fix).toMatch(/бессрочный/);
    expect(way(child).title).toBe('Доступ к медкарте · Ребёнок');
    const all = way(ticked(NEW_BOOK, 'З-1'), seen(...PAPERS, 'document', 'downloaded'));
    expect([all.todo, all.fix]).toEqual([null, null]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { browserName, composeLetter, type LetterFacts } from './compose';
import { LETTERS, type LetterFact, type LetterKind, PORTAL_SUPPORT, PRIVATE_FACTS, TRIED } from './kinds';

const KINDS = Object.keys(LETTERS) as LetterKind[];
const FULL: Record<LetterFact, string> = {
  request: '5400000001',
  filed: '3 ноября 2026',
  service: 'Прикрепление к поликлинике',
  status: 'В обработке',
  document: 'Протокол исследования',
  visited: '20 мая 2026',
  clinic: 'Поликлиника № 1',
  seen: 'Сервис недоступен',
  code: '503',
  wrong: 'улица Садовая, дом 7',
  right: 'улица Садовая, дом 9',
  when: '25 ноября 2026, 14:05',
  name: 'Образцова Анна Петровна',
  born: '12.03.1985',
  snils: '112-233-445 95',
  contact: 'anna@example.org',
};
const write = (
  kind: LetterKind,
  facts: LetterFacts = {},
  tried = TRIED.slice(),
  browser: string | null = 'Firefox 140',
) => composeLetter({ kind, facts, tried, browser });

describe('a letter', () => {
  it.each(KINDS)('%s says every fact its kind asks for, and who answers', (kind) => {
    const letter = write(kind, FULL);
    for (const fact of [...LETTERS[kind].facts, ...PRIVATE_FACTS]) expect(letter, fact).toContain(FULL[fact]);
    expect(letter).toMatch(LETTERS[kind].to === 'portal' ? /^В службу поддержки/ : /^Главному врачу: Поликлиника № 1/);
    expect(letter).not.toContain('[впишите');
    expect(letter).toMatch(/\n1\. .+/);
  });

  it.each(KINDS)('%s has nothing of a person who told nothing', (kind) => {
    const told = Object.fromEntries(LETTERS[kind].facts.map((fact) => [fact, FULL[fact]]));
    const letter = write(kind, told);
    for (const fact of PRIVATE_FACTS) expect(letter).not.toContain(FULL[fact]);
    expect(letter).toMatch(/\[впишите: фамилия, имя, отчество\]$/);
  });

  it.each(KINDS)('%s says nothing its kind does not ask for, and leaves blanks where it needs a fact', (kind) => {
    const others = (Object.keys(FULL) as LetterFact[]).filter(
      (fact) => !LETTERS[kind].facts.includes(fact) && !(PRIVATE_FACTS as readonly string[]).includes(fact),
    );
    const letter = write(kind, FULL);
    for (const fact of others) expect(letter, fact).not.toContain(FULL[fact]);
    expect(write(kind)).toContain('[впишите');
    expect(write(kind)).not.toMatch(/undefined|null|\n{3}/);
  });

  it('tells the browser and what was tried to the portal only', () => {
    for (const kind of KINDS) {
      expect(write(kind, FULL).includes('Firefox 140')).toBe(LETTERS[kind].tried);
      expect(write(kind, FULL).includes('Что уже сделано')).toBe(LETTERS[kind].tried);
      expect(write(kind, FULL, [], null)).not.toMatch(/Firefox|Что уже сделано/);
    }
  });

  it('asks the clinic for the РЭМД, with a registration number in return', () => {
    expect(write('send-document', FULL)).toMatch(/РЭМД[\s\S]+номер регистрации/);
  });

  it('never carries a contact that is not confirmed', () => {
    expect(Object.values(PORTAL_SUPPORT).join(' ')).not.toMatch(/555/);
    for (const kind of KINDS) expect(write(kind, FULL)).not.toMatch(/8 800|555-?35-?35|support@/);
  });

  it('takes any text for a fact and stays a letter', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.string({ maxLength: 2_000 }), (kind, text) => {
        const facts = Object.fromEntries(Object.keys(FULL).map((fact) => [fact, text]));
        const letter = write(kind, facts);
        expect(letter.length).toBeLessThan(9_000);
        expect(letter).not.toMatch(/\n{3}|\t|\0/);
      }),
    );
  });
});

describe('the browser’s name', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'Chrome 140 (Windows)',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140 (Linux)'],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/138.0.0.0 YaBrowser/25.8.0 Safari/537.36',
      'Яндекс Браузер 25 (Windows)',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0',
      'Microsoft Edge 139 (macOS)',
    ],
    ['something else', null],
  ])('%s', (agent, name) => expect(browserName(agent)).toBe(name));
});

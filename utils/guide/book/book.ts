import { ACCESS } from './access';
import { TROUBLE } from './trouble';
import type { BookStep, Code, Have, Letter, Want } from './types';
import { USING } from './using';

/** Every step of every procedure: all that the article tells, corrected, and what it only promises. */
export const BOOK: readonly BookStep[] = [...ACCESS, ...USING, ...TROUBLE];

const BY_CODE: ReadonlyMap<string, BookStep> = new Map(BOOK.map((step) => [step.code, step]));

export const letterOf = (code: Code): Letter => code.slice(0, 1) as Letter;
export const LETTERS: readonly Letter[] = [...new Set(BOOK.map(({ code }) => letterOf(code)))];
export const stepsOf = (letter: Letter): readonly BookStep[] => BOOK.filter(({ code }) => letterOf(code) === letter);

/** Which procedures an answer leads through, in order. The login is part of М; В tells it in detail. */
export const WAYS: Readonly<Record<Want, readonly Letter[]>> = {
  card: ['М', 'З'],
  status: ['С'],
  trouble: ['П', 'К'],
  appointment: ['Н'],
  sharing: ['О'],
  copies: ['Б'],
};

/** What the person says they have covers these steps. */
export const COVERS: Readonly<Record<Have, readonly Code[]>> = {
  login: ['В-1', 'В-2', 'В-3', 'В-4', 'В-5', 'М-1'],
  confirmed: ['М-2'],
  papers: ['М-3', 'М-3а', 'М-3б'],
  policy: ['М-4'],
  request: ['М-5', 'С-1'],
  'new-name': [],
};

export const stepCalled = (code: string): BookStep | null => BY_CODE.get(code) ?? null;

/** Latin letters typed or read aloud for the Cyrillic ones: by look first, by sound where nothing looks alike. */
const HEARD: Readonly<Record<string, string>> = {
  b: 'в',
  v: 'в',
  m: 'м',
  d: 'д',
  z: 'з',
  c: 'с',
  s: 'с',
  p: 'п',
  k: 'к',
  h: 'н',
  n: 'н',
  o: 'о',
  a: 'а',
};

/** The step a person named, as people say codes: «М-3б», «м3Б», «шаг м 3 б», «m-3b». Null when there is none. */
export function stepSaid(said: string): BookStep | null {
  const plain = said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/шаг|step|код|code/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  const match = /^(\p{L})(\d{1,2})(\p{L}?)$/u.exec(plain);
  if (!match) return null;
  const [, letter = '', number = '', part = ''] = match;
  const first = letter === 'б' ? 'б' : (HEARD[letter] ?? letter);
  const last = part === 'b' || part === '6' ? 'б' : (HEARD[part] ?? part);
  return stepCalled(`${first.toUpperCase()}-${Number(number)}${last}`);
}

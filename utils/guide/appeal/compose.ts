import { letterWords } from '../../text';
import { LETTERS, type LetterFact, type LetterKind, TRIED, type Tried } from './kinds';

export type LetterFacts = Readonly<Partial<Record<LetterFact, string>>>;
/** `browser`: name and version, null to leave it out. */
export type LetterInput = { kind: LetterKind; facts: LetterFacts; tried: readonly Tried[]; browser: string | null };

/**
 * The letter, in Russian whatever the language of the page: it goes to people who answer in Russian. A fact that is not
 * known leaves a blank to fill in where the letter cannot do without it, and nothing elsewhere.
 */
export function composeLetter({ kind, facts, tried, browser }: LetterInput): string {
  const { to, facts: wanted, tried: asksTried } = LETTERS[kind];
  const words = letterWords;
  const of = (fact: LetterFact) => tidy(facts[fact]);
  const known = (fact: LetterFact) => wanted.includes(fact) && of(fact) !== '';
  const or = (fact: LetterFact) => of(fact) || words.blank(words.blanks[fact]);
  const lines = [
    to === 'portal' ? words.toPortal : words.toClinic(or('clinic')),
    signature(of),
    '',
    words.subject(words.subjects[kind]),
    '',
    words.greeting,
    '',
    ...words.bodies[kind]((fact) => or(fact as LetterFact)),
    ...(wanted as readonly LetterFact[])
      .filter((fact) => fact in words.details && known(fact))
      .map((fact) => words.details[fact as keyof typeof words.details](of(fact))),
    ...(asksTried && tried.length > 0
      ? ['', words.tried, ...TRIED.filter((one) => tried.includes(one)).map((one) => words.did[one])]
      : []),
    ...(asksTried && browser ? ['', words.browser(browser)] : []),
    '',
    ...words.asks[kind].map((ask, at) => `${at + 1}. ${ask}`),
    '',
    of('contact') ? words.answerTo(of('contact')) : words.answer,
    '',
    of('name') || words.blank(words.blanks.name),
  ];
  return lines
    .filter((line) => line !== null)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function signature(of: (fact: LetterFact) => string): string | null {
  const told = [
    of('name') && letterWords.from(of('name')),
    of('born') && letterWords.born(of('born')),
    of('snils') && letterWords.snils(of('snils')),
  ].filter(Boolean);
  return told.length > 0 ? told.join(', ') : null;
}

/** One line, no control signs; a letter is not a place for a page of pasted text. */
const tidy = (text: string | undefined): string =>
  (text ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 400);

/** `Chrome 140 (Windows)` of what a browser says of itself; nothing finer, and null when it says nothing known. */
export function browserName(userAgent: string): string | null {
  const [, name, version] =
    /(YaBrowser|OPR|Edg|Firefox|Chrome)\/(\d+)/.exec(
      userAgent.replace(/Chrome\/\S+(?= .*(?:YaBrowser|OPR|Edg)\/)/, ''),
    ) ?? [];
  if (!name) return null;
  const shown = { YaBrowser: 'Яндекс Браузер', OPR: 'Opera', Edg: 'Microsoft Edge' }[name] ?? name;
  const system = /Windows/.test(userAgent)
    ? 'Windows'
    : /Android/.test(userAgent)
      ? 'Android'
      : /Mac OS X/.test(userAgent)
        ? 'macOS'
        : /Linux/.test(userAgent)
          ? 'Linux'
          : null;
  return `${shown} ${version}${system ? ` (${system})` : ''}`;
}

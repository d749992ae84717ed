import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BackupDocument, Metadata } from './metadata';
import { type Kin, NEW, offerPlaces, placeDocuments } from './placing';

const UNNAMED = ['Мой архив', 'My archive'];
const id = (name: string) => [...name].map((sign) => (sign.codePointAt(0) ?? 0).toString(16)).join('');
const document = (text: string) => ({ id: id(text), sha256: `sum of ${text}`, size: 1, file: text });

/** Somebody of a copy or of an archive: the vault they are of is told by `mark`, so that ids meet only on purpose. */
type Someone = readonly [name: string, documents: string, mark?: string];
const kin = ([name, documents, mark = 'here']: Someone): Kin => ({
  id: `${mark} ${name}`,
  name,
  entries: documents.split(' ').filter(Boolean).map(document),
});
const copyOf = (...people: Someone[]): Metadata => ({
  createdAt: 1,
  persons: people.map(([name, , mark = 'there'], n) => ({ id: `${mark} ${name}`, name, colour: n })),
  documents: people.flatMap(([name, documents, mark = 'there']) =>
    documents
      .split(' ')
      .filter(Boolean)
      .map((text) => ({ ...document(text), person: `${mark} ${name}` }) as BackupDocument),
  ),
  missing: [],
});
const unsigned = (copy: Metadata): Metadata => ({
  ...copy,
  persons: [],
  documents: copy.documents.map(({ person: _, ...one }) => one),
});

/** `Мама → Мама +2`; `?` where nobody has said yet, `new` and `renamed` as they are, `asks` where there is a choice. */
function told(here: readonly Kin[], copy: Metadata, chosen: readonly [number, string][] = []) {
  const offers = offerPlaces(here, copy, UNNAMED);
  return placeDocuments(here, offers, 'Мой архив', new Map(chosen)).map(
    ({ from, name, to, open, rename, asks, plan }) =>
      [
        `${from ?? '—'} → ${open ? '?' : name}`,
        to === null && !open && 'new',
        rename && 'renamed',
        asks && 'asks',
        `+${plan.fresh.length + plan.differ.length}`,
        plan.same > 0 && `=${plan.same}`,
      ]
        .filter(Boolean)
        .join(' '),
  );
}

describe('whose documents go to whom', () => {
  it.each<[string, Someone[], Metadata, string[]]>([
    // The finding: with «Сын» on the screen a copy of «Мама» was filed under «Сын», and no name was shown.
    ['nobody gets another’s', [['Сын', 'а']], copyOf(['Мама', 'б в']), ['Мама → Мама new asks +2']],
    [
      'the same name, also with others here',
      [
        ['Сын', 'а'],
        ['Мама', 'б'],
      ],
      copyOf(['Мама', 'б в']),
      ['Мама → Мама +1 =1'],
    ],
    [
      'a name however it is written',
      [
        ['Я', ''],
        [' петр ', ''],
      ],
      copyOf(['Пётр', 'а']),
      ['Пётр →  петр  +1'],
    ],
    ['the same id under another name', [['Петя', '', 'one']], copyOf(['Петя', 'а', 'one']), ['Петя → Петя +1']],
    ['two fresh defaults', [['Мой архив', '']], copyOf(['Мой архив', 'а б']), ['Мой архив → Мой архив +2']],
    ['defaults of two languages', [['My archive', '']], copyOf(['Мой архив', 'а']), ['Мой архив → My archive +1']],
    [
      'a default into a default that is in use: may be another’s',
      [['Мой архив', 'а']],
      copyOf(['Мой архив', 'б']),
      ['Мой архив → Мой архив asks +1'],
    ],
    [
      'a default, and all here are named',
      [
        ['Мама', 'а'],
        ['Сын', ''],
      ],
      copyOf(['Мой архив', 'б']),
      ['Мой архив → ? asks +1'],
    ],
    ['a name into a fresh archive', [['Мой архив', '']], copyOf(['Мама', 'а']), ['Мама → Мама renamed +1']],
    [
      'a family into a fresh archive',
      [['Мой архив', '']],
      copyOf(['Мама', 'а'], ['Пётр', 'б']),
      ['Мама → Мама renamed +1', 'Пётр → Пётр new +1'],
    ],
    [
      'a family, one without a name, into a fresh archive',
      [['Мой архив', '']],
      copyOf(['Мама', 'а'], ['Мой архив', 'б']),
      ['Мама → Мама new +1', 'Мой архив → Мой архив +1'],
    ],
    [
      'an empty archive that was named keeps its name',
      [['Сын', '']],
      copyOf(['Мама', 'а']),
      ['Мама → Мама new asks +1'],
    ],
    ['most is with somebody already', [['Мария', 'а б']], copyOf(['Мама', 'а б в']), ['Мама → Мария asks +1 =2']],
    ['less than half is no sign', [['Мария', 'а']], copyOf(['Мама', 'а б в']), ['Мама → Мама new asks +3']],
    ['all of it is with somebody already', [['Мария', 'а б в']], copyOf(['Мама', 'а б']), ['Мама → Мария +0 =2']],
    ['nobody of whom there is nothing', [['Сын', 'а']], copyOf(['Мама', ''], ['Сын', 'б']), ['Сын → Сын +1']],
    ['version 1 into a fresh archive', [['Мой архив', '']], unsigned(copyOf(['x', 'а'])), ['— → Мой архив +1']],
    [
      'version 1 into a family',
      [
        ['Мама', 'а'],
        ['Сын', 'б'],
      ],
      unsigned(copyOf(['x', 'в'])),
      ['— → ? asks +1'],
    ],
  ])('%s', (_, here, copy, expected) => {
    expect(told(here.map(kin), copy)).toEqual(expected);
  });

  it('is known by the id in the vault the copy was made in, whatever they are called since', () => {
    const here = [{ ...kin(['Мария', 'а', 'one']), id: 'one Мама' }, kin(['Мама', ''])];
    expect(told(here, copyOf(['Мама', 'б', 'one']))).toEqual(['Мама → Мария +1']);
  });

  it('is what the person says where there is a choice', () => {
    const here = [kin(['Мама', 'а']), kin(['Сын', ''])];
    const copy = copyOf(['Мой архив', 'а б', 'x'], ['Дед', 'б в']);
    expect(told(here, copy)).toEqual(['Мой архив → ? asks +2', 'Дед → Дед new asks +2']);
    // What both hold is added to one person once.
    const both: [number, string][] = [0, 1].map((at) => [at, 'here Мама']);
    expect(told(here, copy, both)).toEqual(['Мой архив → Мама asks +1 =1', 'Дед → Мама asks +1 =1']);
    expect(told(here, copy, [[0, NEW]])).toEqual(['Мой архив → Мой архив new asks +2', 'Дед → Дед new asks +2']);
  });

  it('never makes two of one name', () => {
    const here = [kin(['Мой архив', 'а'])];
    expect(told(here, copyOf(['Мой архив', 'б']), [[0, NEW]])).toEqual(['Мой архив → Мой архив 2 new asks +1']);
  });
});

it('whatever was chosen, all of the copy is there afterwards, once, and a second time nothing is asked or added', () => {
  const people = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('Мама', 'Сын', 'Дед', 'Мой архив', 'My archive'),
      documents: fc.uniqueArray(fc.constantFrom(...'абвгдежз'), { maxLength: 4 }),
      mark: fc.constantFrom('one', 'two'),
    }),
    { selector: ({ name }) => name, minLength: 1, maxLength: 4 },
  );
  const someone = (one: { name: string; documents: string[]; mark: string }): Someone => [
    one.name,
    one.documents.join(' '),
    one.mark,
  ];
  fc.assert(
    fc.property(people, people, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (those, these, picks) => {
      const [here, copy] = [those.map(someone).map(kin), copyOf(...these.map(someone))];
      const offers = offerPlaces(here, copy, UNNAMED);
      const options = [...here.map((one) => one.id), NEW];
      const chosen = new Map(
        offers.flatMap(({ asks, to }, at): [number, string][] =>
          asks && (to === null || (picks[at] ?? 0) % 2 === 0)
            ? [[at, options[(picks[at] ?? 0) % options.length] as string]]
            : [],
        ),
      );
      const after = here.map((one) => ({ ...one, entries: [...one.entries] }));
      for (const { to, name, rename, open, plan } of placeDocuments(here, offers, 'Мой архив', chosen)) {
        expect(open).toBe(false);
        const entries = [...plan.fresh, ...plan.differ];
        const theirs = after.find((one) => one.id === to);
        if (theirs) theirs.entries.push(...entries);
        if (theirs && rename) theirs.name = name;
        if (!theirs) after.push({ id: `new ${name}`, name, entries });
      }
      const sums = (entries: Kin['entries']) => entries.map(({ sha256 }) => sha256);
      for (const one of after) expect(new Set(sums(one.entries)).size).toBe(one.entries.length);
      const all = after.flatMap(({ entries }) => sums(entries));
      for (const { sha256 } of copy.documents) expect(all).toContain(sha256);
      expect(new Set(after.map(({ name }) => name)).size).toBe(after.length);

      const again = offerPlaces(after, copy, UNNAMED);
      const plans = placeDocuments(after, again, 'Мой архив');
      expect(again.filter(({ asks }) => asks)).toEqual([]);
      expect(plans.map(({ plan }) => plan.fresh.length + plan.differ.length)).toEqual(plans.map(() => 0));
    }),
    { numRuns: 400 },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Patient } from '../documents';
import { compare, isOutOfPlace, judgeArrival, judgePatient, type Sameness } from './patient';

const patient = (name: string, born?: string): Patient => ({ name, ...(born ? { born } : {}) });
const IVAN = patient('Иванов Иван Ильич', '1990-02-01');

describe('two patients', () => {
  it.each<[Patient, Patient, Sameness]>([
    [IVAN, IVAN, 'same'],
    [IVAN, patient('ИВАНОВ  иван ильич'), 'same'],
    [patient('Королёв Пётр Львович'), patient('Королев Петр Львович'), 'same'],
    [IVAN, patient('Иванов И. И.', '1990-02-01'), 'same'],
    [IVAN, patient('Иванов Иван', '1990-02-01'), 'same'],
    [IVAN, patient('Иванов И. И.'), 'unsure'],
    [IVAN, patient('Иванов Иван'), 'unsure'],
    [IVAN, patient('Иванов'), 'unsure'],
    [IVAN, patient('Иванов Иван Ильич', '2015-02-01'), 'other'],
    [IVAN, patient('Иванов Игорь Ильич', '1990-02-01'), 'other'],
    [IVAN, patient('Иванова Иван Ильич', '1990-02-01'), 'other'],
    [IVAN, patient('Иванов П. И.'), 'other'],
    [IVAN, patient(''), 'other'],
  ])('%j and %j are %s', (a, b, sameness) => {
    expect(compare(a, b)).toBe(sameness);
    expect(compare(b, a)).toBe(sameness);
  });
});

describe('a document', () => {
  const family = [
    { person: 'я', patients: [IVAN] },
    { person: 'дочь', patients: [patient('Иванова Анна Ивановна', '2015-05-05')] },
    { person: 'новый', patients: [] },
  ];
  it.each([
    ['of nobody', undefined, 'я', { fits: true }],
    ['of the chosen person', IVAN, 'я', { fits: true }],
    ['of another person', IVAN, 'дочь', { fits: false, suggested: 'я' }],
    ['of another person, for one who has none yet', IVAN, 'новый', { fits: false, suggested: 'я' }],
    ['of a stranger', patient('Петров Пётр Петрович'), 'я', { fits: false, suggested: null }],
    ['of a stranger, for one who has none yet', patient('Петров Пётр Петрович'), 'новый', { fits: true }],
    ['with initials only', patient('Иванов И. И.'), 'я', { fits: false, suggested: null }],
  ] as const)('%s', (_, who, chosen, verdict) => expect(judgePatient(who, chosen, family)).toEqual(verdict));

  it('that names somebody is never filed beside another name without asking', () => {
    const name = fc.constantFrom(
      'Иванов Иван Ильич',
      'Иванов Игорь Ильич',
      'Иванова Анна Ивановна',
      'Иванов И. И.',
      'Петров Пётр',
    );
    const born = fc.constantFrom(undefined, '1990-02-01', '2015-05-05');
    const someone = fc.tuple(name, born).map(([who, day]) => patient(who, day));
    const person = fc.constantFrom('а', 'б', 'в');
    fc.assert(
      fc.property(fc.array(fc.tuple(person, someone), { maxLength: 30 }), (documents) => {
        const filed = new Map<string, Patient[]>();
        for (const [chosen, who] of documents) {
          const known = [...filed].map(([one, patients]) => ({ person: one, patients }));
          if (judgePatient(who, chosen, known).fits) filed.set(chosen, [...(filed.get(chosen) ?? []), who]);
        }
        for (const patients of filed.values()) {
          for (const one of patients)
            expect(
              patients.every(
                (other) =>
                  compare(one, other) !== 'other' || patients.some((between) => compare(one, between) === 'same'),
              ),
            ).toBe(true);
        }
      }),
    );
  });
});

describe('a document that came by itself', () => {
  const ANNA = patient('Иванова Анна Ивановна', '2015-05-05');
  const stranger = patient('Петров Пётр Петрович');
  const mine = { person: 'я', patients: [IVAN] };
  const family = [mine, { person: 'дочь', patients: [ANNA] }, { person: 'новый', patients: [] }];
  const ask = (suggested: string | null) => ({ fits: false, suggested });
  it.each([
    ['of nobody, with one person', null, 'я', [mine], { fits: true }],
    ['of the only person', IVAN, 'я', [mine], { fits: true }],
    ['of a stranger, with one person', stranger, 'я', [mine], ask(null)],
    ['the first of all', stranger, 'я', [{ person: 'я', patients: [] }], { fits: true }],
    ['of nobody, in a family', null, 'я', family, ask(null)],
    ['of nobody, for one who has none yet', null, 'новый', family, ask(null)],
    ['of the person on the screen', IVAN, 'я', family, { fits: true }],
    ['of another of the family', ANNA, 'я', family, ask('дочь')],
    ['of a stranger, for one who has none yet', stranger, 'новый', family, ask(null)],
    ['with initials only', patient('Иванов И. И.'), 'я', family, ask(null)],
    ['of one who is known in two places', IVAN, 'я', [...family, { person: 'оба', patients: [IVAN] }], ask(null)],
  ] as const)('%s', (_, who, chosen, known, verdict) => expect(judgeArrival(who, chosen, known)).toEqual(verdict));

  it('comes to the same place whoever is on the screen', () => {
    const names = fc.constantFrom('Иванов Иван Ильич', 'Иванова Анна Ивановна', 'Иванов И. И.', 'Петров Пётр');
    const someone = names.map((name) => patient(name));
    const people = fc.array(fc.array(someone, { maxLength: 3 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(people, fc.option(someone), (all, who) => {
        const known = all.map((patients, at) => ({ person: `${at}`, patients }));
        const takers = known.filter(({ person }) => judgeArrival(who, person, known).fits);
        expect(takers.length).toBeLessThanOrEqual(who === null ? 0 : 1);
        for (const { patients } of takers) {
          expect(patients.some((other) => who !== null && compare(who, other) === 'same')).toBe(true);
        }
      }),
    );
  });
});

describe('a document that lies with somebody', () => {
  const ANNA = patient('Иванова Анна Ивановна', '2015-05-05');
  const short = patient('Иванов И. И.');
  it.each([
    ['alone', IVAN, [], [], false],
    ['beside its like', IVAN, [IVAN, ANNA], [ANNA], false],
    ['beside its like, though others have it too', IVAN, [IVAN], [IVAN], false],
    ['beside none but others', ANNA, [IVAN, IVAN], [], true],
    ['beside one who may be the same', short, [IVAN], [], false],
    ['alone, and another of the family has that patient', IVAN, [], [IVAN], true],
    ['beside a maybe, and another of the family has that patient', patient('Иванов Иван Ильич'), [short], [IVAN], true],
  ])('%s', (_, who, beside, elsewhere, out) => expect(isOutOfPlace(who, beside, elsewhere)).toBe(out));
});

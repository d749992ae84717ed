import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Patient } from '../documents';
import { compare, judgePatient, type Sameness } from './patient';

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

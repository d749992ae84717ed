import type { Letter, Patient, TrainingDocument } from './types.ts';

/** The one invented patient of the training portal. Every value is made up; check digits are right on purpose. */
export const PATIENT: Patient = {
  id: 1_000_000_001,
  lastName: 'Воробьёва',
  firstName: 'Анна',
  middleName: 'Сергеевна',
  birthDate: '14.03.1984',
  snils: '087-654-303 00',
  passport: { series: '0000', number: '000017', verified: true },
  policy: { number: '7700000000000008', verified: true },
  level: 'AL20',
  clinic: 'Городская поликлиника № 0 (учебная)',
};

export const SEED_DAY = Date.parse('2026-05-20T12:34:56+03:00');
const DAY = 86_400_000;

export const MEDCARD_SERVICE = 'Доступ к медицинской карте';

export const seedDocuments = (): TrainingDocument[] => {
  const row = (
    tail: number,
    title: string,
    category: TrainingDocument['category'],
    kind: TrainingDocument['kind'],
    daysAgo: number,
  ): TrainingDocument => ({
    id: `512.26.05.20.${String(tail).padStart(9, '0')}`,
    title,
    category,
    kind,
    sizeMb: 0,
    at: SEED_DAY - daysAgo * DAY,
    clinic: PATIENT.clinic,
    objectId: String(9_100_000_000 + tail),
    listed: true,
  });
  return [
    row(1, 'Протокол консультации врача-терапевта', 'visits', 'pdf', 3),
    row(2, 'Протокол лабораторного исследования', 'studies', 'pdf', 2),
    row(3, 'Протокол лабораторного исследования (СЭМД)', 'studies', 'xml', 2),
    row(4, 'Сертификат профилактических прививок', 'vaccines', 'pdf', 40),
    row(5, 'Рекомендации по результатам диспансеризации', 'prevention', 'pdf', 60),
  ];
};

export const seedLetters = (): Letter[] => [
  {
    id: 7_700_000_101,
    title: 'Уведомление учебного ведомства',
    sender: 'Учебное ведомство',
    at: SEED_DAY - DAY,
    text: 'Это учебное письмо. Открытие такого письма на настоящем портале означает, что оно вручено.',
    served: false,
  },
];

import { shownDate } from '../model/dates.ts';
import type { Patient, TrainingDocument } from '../model/types.ts';

export type LabRow = {
  name: string;
  code: string;
  value: string;
  unit: string;
  low: string;
  high: string;
  flag: string;
};

/** Invented results of a common blood test; one value is out of range on purpose. */
export const LAB_ROWS: readonly LabRow[] = [
  { name: 'Гемоглобин', code: '1017001', value: '132', unit: 'г/л', low: '120', high: '150', flag: 'N' },
  { name: 'Эритроциты', code: '1017002', value: '4.4', unit: '10^12/л', low: '3.8', high: '5.1', flag: 'N' },
  { name: 'Лейкоциты', code: '1017003', value: '6.1', unit: '10^9/л', low: '4.0', high: '9.0', flag: 'N' },
  { name: 'Тромбоциты', code: '1017004', value: '251', unit: '10^9/л', low: '180', high: '320', flag: 'N' },
  { name: 'СОЭ', code: '1017005', value: '22', unit: 'мм/ч', low: '2', high: '15', flag: 'H' },
];

export const fullName = ({ lastName, firstName, middleName }: Patient): string =>
  `${lastName} ${firstName} ${middleName}`;

/** What stands in a document of a category besides its title: table head and rows, and closing paragraphs. */
export type Sheet = { head: readonly string[]; rows: readonly (readonly string[])[]; notes: readonly string[] };

/** The text of one document: layout as synthetic PDF protocols show it (portal.md 7.3), all values invented. */
export const sheetOf = ({ category, at, clinic }: TrainingDocument): Sheet => {
  const day = shownDate(at);
  const notes = [`Медицинская организация: ${clinic}`, 'Исполнители: Учебнова Т. Е., врач'];
  switch (category) {
    case 'studies':
      return {
        head: ['Дата', 'Показатель', 'Значение', 'Референтный диапазон'],
        rows: LAB_ROWS.map((row) => [day, row.name, `${row.value} ${row.unit}`, `${row.low} – ${row.high}`]),
        notes: ['Оказанные услуги: общий (клинический) анализ крови', ...notes],
      };
    case 'visits':
      return {
        head: ['Раздел', 'Запись'],
        rows: [
          ['Жалобы', 'На утомляемость в течение двух недель'],
          ['Состояние', 'Удовлетворительное, АД 120/80 мм рт. ст.'],
          ['Заключение', 'Здорова. Режим сна, прогулки'],
        ],
        notes: ['Оказанные услуги: приём врача-терапевта первичный', ...notes],
      };
    case 'vaccines':
      return {
        head: ['Дата', 'Прививка', 'Доза', 'Реакция'],
        rows: [
          ['11.10.2025', 'Грипп', '0,5 мл', 'нет'],
          ['02.03.2020', 'Дифтерия, столбняк', '0,5 мл', 'нет'],
        ],
        notes,
      };
    case 'prevention':
      return {
        head: ['Направление', 'Рекомендация', 'Срок'],
        rows: [
          ['Диспансеризация', 'Повторить осмотр', 'через год'],
          ['Кровь', 'Общий анализ, СОЭ', 'через 3 месяца'],
        ],
        notes,
      };
  }
};

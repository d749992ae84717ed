import { expect, it } from 'vitest';
import { chosen, kindOf } from './record-kinds';

it.each([
  ['Протокол лабораторного исследования', 'lab'],
  ['Общий анализ крови', 'lab'],
  ['Направление на лабораторное исследование', 'referral'],
  ['Протокол инструментального исследования', 'study'],
  ['Рентгенография грудной клетки', 'study'],
  ['Протокол консультации', 'visit'],
  ['Осмотр терапевта', 'visit'],
  ['Эпикриз в стационаре выписной', 'discharge'],
  ['Справка в бассейн', 'paper'],
  ['Рецепт на лекарство', 'recipe'],
  ['Сертификат о профилактических прививках', 'vaccine'],
  ['Договор', 'other'],
])('«%s» is of the kind %s', (title, kind) => expect(kindOf({ title, kind: 'pdf' })).toBe(kind));

it('what the person says of the kind stands above the name', () =>
  expect(kindOf({ title: 'Общий анализ крови', kind: 'pdf', saidKind: 'discharge' })).toBe('discharge'));

it('records are chosen by kind and year together', () => {
  const record = (title: string, year: number) =>
    ({
      id: title,
      title,
      kind: 'pdf',
      at: Date.UTC(year, 5, 1),
      source: 'file',
      size: 1,
      isNew: false,
      damaged: false,
    }) as never;
  const records = [record('Анализ', 2025), record('Анализ мочи', 2026), record('Осмотр', 2026)];
  expect(chosen(records, { kind: 'lab', year: 2026 }).map(({ title }) => title)).toEqual(['Анализ мочи']);
  expect(chosen(records, { kind: null, year: 2026 })).toHaveLength(2);
  expect(chosen(records, { kind: null, year: null })).toHaveLength(3);
});

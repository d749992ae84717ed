import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { DAY } from '../kernel';
import type { OrderNumber } from '../portal';
import { newBaseline } from './baseline';
import { type CsvWords, csvOf, disarmed, historyRows } from './history-csv';
import { newSchedule } from './schedule';
import { timelinesOf } from './timeline';
import { NO_TOPICS } from './topics';
import { viewOf } from './view';

const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('"', ',', ';', '\r', '\n', '\t', ' ', '=', '+', '-', '@', "'", '\ufeff', 'ж', '＝'),
  }),
  fc.constantFrom(
    '=1+1',
    ' =cmd|"/c calc"!A0',
    '\u00a0@SUM(1)',
    '-2',
    '+7 900',
    '\t=1',
    '\n=1',
    '\u200b=1',
    '=1\n+2',
    '',
  ),
);
const table = fc.array(fc.array(nasty, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
// A table of ours begins with names of columns.
const headed = (rows: string[][]) => [['Номер', 'Услуга', 'Статус'], ...rows];
const separator = fc.constantFrom(',' as const, ';' as const);
const parse = (text: string, delimiter: string) =>
  Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter, newline: '\r\n' });

describe('the table of histories, read back by another parser', () => {
  it('has the same cells, whatever the words contain', async () => {
    await fc.assert(
      fc.asyncProperty(table, separator, async (rows, by) => {
        const text = await csvOf(headed(rows), by);
        const { data, errors } = parse(text, by);
        expect(errors).toEqual([]);
        expect(data).toEqual([...headed(rows.map((row) => row.map(disarmed))), ['']]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has no cell that a spreadsheet would take for a formula, and changes no other', async () => {
    await fc.assert(
      fc.asyncProperty(table, separator, async (rows, by) => {
        const { data } = parse(await csvOf(headed(rows), by), by);
        for (const [at, row] of headed(rows).entries()) {
          for (const [column, cell] of row.entries()) {
            expect(data[at]?.[column]).not.toMatch(FORMULA);
            if (/^[\p{L}\p{N}№«]/u.test(cell)) expect(data[at]?.[column]).toBe(cell);
          }
        }
      }),
    );
  });

  it('begins with a byte order mark and ends each row with CRLF', async () => {
    expect(
      await csvOf(
        [
          ['Номер', 'Статус'],
          ['№ 1', 'а,б'],
        ],
        ',',
      ),
    ).toBe('\ufeffНомер,Статус\r\n№ 1,"а,б"\r\n');
  });
});

const words: CsvWords = {
  number: (number) => `№ ${number}`,
  groups: new Proxy({}, { get: (_all, group) => `<${String(group)}>` }) as CsvWords['groups'],
  yes: 'да',
  no: 'нет',
};

it('has a row for each status, oldest first', () => {
  const T0 = new Date(2026, 4, 1, 9, 5).getTime();
  const one = {
    ...newBaseline('a', 'lk', '5400000001' as OrderNumber, T0),
    history: [
      { id: 17, group: 'in-progress' as const, final: false, at: T0 },
      { id: 777, group: 'unknown' as const, final: false, at: T0 + DAY },
      { id: 3, group: 'executed' as const, final: true, at: T0 + 3 * DAY },
    ],
  };
  const now = T0 + 9 * DAY;
  const { requests } = viewOf(
    [one],
    newSchedule(now),
    { a: { service: 'Доступ', title: '', comment: null } },
    NO_TOPICS,
    [],
    now,
  );
  expect(historyRows(requests, timelinesOf(requests, now), words)).toEqual([
    [
      '№ 5400000001',
      'Доступ',
      'Зарегистрировано на портале',
      '<in-progress>',
      '2026-05-01 09:05',
      '2026-05-02 09:05',
      '1440',
      'да',
      'нет',
      'нет',
    ],
    [
      '№ 5400000001',
      'Доступ',
      '<unknown>',
      '<unknown>',
      '2026-05-02 09:05',
      '2026-05-04 09:05',
      '2880',
      'нет',
      'нет',
      'нет',
    ],
    ['№ 5400000001', 'Доступ', 'Услуга оказана', '<executed>', '2026-05-04 09:05', '', '', 'нет', 'нет', 'да'],
  ]);
});

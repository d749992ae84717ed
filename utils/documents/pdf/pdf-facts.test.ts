import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growth, PROPORTION } from '../../test-effort';
import { pdfFacts } from './facts';
import { linesOf } from './lines';

const lines = (...texts: string[]) => texts.map((text, at) => ({ text, height: at === 0 ? 17 : 11 }));
const patientOf = (...texts: string[]) => pdfFacts(lines(...texts)).patient;

describe('facts of a PDF', () => {
  it('of the layout the portal gives', () => {
    const facts = pdfFacts(
      lines(
        'Протокол лабораторного исследования',
        'Пациент: Образцова Анна Петровна (женский), дата рождения: 12.03.1985',
        'СНИЛС: 000-000-000 00   Полис ОМС: 0000',
        'Дата документа: 20.05.2026   Номер: A-1',
        'Медицинская организация: Учебная поликлиника № 1',
        'Исполнители: Учебнова Т. Е., врач',
        'Владелец: Учебная поликлиника № 1',
      ),
    );
    expect(facts).toEqual({
      title: 'Протокол лабораторного исследования',
      day: '2026-05-20',
      organisation: 'Учебная поликлиника № 1',
      patient: { name: 'Образцова Анна Петровна', born: '1985-03-12' },
    });
  });

  it.each<[string, string[], unknown]>([
    ['initials', ['Пациент: Иванов И. И.'], { name: 'Иванов И. И.' }],
    ['capitals', ['ПАЦИЕНТ: ИВАНОВА-ПЕТРОВА АННА'], { name: 'Иванова-Петрова Анна' }],
    [
      'the birth in the next line',
      ['Ф.И.О.: Иванов Иван', 'Дата рождения: 01.02.1990'],
      { name: 'Иванов Иван', born: '1990-02-01' },
    ],
    ['a birth that never was', ['Пациент: Иванов Иван, дата рождения: 31.02.1990'], { name: 'Иванов Иван' }],
    ['one patient twice', ['Пациент: Иванов Иван', 'Пациент: Иванов Иван'], { name: 'Иванов Иван' }],
    ['two patients', ['Пациент: Иванов Иван', 'Пациент: Иванов Пётр'], undefined],
    ['two births', ['Пациент: Иванов Иван, д.р. 01.02.1990', 'Пациент: Иванов Иван, д.р. 01.02.2010'], undefined],
    ['a doctor', ['Врач: Иванов Иван', 'Исполнитель: Иванов Пётр'], undefined],
    ['a word about patients', ['Памятка: пациент Иванов Иван', 'Пациент доставлен'], undefined],
    ['nothing behind the label', ['Пациент:', 'Врач: Иванов Иван'], undefined],
    ['a number behind the label', ['Пациент: 12345'], undefined],
  ])('the patient with %s', (_, texts, patient) => expect(patientOf('Осмотр', ...texts)).toEqual(patient));

  it('take the patient from behind «Пациент:» and from nowhere else', () => {
    const name = fc.constantFrom('Иванов Иван', 'Петрова Анна Олеговна', 'Сидоров Олег');
    const label = fc.constantFrom(
      'Врач',
      'Исполнитель',
      'Законный представитель',
      'Владелец',
      'Заведующий',
      'Направил',
    );
    fc.assert(
      fc.property(name, fc.array(fc.tuple(label, name), { maxLength: 8 }), fc.nat(8), (mine, others, at) => {
        const texts = others.map(([who, whom]) => `${who}: ${whom}`);
        expect(patientOf('Осмотр', ...texts)).toBeUndefined();
        expect(patientOf('Осмотр', ...texts.toSpliced(at, 0, `Пациент: ${mine}`))).toEqual({ name: mine });
      }),
    );
  });

  it.each([
    [['Счёт № 5', 'Итого: 100'], undefined],
    [['УЧЕБНАЯ КЛИНИКА', 'Выписной эпикриз'], 'Выписной эпикриз'],
    [['Справка: для бассейна'], undefined],
  ])('the title of %j is %s', (texts, title) => expect(pdfFacts(lines(...texts)).title).toBe(title));

  it('take a day only when it is the only one', () => {
    expect(pdfFacts(lines('Осмотр', 'Дата осмотра: 01.02.2026')).day).toBe('2026-02-01');
    expect(pdfFacts(lines('Осмотр', 'Дата осмотра: 01.02.2026', 'Дата выдачи: 05.02.2026')).day).toBeUndefined();
    expect(pdfFacts(lines('Осмотр', 'Дата рождения: 01.02.2000')).day).toBeUndefined();
  });

  it('answer at once for lines made to make patterns backtrack', async () => {
    for (const piece of ['Пациент: ', 'Иванов ', 'дата ', 'А', ' ', 'Государственное ', 'дата рождения']) {
      const read = (times: number) =>
        pdfFacts(lines(piece.repeat(times), `Пациент: ${piece.repeat(times)}`, `Дата ${piece.repeat(times)}`));
      expect(await growth(read, 5_000), piece).toBeLessThan(PROPORTION);
    }
  });
});

describe('lines', () => {
  it('are what stands on one height, from left to right', () => {
    const piece = (text: string, x: number, y: number) => ({ text, x, y, height: 10, width: text.length * 5 });
    const page = [
      piece('Анна', 145, 700),
      piece('Пациент:', 50, 700.5),
      piece('Осмотр', 50, 760),
      piece('Образ', 95, 700),
      piece('цова', 120, 700),
    ];
    expect(linesOf(page).map(({ text }) => text)).toEqual(['Осмотр', 'Пациент: Образцова Анна']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, factsIn } from '.';

describe('a day that was told', () => {
  it.each(['2026-05-20', '2024-02-29', '1880-01-01', '2200-12-31'])('%s is one', (day) => {
    expect(dayIn(day)).toBe(day);
  });
  it.each([
    '12026-05-20',
    '0026-05-20',
    '2026-99-99',
    '2026-02-29',
    '2026-05-20T00:00',
    ' 2026-05-20',
    '2026-05-20\n',
    '',
    null,
    20260520,
  ])('%j is none', (day) => expect(dayIn(day)).toBeNull());
});

describe('facts that somebody told', () => {
  it('are taken as they are when they fit', () => {
    const patient = { name: 'Иванов Иван', born: '1990-02-01' };
    const facts = { title: 'Протокол', day: '2026-05-20', organisation: 'ГБУЗ', author: 'Врач', patient };
    const whole = { ...facts, series: '1.2.3^4', version: 2 };
    expect(factsIn(whole)).toEqual(whole);
  });

  it('lose what does not fit and nothing else', () => {
    const told = {
      title: 'а'.repeat(301),
      day: '2026-99-99',
      organisation: 7,
      author: null,
      patient: { name: 'Иванов', born: '1990-13-01', extra: 1 },
      series: {},
      version: -1,
      more: 'x',
    };
    const facts = factsIn(told);
    expect(facts).toEqual({ title: expect.any(String), patient: { name: 'Иванов' } });
    expect(facts.title).toHaveLength(300);
    expect(factsIn({ patient: { born: '1990-01-01' }, title: '' })).toEqual({});
  });

  it('have no marks in them that turn a line round or break it', () => {
    const facts = factsIn({ title: 'Анализ\u202efdp\u2066.\n крови\u0000', patient: { name: '\u200f' } });
    expect(facts).toEqual({ title: 'Анализfdp. крови' });
  });

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), (told) => {
        const facts = factsIn(told);
        expect(factsIn(facts)).toEqual(facts);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { type Paper, paperReminder, papersDue, papersView } from './papers';

const NOW = new Date(2026, 10, 25, 23, 59).getTime();
const paper = (until: string, id = until): Paper => ({ id, kind: 'passport', until });

describe('dates of papers', () => {
  it.each([
    ['2026-11-25', 0, 'soon'],
    ['2026-11-24', -1, 'over'],
    ['2026-11-26', 1, 'soon'],
    ['2027-01-09', 45, 'soon'],
    ['2027-01-10', 46, 'far'],
    ['2028-02-29', 461, 'far'],
  ] as const)('%s is %i days away: %s', (until, days, state) => {
    expect(papersView([paper(until)], NOW)).toEqual([{ ...paper(until), days, state }]);
  });

  it('puts first what ends first, and leaves out days that do not exist', () => {
    const all = ['2027-05-01', 'soon', '2026-02-30', '', '2026-12-01', '2020-01-01'].map((day) => paper(day));
    expect(papersView(all, NOW).map(({ until }) => until)).toEqual(['2020-01-01', '2026-12-01', '2027-05-01']);
    expect(papersDue(all, NOW)).toBe(2);
  });
});

describe('a reminder of a paper', () => {
  const at = (day: number, hour: number, month = 11) => new Date(2026, month - 1, day, hour).getTime();
  // 30 days before 31 December is 1 December, a week before it 24 December.
  const one = [paper('2026-12-31')];
  it.each<[what: string, papers: Paper[], upTo: number, now: number, due: boolean, next: number | null]>([
    ['nothing noted', [], 0, NOW, false, null],
    ['long before', one, at(1, 10), NOW, false, at(1, 10, 12)],
    ['a month before', one, at(25, 10), at(1, 10, 12), true, at(24, 10, 12)],
    ['told already', one, at(1, 10, 12), at(2, 10, 12), false, at(24, 10, 12)],
    ['the computer was off that morning', one, at(25, 10), at(5, 18, 12), true, at(24, 10, 12)],
    ['a week before', one, at(1, 10, 12), at(24, 10, 12), true, null],
    ['noted with three days left: the person knows', one, at(28, 12, 12), at(29, 10, 12), false, null],
    ['a day that does not exist', [paper('2026-02-30')], 0, NOW, false, null],
    ['two papers: the next of both', [...one, paper('2027-01-05')], at(1, 10, 12), at(2, 10, 12), false, at(6, 10, 12)],
  ])('%s', (_what, papers, upTo, now, due, next) => {
    expect(paperReminder(papers, upTo, now)).toEqual({ due, next });
  });
});

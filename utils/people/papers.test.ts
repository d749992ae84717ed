import { describe, expect, it } from 'vitest';
import { type Paper, papersDue, papersView } from './papers';

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

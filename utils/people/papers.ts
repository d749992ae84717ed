import { DAY } from '../kernel';

/** Papers that end. Only the kind and the day are kept: no number, no name. */
export const PAPER_KINDS = [
  'passport',
  'power-of-attorney',
  'consent',
  'temporary-policy',
  'certificate',
  'signature',
  'other',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];
/** `until`: the last day it is valid, `2026-12-31` in the person's own calendar. */
export type Paper = { id: string; kind: PaperKind; until: string };

/** `days` left, negative when it has ended; `soon`: within the time a new one takes. */
export type PaperView = Paper & { days: number; state: 'over' | 'soon' | 'far' };

/** A passport takes up to 30 days to be made anew, and forms ask for papers that last a while yet. */
const SOON = 45;

/** What ends first comes first. A day that does not exist is left out. */
export function papersView(papers: readonly Paper[], now: number): PaperView[] {
  const today = startOf(localDay(now));
  return papers
    .flatMap((paper): PaperView[] => {
      const days = (startOf(paper.until) - today) / DAY;
      if (Number.isNaN(days)) return [];
      return [{ ...paper, days, state: days < 0 ? 'over' : days <= SOON ? 'soon' : 'far' }];
    })
    .sort((a, b) => a.days - b.days || (a.id < b.id ? -1 : 1));
}

/** How many need a thought: over or soon. */
export const papersDue = (papers: readonly Paper[], now: number): number =>
  papersView(papers, now).filter(({ state }) => state !== 'far').length;

/** As UTC midnights: days between them are whole, summer time or not. NaN for a day that does not exist. */
function startOf(day: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? Number.NaN : at;
}

function localDay(now: number): string {
  const date = new Date(now);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

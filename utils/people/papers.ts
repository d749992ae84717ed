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

/** Days before the last one: a month is what a new passport takes, a week is the last call. */
const TOLD_BEFORE = [30, 7];
const TOLD_AT_HOUR = 10;

/**
 * Whether the person is to be told of a paper that ends, and when to look again.
 * @param upTo what came due until then they know: they were told, or had the dates before their eyes
 * @returns `next`: ms since the epoch, by the clock on the person's wall
 */
export function paperReminder(
  papers: readonly Paper[],
  upTo: number,
  now: number,
): { due: boolean; next: number | null } {
  const moments = papers.flatMap(momentsOf);
  const ahead = moments.filter((at) => at > now);
  return {
    due: moments.some((at) => at > upTo && at <= now),
    next: ahead.length > 0 ? Math.min(...ahead) : null,
  };
}

function momentsOf({ until }: Paper): number[] {
  if (Number.isNaN(startOf(until))) return [];
  const [year = 0, month = 1, day = 1] = until.split('-').map(Number);
  return TOLD_BEFORE.map((days) => new Date(year, month - 1, day - days, TOLD_AT_HOUR).getTime());
}

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

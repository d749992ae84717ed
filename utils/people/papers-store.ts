import { randomId } from '../kernel';
import * as v from '../kernel/shape';
import { ensureAlarm, readStored, watchStored, writeStored } from '../platform';
import { PAPER_KINDS, type Paper, paperReminder } from './papers';

const shape = v.array(v.object({ id: v.string(), kind: v.picklist(PAPER_KINDS), until: v.string() }));
const MOST = 100;

const read = (stored: unknown): Paper[] => {
  const seen = v.safeParse(shape, stored);
  return seen.success ? seen.output : [];
};

/** Dates noted by the person; what cannot be read counts as none. */
export const readPapers = async (): Promise<Paper[]> => read(await readStored('paperDates'));

/**
 * The person sees all the dates as they note one: what has come due by now need not be told.
 * Rejects when the browser did not take it.
 * @param now ms since the epoch
 */
export async function addPaper(paper: Omit<Paper, 'id'>, now: number): Promise<void> {
  await writeStored('paperDates', [...(await readPapers()), { ...paper, id: randomId() }].slice(-MOST));
  await papersTold(now);
  await awaitPapers(now);
}

/** Whether a reminder is due. Sees to it that the background wakes for the next one. */
export async function awaitPapers(now: number): Promise<boolean> {
  const papers = await readPapers();
  if (papers.length === 0) return false;
  const told = await readStored('papersToldAt');
  // Dates that were noted before anybody reminded of them begin today.
  if (typeof told !== 'number') await papersTold(now);
  const { due, next } = paperReminder(papers, typeof told === 'number' ? told : now, now);
  if (next !== null) await ensureAlarm('papers', next);
  return due;
}

export const papersTold = (now: number): Promise<void> => writeStored('papersToldAt', now);

export async function removePaper(id: string): Promise<void> {
  await writeStored(
    'paperDates',
    (await readPapers()).filter((paper) => paper.id !== id),
  );
}

/** Calls back at each change, in any window. Returns the way to stop. */
export const watchPapers = (listener: (papers: Paper[]) => void): (() => void) =>
  watchStored('paperDates', (stored) => listener(read(stored)));

import { randomId } from '../kernel';
import * as v from '../kernel/shape';
import { readStored, watchStored, writeStored } from '../platform';
import { PAPER_KINDS, type Paper } from './papers';

const shape = v.array(v.object({ id: v.string(), kind: v.picklist(PAPER_KINDS), until: v.string() }));
const MOST = 100;

const read = (stored: unknown): Paper[] => {
  const seen = v.safeParse(shape, stored);
  return seen.success ? seen.output : [];
};

/** Dates noted by the person; what cannot be read counts as none. */
export const readPapers = async (): Promise<Paper[]> => read(await readStored('paperDates'));

/** Rejects when the browser did not take it. */
export async function addPaper(paper: Omit<Paper, 'id'>): Promise<void> {
  await writeStored('paperDates', [...(await readPapers()), { ...paper, id: randomId() }].slice(-MOST));
}

export async function removePaper(id: string): Promise<void> {
  await writeStored(
    'paperDates',
    (await readPapers()).filter((paper) => paper.id !== id),
  );
}

/** Calls back at each change, in any window. Returns the way to stop. */
export const watchPapers = (listener: (papers: Paper[]) => void): (() => void) =>
  watchStored('paperDates', (stored) => listener(read(stored)));

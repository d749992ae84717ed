import { useEffect, useState } from 'preact/hooks';
import { NO_PROGRESS, type Progress } from '../../utils/guide';
import { type Book, NEW_BOOK, readBook } from '../../utils/guide/book';
import { readStored, watchStored, writeStored } from '../../utils/platform';

type Guide = { book: Book; facts: Progress['steps'] };

const factsIn = (stored: unknown): Progress['steps'] => (stored as Progress | undefined)?.steps ?? {};

/** Marks and answers are read, changed and written under the lock the background takes too. */
const changeBook = (change: (before: Book) => Book): Promise<void> =>
  navigator.locks.request('guide', async () =>
    writeStored('guideBook', change(readBook(await readStored('guideBook')))),
  );

/** The guide as it is kept, now and whenever any page or the portal adds to it; null until it was read. */
export function useGuide() {
  const [guide, set] = useState<Guide | null>(null);
  useEffect(() => {
    const part = (to: Partial<Guide>) => set((before) => ({ book: NEW_BOOK, facts: {}, ...before, ...to }));
    Promise.all([readStored('guideBook'), readStored('guideProgress')]).then(
      ([book, facts]) => set({ book: readBook(book), facts: factsIn(facts) }),
      () => set({ book: NEW_BOOK, facts: {} }),
    );
    const stops = [
      watchStored('guideBook', (stored) => part({ book: readBook(stored) })),
      watchStored('guideProgress', (stored) => part({ facts: factsIn(stored) })),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  /** What the portal proved of the account is forgotten too; the next page of the portal proves it again. */
  const forgetFacts = () => navigator.locks.request('guide', () => writeStored('guideProgress', NO_PROGRESS));
  return { guide, changeBook, forgetFacts };
}

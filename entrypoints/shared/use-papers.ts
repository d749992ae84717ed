import { useEffect, useState } from 'preact/hooks';
import { type Paper, readPapers, watchPapers } from '../../utils/people';

/** Dates of papers, as they are now and at each change in any window. */
export function usePapers(): readonly Paper[] {
  const [papers, set] = useState<readonly Paper[]>([]);
  useEffect(() => {
    readPapers().then(set, () => undefined);
    return watchPapers(set);
  }, []);
  return papers;
}

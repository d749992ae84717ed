import { useEffect, useState } from 'preact/hooks';
import { type Managed, managedFrom, NOTHING_MANAGED } from '../../utils/diagnostics';
import { readManaged, watchManaged } from '../../utils/platform';

/** What the organisation has set for this computer, as it is now. */
export function useManaged(): Managed {
  const [managed, set] = useState(NOTHING_MANAGED);
  useEffect(() => {
    const read = () => void readManaged().then((given) => set(managedFrom(given)));
    read();
    return watchManaged(read);
  }, []);
  return managed;
}

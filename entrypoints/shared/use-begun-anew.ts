import { useEffect, useState } from 'preact/hooks';
import { readStored, removeStored, watchStored } from '../../utils/platform';

/** Whether the browser refused its stores and the watch began anew, until the person has read it. */
export function useBegunAnew(): [boolean, () => void] {
  const [begun, set] = useState(false);
  useEffect(() => {
    void readStored('storesMoved').then((stored) => set(stored === true));
    return watchStored('storesMoved', (stored) => set(stored === true));
  }, []);
  return [begun, () => void removeStored('storesMoved')];
}

import { useCallback, useEffect, useState } from 'preact/hooks';
import { SECOND } from '../../utils/kernel';
import { ask } from '../../utils/messaging';
import { watchStored } from '../../utils/platform';
import type { WatchView } from '../../utils/requests';

const REFRESH = 20 * SECOND;
const TRIES = 3;

/** `failed`: the background did not answer, even after the browser had time to wake it. */
export type Watch = { view: WatchView | null; failed: boolean; show: (view: WatchView) => void; refresh: () => void };

/** What is watched, kept fresh: after each look of the background and every 20 s while the page is seen. */
export function useWatch(): Watch {
  const [view, show] = useState<WatchView | null>(null);
  const [failed, fail] = useState(false);
  const refresh = useCallback(async () => {
    for (let left = TRIES; left > 0; left--) {
      try {
        show(await ask('watchView', {}));
        return fail(false);
      } catch {
        await new Promise((wake) => setTimeout(wake, 300));
      }
    }
    fail(true);
  }, []);
  useEffect(() => {
    void refresh();
    const onSeen = () => {
      if (!document.hidden) void refresh();
    };
    const timer = setInterval(onSeen, REFRESH);
    document.addEventListener('visibilitychange', onSeen);
    // The background writes the names after each look at the portal.
    const stop = watchStored('requestNames', () => void refresh());
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onSeen);
      stop();
    };
  }, [refresh]);
  return { view, failed, show, refresh };
}

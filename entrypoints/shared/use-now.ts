import { useEffect, useState } from 'preact/hooks';
import { SECOND } from '../../utils/kernel';

/** The time, once a second, while the page is seen. */
export function useNow(): number {
  const [now, set] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) set(Date.now());
    }, SECOND);
    return () => clearInterval(timer);
  }, []);
  return now;
}

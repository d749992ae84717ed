import { SECOND } from '../../utils/kernel';

/**
 * The archive closes after so long without a key, a click or a scroll in any page of the cabinet: counts from the last
 * input, of which the pages tell each other. A computer that slept wakes past the time, and
 * the first tick locks.

 * @param idle how long that is, ms
 */
export function watchIdleness(lock: () => void, idle: () => number): { locksAt: () => number; active: () => void } {
  const channel = new BroadcastChannel('medcard-activity');
  let last = Date.now();
  channel.onmessage = () => {
    last = Date.now();
  };
  const active = () => {
    const now = Date.now();
    if (now - last >= idle()) return lock();
    if (now - last >= SECOND) channel.postMessage(null);
    last = now;
  };
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    addEventListener(kind, active, { passive: true, capture: true });
  }
  setInterval(() => {
    if (Math.abs(Date.now() - last) >= idle()) lock();
  }, SECOND);
  return { locksAt: () => last + idle(), active };
}

import { SECOND } from '../kernel';

/**
 * The archive closes after so long without a key, a click or a scroll in any page of the cabinet: counts from the last
 * input, of which the pages tell each other. A computer that slept wakes past the time, and the first tick locks.

 * @param idle how long that is, ms
 */
export function watchInactivity(lock: () => void, idle: () => number): { locksAt: () => number; active: () => void } {
  const channel = new BroadcastChannel('medcard-activity');
  let last = Date.now();
  // Apart from the last input: what goes on without a pause (a backup) is told too, once a second.
  let told = 0;
  channel.onmessage = () => {
    last = Date.now();
  };
  const active = () => {
    const now = Date.now();
    if (Math.abs(now - last) >= idle()) return lock();
    last = now;
    if (Math.abs(now - told) < SECOND) return;
    told = now;
    channel.postMessage(null);
  };
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    addEventListener(kind, active, { passive: true, capture: true });
  }
  setInterval(() => {
    if (Math.abs(Date.now() - last) >= idle()) lock();
  }, SECOND);
  return { locksAt: () => last + idle(), active };
}

import { MINUTE, SECOND } from '../../utils/kernel';

/** The archive closes after so long without a key, a click or a scroll in any page of the cabinet. */
const IDLE = 5 * MINUTE;

/**
 * Counts from the last input in any cabinet page; they tell each other. A computer that slept wakes past the time, and
 * the first tick locks.
 */
export function watchIdleness(lock: () => void): { locksAt: () => number; active: () => void } {
  const channel = new BroadcastChannel('medcard-activity');
  let last = Date.now();
  channel.onmessage = () => {
    last = Date.now();
  };
  const active = () => {
    const now = Date.now();
    if (now - last >= IDLE) return lock();
    if (now - last >= SECOND) channel.postMessage(null);
    last = now;
  };
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    addEventListener(kind, active, { passive: true, capture: true });
  }
  setInterval(() => {
    if (Math.abs(Date.now() - last) >= IDLE) lock();
  }, SECOND);
  return { locksAt: () => last + IDLE, active };
}

import { SECOND } from '../../utils/kernel';

/** The page from before the lock is collected within seconds; what it held is free to be overwritten only then. */
const TURNS = [2 * SECOND, 5 * SECOND, 9 * SECOND];
/** Bytes of each size at a time. */
const PORTION = 262_144;
const STRINGS = sizes(16, 4_096);
const BUFFERS = sizes(16, PORTION);
/** Of a string's own, before its characters. */
const HEAD = 12;

/**
 * A lock loads the page anew, in the same process: what the page before it had let go lies in free places of the
 * browser's memory until something else takes them. Here something else does, a few milliseconds at a time. Measured in
 * Chromium only (docs/lock-states.md).
 */
export function rinseAfterLock(): void {
  if (import.meta.env.FIREFOX) return;
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (arrival?.type !== 'reload') return;
  for (const late of TURNS) setTimeout(() => void rinse(), late);
}

async function rinse(): Promise<void> {
  for (const size of STRINGS) await take(size, (at) => new Text(`${at}`.padEnd((size - HEAD) / 2, '…')));
  for (const size of BUFFERS) await take(size, () => new ArrayBuffer(size));
}

/** All at once, or each would take the place of the one before. A page nobody sees needs no pause for them. */
async function take(size: number, make: (at: number) => unknown): Promise<void> {
  const taken = Array.from({ length: PORTION / size }, (_, at) => make(at));
  if (taken.length > 0 && !document.hidden) await new Promise((resolve) => setTimeout(resolve));
}

/** An allocator has places of some sizes only, none more than an eighth apart. */
function sizes(least: number, most: number): number[] {
  const all: number[] = [];
  for (let size = least; size <= most; size = Math.ceil((size * 1.1) / 8) * 8) all.push(size);
  return all;
}

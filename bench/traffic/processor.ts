import { readdirSync, readFileSync } from 'node:fs';

export type Processes = { processInfo: readonly { id: number; cpuTime: number }[] };
/** Milliseconds used so far, by thread where the system tells of threads, else by process. */
export type Spent = ReadonlyMap<string, number>;

/**
 * Linux counts each thread in nanoseconds; DevTools, as everywhere else, tells of processes in steps of 10 ms. A thread
 * that ends between two readings takes with it what it used after the first.
 */
export function spentSoFar({ processInfo }: Processes): Spent {
  return new Map(processInfo.flatMap(({ id, cpuTime }) => threadsOf(id) ?? [[`${id}`, cpuTime * 1_000] as const]));
}

function threadsOf(pid: number): (readonly [string, number])[] | null {
  const folder = `/proc/${pid}/task`;
  try {
    return readdirSync(folder).flatMap((tid) => {
      const ns = nanoseconds(`${folder}/${tid}/schedstat`);
      return ns === null ? [] : [[`${pid}/${tid}`, ns / 1e6] as const];
    });
  } catch {
    return null;
  }
}

/** Null: the thread has ended since the folder was read. */
function nanoseconds(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8').split(' ')[0]);
  } catch {
    return null;
  }
}

/** Milliseconds of processor between two readings. */
export function spentBetween(before: Spent, after: Spent): number {
  let sum = 0;
  for (const [key, ms] of after) sum += ms - (before.get(key) ?? 0);
  return sum;
}

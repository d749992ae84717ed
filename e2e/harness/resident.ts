import { readdirSync, readFileSync } from 'node:fs';

/**
 * Bytes of memory of a program and all that it began, each page of it counted once. Null where the system does not tell
 * (anything but Linux).
 */
export function residentOf(root: number): number | null {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc')) {
      const parent = /^\d+$/.test(name) ? /^PPid:\t(\d+)$/m.exec(read(`/proc/${name}/status`))?.[1] : undefined;
      if (parent) parents.set(Number(name), Number(parent));
    }
  } catch {
    return null;
  }
  const isWithin = (pid: number): boolean => pid === root || (parents.has(pid) && isWithin(parents.get(pid) ?? 0));
  let sum = 0;
  for (const pid of parents.keys()) {
    if (isWithin(pid)) sum += Number(/^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1_024;
  }
  return sum;
}

/** Empty: the process has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

const STEP = 8 * 1_024 * 1_024;
/** Longer than any word that is looked for: one may lie across two steps. */
const OVERLAP = 512;

/** Only root may look into a browser's processes, and only Linux has them as files. */
export const canReadRaw = process.platform === 'linux' && process.getuid?.() === 0;

/** How often any of the words stands in what the browser's processes for our pages may write to, in use or let go. */
export function countInRaw(profile: string, words: readonly string[]): number {
  const needles = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  return pidsOf(profile).reduce((sum, pid) => sum + countIn(pid, needles), 0);
}

function pidsOf(profile: string): string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    const line = told(() => readFileSync(`/proc/${name}/cmdline`, 'utf8')) ?? '';
    return line.includes('--extension-process') && line.includes(profile);
  });
}

function countIn(pid: string, needles: readonly Buffer[]): number {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(STEP + OVERLAP);
  let count = 0;
  for (const [start, end] of touched(readFileSync(`/proc/${pid}/smaps`, 'utf8'))) {
    for (let at = start; at < end; at += STEP) {
      const size = Math.min(STEP + OVERLAP, end - at);
      // A place that was given back to the system meanwhile.
      const read = told(() => readSync(memory, buffer, 0, size, at)) ?? 0;
      for (const needle of needles) {
        const seen = buffer.subarray(0, Math.min(read, STEP + needle.length - 1));
        for (let found = seen.indexOf(needle); found !== -1; found = seen.indexOf(needle, found + 1)) count++;
      }
    }
  }
  closeSync(memory);
  return count;
}

/** From and to of what may be written and is not merely reserved. */
const touched = (smaps: string): [start: number, end: number][] =>
  smaps.split(/^(?=[\da-f]+-[\da-f]+ )/m).flatMap((region) => {
    const [, start = '', end = ''] = /^([\da-f]+)-([\da-f]+) rw/.exec(region) ?? [];
    const isEmpty = /^Rss: +0 kB/m.test(region);
    return start === '' || isEmpty ? [] : [[Number.parseInt(start, 16), Number.parseInt(end, 16)]];
  });

function told<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch {
    return null;
  }
}

import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { BrowserName } from '../run/find-browser.ts';
import type { Random } from './random.ts';

/**
 * Where a browser keeps the store of the archive, the files of second copies with the spares beside them, and what the
 * extension stores by itself, headers and sentinel among it, inside its profile.
 */
const PLACES: Record<BrowserName, Record<Target, RegExp>> = {
  chromium: {
    store: /[\\/]IndexedDB[\\/]chrome-extension_[^\\/]*[\\/](?!LOCK|LOG)[^\\/]+$/,
    copies: /[\\/]File System[\\/](?!.*(?:LOCK|LOG)).+$/,
    settings: /[\\/]Local Extension Settings[\\/][^\\/]+[\\/](?!LOCK|LOG)[^\\/]+$/,
  },
  firefox: {
    store: /[\\/]storage[\\/]default[\\/]moz-extension[^\\/^]*[\\/]idb[\\/].+$/,
    copies: /[\\/]storage[\\/]default[\\/]moz-extension[^\\/]*[\\/]fs[\\/].+$/,
    // Firefox keeps it as a database of a context of its own.
    settings: /[\\/]storage[\\/]default[\\/]moz-extension[^\\/]*\^userContextId=\d+[\\/]idb[\\/].+$/,
  },
};

export type Target = 'store' | 'copies' | 'settings';
const HARMS = ['flip', 'flip', 'flips', 'cut', 'empty', 'zeros', 'delete', 'delete all'] as const;

/** Harms the files of a closed profile as a bad disk would; says what was done. */
export function harmProfile(profile: string, browser: BrowserName, target: Target, random: Random): string {
  const files = filesIn(profile).filter((file) => PLACES[browser][target].test(file) && statSync(file).size > 0);
  const [first, ...rest] = files.sort();
  if (!first) throw new Error(`no files of the ${target} in the profile`);
  const harm = random.oneOf(HARMS);
  const file = random.oneOf([first, ...rest]);
  if (harm === 'delete all') for (const one of files) rmSync(one);
  else if (harm === 'delete') rmSync(file);
  else if (harm === 'empty') truncateSync(file, 0);
  else if (harm === 'cut') truncateSync(file, random.upTo(statSync(file).size));
  else scribble(file, harm, random);
  return `${target}: ${harm} ${harm === 'delete all' ? `(${files.length} files)` : file.slice(profile.length)}`;
}

function scribble(file: string, harm: 'flip' | 'flips' | 'zeros', random: Random): void {
  const handle = openSync(file, 'r+');
  const { size } = fstatSync(handle);
  const times = harm === 'flips' ? 8 : 1;
  for (let n = 0; n < times; n++) {
    const at = random.upTo(size);
    const bytes = Buffer.alloc(harm === 'zeros' ? Math.min(4_096, size - at) : 1);
    if (harm !== 'zeros') {
      readSync(handle, bytes, 0, 1, at);
      bytes[0] = (bytes[0] ?? 0) ^ (1 << random.upTo(8));
    }
    writeSync(handle, bytes, 0, bytes.length, at);
  }
  closeSync(handle);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
  });
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Finding = { file: string; word: string; as: string };

const base64 = (bytes: Buffer) => bytes.toString('base64');

/** The ways a word may lie on a disk without being encrypted. */
export function spellings(word: string): readonly (readonly [string, Buffer])[] {
  const utf8 = Buffer.from(word, 'utf8');
  const utf16 = Buffer.from(word, 'utf16le');
  // In base64 a word has three looks, by where it begins; the letters at its ends depend on the neighbours.
  const look = (shift: number) => base64(Buffer.concat([Buffer.alloc(shift), utf8]));
  const inside = (shift: number) => look(shift).slice(shift === 0 ? 0 : 4, Math.floor((shift + utf8.length) / 3) * 4);
  return [
    ['utf-8', utf8],
    ['utf-16le', utf16],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['HEX', Buffer.from(utf8.toString('hex').toUpperCase())],
    ...[0, 1, 2].map((shift) => [`base64 at ${shift}`, Buffer.from(inside(shift))] as const),
  ];
}

/** Looks for the words in every file of the folder, byte by byte. */
export function searchFolder(folder: string, words: readonly string[]): { files: number; found: Finding[] } {
  const needles = words.flatMap((word) => spellings(word).map(([as, bytes]) => ({ word, as, bytes })));
  const found: Finding[] = [];
  let files = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    const bytes = contents(file);
    if (bytes === null) continue;
    files++;
    for (const { word, as, bytes: needle } of needles) if (bytes.includes(needle)) found.push({ file: name, word, as });
  }
  return { files, found };
}

/** Null for what is no file or has gone: a living browser makes and removes files all the time. */
function contents(file: string): Buffer | null {
  try {
    return statSync(file).isFile() ? readFileSync(file) : null;
  } catch {
    return null;
  }
}

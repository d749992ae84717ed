import { timeIn } from '../../kernel';
import type { Entry } from '../catalogue';
import { extensionOf } from '../extensions';

export const FOLDER = 'документы';
export const README = 'README.txt';
export const METADATA = 'metadata.json';
export const SUMS = 'SHA256SUMS';

/** With the date, a number and Cyrillic's two bytes a letter it stays below the 255 bytes file systems allow. */
const TITLE_LIMIT = 80;
const COMPONENT_BYTES = 240;
/** Names Windows gives to devices, whatever follows the dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Letters, digits and a few signs that mean nothing to any shell or file system. */
const COMPONENT = /^[\p{L}\p{N}(][\p{L}\p{M}\p{N} _.,()№+-]*$/u;

type Named = Pick<Entry, 'id' | 'title' | 'name' | 'kind' | 'capturedAt'>;

/**
 * A readable file name for each record: `документы/2026-05-20 Общий анализ крови.pdf`. Unique without regard to case,
 * as Windows and macOS count. The same records in the same order always get the same names.
 * @param folder whose records these are, where there are several persons: `документы/Мама/…`
 */
export function fileNames(entries: readonly Named[], folder: string | null = null): ReadonlyMap<string, string> {
  const place = folder === null ? FOLDER : `${FOLDER}/${folder}`;
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const entry of entries) {
    const bare = `${day(entry.capturedAt)} ${safeTitle(entry.title)}`;
    const extension = extensionOf(entry.kind, entry.name);
    let name = `${bare}.${extension}`;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${bare} (${n}).${extension}`;
    taken.add(name.toLowerCase());
    names.set(entry.id, `${place}/${name}`);
  }
  return names;
}

/** A folder for each person: their name as a file system takes it, unique; a number where two have one name. */
export function folderNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeTitle(name, 'Без имени');
    const bare = isSafeComponent(safe) ? safe : `Архив ${safe}`;
    let folder = bare;
    for (let n = 2; taken.has(folder.toLowerCase()); n++) folder = `${bare} (${n})`;
    taken.add(folder.toLowerCase());
    return folder;
  });
}

/** Whether a file of this name can be in a backup: nothing that leaves the folder, hides, or runs as a device. */
export function isBackupName(name: string): boolean {
  if (name === README || name === METADATA || name === SUMS) return true;
  const [top, ...inside] = name.split('/');
  return top === FOLDER && inside.length >= 1 && inside.length <= 2 && inside.every(isSafeComponent);
}

/** Whether a copy may have this folder: that of the documents, and one for each person in it. */
export function isBackupFolder(name: string): boolean {
  const [top, person, ...deeper] = name.replace(/\/$/, '').split('/');
  return top === FOLDER && deeper.length === 0 && (person === undefined || isSafeComponent(person));
}

const isSafeComponent = (component: string): boolean =>
  COMPONENT.test(component) &&
  !RESERVED.test(component) &&
  !/[ .]$/.test(component) &&
  component === component.normalize('NFC') &&
  new TextEncoder().encode(component).length <= COMPONENT_BYTES;

/** As stock tools write it when they pack an unpacked copy again: `./` in front, decomposed letters on macOS. */
export const tidyName = (name: string): string => name.replace(/^(?:\.\/)+/, '').normalize('NFC');

/** `архив-2026-05-20.tar.age` */
export const backupFileName = (at: number): string => `архив-${day(at)}.tar.age`;
export const exportName = (at: number): string => `медкарта-${day(at)}`;

function safeTitle(title: string, instead = 'Документ'): string {
  const plain = title
    .normalize('NFC')
    .replace(/["«»„“”']/g, '')
    .replace(/[^\p{L}\p{M}\p{N} _.,()№+-]+/gu, ' ')
    .replace(/\s+/g, ' ');
  const cut = cutTo([...plain].slice(0, TITLE_LIMIT).join('')).replace(/^[\s.,_+\p{M}-]+|[\s.]+$/gu, '');
  return cut === '' ? instead : cut;
}

/** By bytes too: letters beyond Cyrillic may take four. */
function cutTo(title: string): string {
  let cut = title;
  while (new TextEncoder().encode(cut).length > 2 * TITLE_LIMIT) cut = [...cut].slice(0, -1).join('');
  return cut;
}

/** `2026-05-20` in the person's zone. */
function day(at: number): string {
  const date = new Date(timeIn(at));
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

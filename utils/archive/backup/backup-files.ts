import { type Bytes, err, ok, type Result, toHex, utf8 } from '../../kernel';
import type { Archive } from '../archive';
import type { Entry } from '../catalogue';
import type { ArchiveFailure } from '../parts';
import { readAhead } from '../side-by-side';
import { type BackupDocument, type BackupPerson, documentOf, encodeMetadata, encodeSums } from './metadata';
import { fileNames, folderNames, METADATA, README, SUMS } from './names';

/** `mtime`: ms since the epoch. */
export type BackupFile = { name: string; bytes: Bytes; mtime: number };

/** One person's records and what reads them. */
export type Belongings = BackupPerson & { entries: readonly Entry[]; read: Archive['read'] };

export type FilesParts = {
  /** Everybody whose records go into the copy; several get a folder each. */
  people: readonly Belongings[];
  createdAt: number;
  /** Text of README.txt. */
  readme: string;
  onDocument?: (done: number) => void;
};

/** What went into the copy, and the titles of what could not be read and is not in it. */
export type FilesSummary = { documents: number; left: string[] };

/**
 * The files of a copy in their order: how to open it, the documents, then what is known of them and the sums. The list
 * comes last because only then is it known what could be read; a copy without it is not whole.
 */
export async function* backupFiles(
  parts: FilesParts,
): AsyncGenerator<BackupFile, Result<FilesSummary, ArchiveFailure>> {
  const { people, createdAt, readme, onDocument } = parts;
  const folders = people.length > 1 ? folderNames(people.map(({ name }) => name)) : [];
  const sums: [string, string][] = [];
  const documents: BackupDocument[] = [];
  const missing: { id: string; title: string }[] = [];
  const own = async (name: string, bytes: Bytes): Promise<BackupFile> => {
    sums.push([name, await sha256Hex(bytes)]);
    return { name, bytes, mtime: createdAt };
  };

  yield await own(README, utf8(readme));
  let done = 0;
  for (const [at, { id: person, entries, read }] of people.entries()) {
    const names = fileNames(entries, folders[at]);
    for await (const [entry, bytes] of readAhead(entries, ({ size }) => size, read)) {
      if (bytes.ok) {
        const name = names.get(entry.id) ?? '';
        sums.push([name, entry.sha256]);
        documents.push(documentOf(entry, name, person));
        yield { name, bytes: bytes.value, mtime: entry.capturedAt };
      } else if (bytes.error === 'damaged') missing.push({ id: entry.id, title: entry.title });
      else return err(bytes.error);
      onDocument?.(++done);
    }
  }
  const persons = people.map(({ id, name, colour }) => ({ id, name, ...(colour === undefined ? {} : { colour }) }));
  yield await own(METADATA, encodeMetadata({ createdAt, persons, documents, missing }));
  yield { name: SUMS, bytes: encodeSums(sums), mtime: createdAt };
  return ok({ documents: documents.length, left: missing.map(({ title }) => title) });
}

export const sha256Hex = async (bytes: Bytes): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

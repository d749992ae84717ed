import { type Bytes, err, fromHex, fromUtf8, ok, plain, type Result, utf8 } from '../../kernel';
import * as v from '../../kernel/shape';
import type { Entry } from '../catalogue';
import { documentFields, moment } from '../entry-shape';
import { isBackupName } from './names';

const FORMAT = 'medcard-backup';
const VERSION = 2;
export const MAX_DOCUMENTS = 100_000;

const name = v.pipe(v.string(), v.check(isBackupName));
const personId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const documentShape = v.object({
  ...documentFields,
  file: name,
  /** Whose it is; absent in copies of version 1, which were of one person. */
  person: v.optional(personId),
});
const personShape = v.object({
  id: personId,
  name: v.pipe(v.string(), v.maxLength(200), v.transform(plain)),
  colour: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(255))),
});
const metadataShape = v.object({
  format: v.literal(FORMAT),
  version: v.picklist([1, VERSION]),
  /** A clock that went wrong is no reason to lose a copy. */
  createdAt: v.fallback(moment, 0),
  persons: v.optional(v.pipe(v.array(personShape), v.maxLength(1_000)), []),
  documents: v.pipe(v.array(documentShape), v.maxLength(MAX_DOCUMENTS)),
  missing: v.array(v.object({ id: v.string(), title: v.string() })),
});

/** What the catalogue knows of a document, and the file of the copy that holds its bytes. */
export type BackupDocument = v.InferOutput<typeof documentShape>;

/** Whose documents are in the copy: the id of their vault, the name it gave them. */
export type BackupPerson = v.InferOutput<typeof personShape>;

/**
 * `metadata.json` (docs/backup-format.md). `createdAt`: ms since the epoch, 0 when it is not known. `missing`: records whose bytes could not be
 * read when the copy was made.
 */
export type Metadata = Omit<v.InferOutput<typeof metadataShape>, 'format' | 'version'>;

/** Without what belongs to one archive only: where the record is sealed in it and when it came there. */
export function documentOf(
  { revision: _r, generation: _g, addedAt: _a, sealed: _s, ...told }: Entry,
  file: string,
  person: string,
) {
  return { ...told, file, person };
}

/** Indented, one field a line: a person may want to read it. */
export const encodeMetadata = (metadata: Metadata): Bytes =>
  utf8(`${JSON.stringify({ format: FORMAT, version: VERSION, ...metadata }, null, 1)}\n`);

export function decodeMetadata(bytes: Bytes): Result<Metadata, 'malformed' | 'newer-format'> {
  const parsed = parseJson(bytes) as { format?: unknown; version?: unknown } | null | undefined;
  if (parsed?.format === FORMAT && Number(parsed.version) > VERSION) return err('newer-format');
  const read = v.safeParse(metadataShape, parsed);
  if (!read.success) return err('malformed');
  const { createdAt, persons, documents, missing } = read.output;
  const known = new Set(persons.map(({ id }) => id));
  if (documents.some(({ person }) => person !== undefined && !known.has(person))) return err('malformed');
  return ok({ createdAt, persons, documents, missing });
}

/** As `sha256sum` writes and checks: `hash  name`, one a line. */
export const encodeSums = (sums: Iterable<readonly [name: string, sha256: string]>): Bytes =>
  utf8([...sums].map(([file, sha256]) => `${sha256}  ${file}\n`).join(''));

/** Null when a line is not of that form or a name comes twice. */
export function decodeSums(bytes: Bytes): ReadonlyMap<string, string> | null {
  const sums = new Map<string, string>();
  try {
    for (const line of fromUtf8(bytes).split(/\r?\n/)) {
      if (line === '') continue;
      const [, hash = '', file = ''] = /^([0-9a-f]{64}) [ *](?:\.\/)*(.+)$/.exec(line) ?? [];
      if (!fromHex(hash)?.length || sums.has(file.normalize('NFC'))) return null;
      sums.set(file.normalize('NFC'), hash);
    }
  } catch {
    return null;
  }
  return sums;
}

function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return undefined;
  }
}

import { type Bytes, err, ok, type Result } from '../../kernel';
import { type BackupAgeError, BackupBroken } from '../../vault';
import { sha256Hex } from './backup-files';
import { decodeMetadata, decodeSums, MAX_DOCUMENTS, type Metadata } from './metadata';
import { FOLDER, isBackupFolder, isBackupName, METADATA, README, SUMS, tidyName } from './names';
import { type TarEntry, tarEntries } from './tar';

/**
 * `not-tar`: opened, but inside is no whole tar. `unsafe-name`: leaves the folder or is not of our grammar. `link`:
 * a link or a device. `twice`: two files of one name. `too-large`, `too-many`: beyond the budgets. `no-list`: no
 * metadata.json or SHA256SUMS, or not of their shape. `sum-mismatch`: not the bytes that were kept. `missing-file`,
 * `extra-file`: the list and the files differ. `newer-format`: made by a later version.
 */
export type BackupFaultCode =
  | BackupAgeError
  | 'not-tar'
  | 'unsafe-name'
  | 'link'
  | 'twice'
  | 'too-large'
  | 'too-many'
  | 'no-list'
  | 'sum-mismatch'
  | 'missing-file'
  | 'extra-file'
  | 'newer-format';

/** `file`: the name it is about, null when it is about the whole. */
export type BackupFault = { code: BackupFaultCode; file: string | null };

export type Progress = { documents: number; bytes: number };

/** Bytes of one file, by what it is; the whole is bounded by the size of the chosen file, for nothing is compressed. */
export const BUDGETS = { document: 256 * 2 ** 20, [README]: 2 ** 20, [METADATA]: 128 * 2 ** 20, [SUMS]: 64 * 2 ** 20 };

class Fault extends Error {
  readonly fault: BackupFault;

  constructor(code: BackupFaultCode, file: string | null = null) {
    super(code);
    this.fault = { code, file };
  }
}

/** Reads the whole copy and compares every sum. Nothing of it is trusted before this is done. */
export async function inspectBackup(
  tar: ReadableStream<Uint8Array>,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Result<Metadata, BackupFault>> {
  const hashes = new Map<string, { sha256: string; size: number }>();
  const kept = new Map<string, Bytes>();
  const progress: Progress = { documents: 0, bytes: 0 };
  try {
    for await (const { name, entry } of filesOf(tar)) {
      const bytes = await entry.read();
      hashes.set(name, { sha256: await sha256Hex(bytes), size: bytes.length });
      if (name === METADATA || name === SUMS) kept.set(name, bytes);
      if (name.startsWith(`${FOLDER}/`)) progress.documents++;
      progress.bytes += bytes.length;
      onProgress({ ...progress });
    }
    return compared(hashes, kept);
  } catch (cause) {
    return err(faultOf(cause));
  }
}

/**
 * Gives the bytes of the wanted files in the order they lie in. Ends with the fault if the copy is no longer what was
 * inspected: the file may have changed meanwhile.
 * @param wanted SHA-256 by file name
 */
export async function* wantedFiles(
  tar: ReadableStream<Uint8Array>,
  wanted: ReadonlyMap<string, string>,
): AsyncGenerator<{ file: string; bytes: Bytes }, BackupFault | null> {
  let found = 0;
  try {
    for await (const { name, entry } of filesOf(tar)) {
      const sha256 = wanted.get(name);
      if (sha256 === undefined) {
        await entry.skip();
        continue;
      }
      const bytes = await entry.read();
      if ((await sha256Hex(bytes)) !== sha256) return { code: 'sum-mismatch', file: name };
      found++;
      yield { file: name, bytes };
    }
    return found === wanted.size ? null : { code: 'missing-file', file: null };
  } catch (cause) {
    return faultOf(cause);
  }
}

/** Every regular file, its name and declared size checked before a byte of it is read. */
async function* filesOf(tar: ReadableStream<Uint8Array>): AsyncGenerator<{ name: string; entry: TarEntry }> {
  const seen = new Set<string>();
  for await (const entry of tarEntries(tar)) {
    const name = tidyName(entry.name);
    if (entry.type === 'directory') {
      if (name !== '' && name !== '.' && !isBackupFolder(name)) throw new Fault('unsafe-name', name);
      continue;
    }
    if (entry.type.startsWith('pax-')) continue;
    if (entry.type !== 'file') throw new Fault('link', name);
    if (!isBackupName(name)) throw new Fault('unsafe-name', name);
    const same = name.toLowerCase();
    if (seen.has(same)) throw new Fault('twice', name);
    seen.add(same);
    if (seen.size > MAX_DOCUMENTS + 3) throw new Fault('too-many');
    if (entry.size > budgetOf(name)) throw new Fault('too-large', name);
    yield { name, entry };
  }
}

const budgetOf = (name: string): number =>
  name === README || name === METADATA || name === SUMS ? BUDGETS[name] : BUDGETS.document;

function compared(
  hashes: ReadonlyMap<string, { sha256: string; size: number }>,
  kept: ReadonlyMap<string, Bytes>,
): Result<Metadata, BackupFault> {
  const [listed, summed] = [kept.get(METADATA), kept.get(SUMS)];
  const sums = summed && decodeSums(summed);
  if (!listed || !sums) throw new Fault('no-list', listed ? SUMS : METADATA);
  const metadata = decodeMetadata(listed);
  if (!metadata.ok) throw new Fault(metadata.error === 'newer-format' ? 'newer-format' : 'no-list', METADATA);
  for (const [name, sha256] of sums) {
    const found = hashes.get(name);
    if (!found) throw new Fault('missing-file', name);
    if (found.sha256 !== sha256) throw new Fault('sum-mismatch', name);
  }
  const unclaimed = new Set([...hashes.keys()].filter((name) => name.startsWith(`${FOLDER}/`)));
  for (const { file, sha256, size } of metadata.value.documents) {
    if (!unclaimed.delete(file)) throw new Fault('missing-file', file);
    const found = hashes.get(file);
    if (found?.sha256 !== sha256 || found.size !== size || !sums.has(file)) throw new Fault('sum-mismatch', file);
  }
  const [extra] = unclaimed;
  if (extra !== undefined) throw new Fault('extra-file', extra);
  return ok(metadata.value);
}

function faultOf(cause: unknown): BackupFault {
  if (cause instanceof Fault) return cause.fault;
  if (cause instanceof BackupBroken) return { code: cause.code, file: null };
  return { code: 'not-tar', file: null };
}

import { Decrypter, Encrypter } from 'age-encryption';
import { type Bytes, err, ok, type Result } from '../kernel';

/** What a backup is locked with: a phrase the person chose for it, or the public half of a recovery key (`age1…`). */
export type BackupLock = { kind: 'passphrase'; passphrase: string } | { kind: 'recipient'; recipient: string };

/** What opens it. `file-key`: the key of one file, known only to the worker that has just made it. */
export type BackupKey =
  | { kind: 'passphrase'; passphrase: string }
  | { kind: 'identity'; identity: string }
  | { kind: 'file-key'; fileKey: Bytes };

/**
 * `not-age`: not such a file at all. `wrong-key`: the phrase or the key does not open it. `too-costly`: asks for more
 * than age's own limit of work (scrypt 2^20). `damaged`: cut or changed. `unreadable`: the disk did not give it.
 */
export type BackupAgeError = 'not-age' | 'wrong-key' | 'too-costly' | 'damaged' | 'unreadable';

/** Thrown by the stream of an opened file: what was read before it counts for nothing. */
export class BackupBroken extends Error {
  readonly code: BackupAgeError;

  constructor(code: BackupAgeError) {
    super(code);
    this.code = code;
  }
}

/** A header is a line per recipient; without a limit a file of one endless line would be read into memory whole. */
const MAX_HEADER = 65_536;

/** Which kind of lock the file has, without opening it; null when it is no age file. */
export async function backupLockOf(file: Blob): Promise<BackupLock['kind'] | null> {
  const header = await headerOf(file).catch(() => null);
  if (header === null) return null;
  return new TextDecoder('latin1').decode(header).startsWith('age-encryption.org/v1\n-> scrypt ')
    ? 'passphrase'
    : 'recipient';
}

/**
 * Encrypts a stream as an ordinary age file (age-encryption.org/v1), which stock `age` opens. `reread` opens this file
 * again: a recipient's private half is not here, so for it the file's own key is remembered.
 */
export async function sealBackup(
  lock: BackupLock,
  plain: ReadableStream<Bytes>,
): Promise<{ sealed: ReadableStream<Uint8Array>; reread: BackupKey }> {
  const encrypter = new Encrypter();
  if (lock.kind === 'passphrase') {
    encrypter.setPassphrase(lock.passphrase.normalize('NFC'));
    return { sealed: await encrypter.encrypt(plain), reread: lock };
  }
  let fileKey: Bytes = new Uint8Array(0);
  encrypter.addRecipient(lock.recipient);
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = key.slice();
      return [];
    },
  });
  return { sealed: await encrypter.encrypt(plain), reread: { kind: 'file-key', fileKey } };
}

/**
 * Opens the file; its stream throws {@link BackupBroken}. A phrase is tried as typed and in Unicode's two spellings.
 * @param onFileKey hears what opens this very file again, and nothing else, without a derivation of 256 MiB
 */
export async function openBackup(
  key: BackupKey,
  file: Blob,
  onFileKey: (key: BackupKey) => void = () => undefined,
): Promise<Result<ReadableStream<Uint8Array>, BackupAgeError>> {
  const header = await headerOf(file).catch(() => undefined);
  if (header === undefined) return err('unreadable');
  if (header === null) return err('not-age');
  const decrypter = new Decrypter();
  try {
    if (key.kind === 'identity') decrypter.addIdentity(key.identity.trim());
    else if (key.kind === 'file-key') decrypter.addIdentity({ unwrapFileKey: () => key.fileKey.slice() });
    else for (const spelling of spellings(key.passphrase)) decrypter.addPassphrase(spelling);
  } catch {
    return err('wrong-key');
  }
  try {
    const fileKey = (await decrypter.decryptHeader(header)) as Bytes;
    onFileKey({ kind: 'file-key', fileKey });
    const again = new Decrypter();
    again.addIdentity({ unwrapFileKey: () => fileKey.slice() });
    return ok(named(await again.decrypt(file.stream() as ReadableStream<Uint8Array>)));
  } catch (cause) {
    return err(refusal(cause));
  }
}

const spellings = (phrase: string): Set<string> =>
  new Set([phrase.normalize('NFC'), phrase, phrase.normalize('NFD'), phrase.normalize('NFKC')]);

/** The header with its MAC, null when there is none within the limit. */
async function headerOf(file: Blob): Promise<Bytes | null> {
  const start = new Uint8Array(await file.slice(0, MAX_HEADER).arrayBuffer());
  const text = new TextDecoder('latin1').decode(start);
  const end = text.indexOf('\n--- ');
  if (!text.startsWith('age-encryption.org/v1\n') || end < 0) return null;
  const last = text.indexOf('\n', end + 1);
  return start.subarray(0, last < 0 ? start.length : last + 1);
}

function refusal(cause: unknown): BackupAgeError {
  if (isDisk(cause)) return 'unreadable';
  const why = cause instanceof Error ? cause.message : '';
  if (why.startsWith('no identity matched')) return 'wrong-key';
  return why.includes('work factor') ? 'too-costly' : 'damaged';
}

const isDisk = (cause: unknown): boolean =>
  ['NotReadableError', 'NotFoundError', 'SecurityError'].includes((cause as { name?: string } | null)?.name ?? '');

/** The same stream, its failures named. */
function named(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (cause) {
          controller.error(new BackupBroken(isDisk(cause) ? 'unreadable' : 'damaged'));
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

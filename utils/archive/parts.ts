import { type Bytes, type Clock, err, ok, type Result } from '../kernel';
import type { KeyClient, KeyError, PersonId, RecordId, VaultId } from '../vault';
import type { ArchiveDb, SealedObject } from './archive-db';
import type { Copies } from './copies';
import { digest } from './digest';
import { isDiskFull } from './disk-full';
import type { SentinelStore } from './sentinel';

/**
 * `damaged`: the list of documents cannot be vouched for; nothing is written over it. `gone`: the key worker ended.
 * `storage-full`: the disk has no room; nothing was written. `newer`: a later version of ourselves wrote this archive,
 * which may be read and not be changed.
 */
export type ArchiveFailure = 'damaged' | 'gone' | 'storage-full' | 'newer' | 'failed';

export type ArchiveParts = {
  db: ArchiveDb;
  keys: Pick<KeyClient, 'seal' | 'open'>;
  person: PersonId;
  vaultId: VaultId;
  sentinel: SentinelStore;
  /** Null: the person wants no second copy, or the browser has no place for it. */
  copies: Copies | null;
  readOnly?: boolean;
  /** Bytes the browser says it can still take; null when it does not say. */
  room?: () => Promise<number | null>;
  clock?: Clock;
};

/** A ciphertext: where it belongs, and by what it is known. */
export type Ref = Omit<SealedObject, 'ct'> & { hash: string; size: number };

/**
 * Something that was not as it should be. `document`: a body. `list`: a catalogue segment. `manifest`: the list of
 * segments. `sentinel`: what lies outside the store. `count`: of documents it stands for. `held`: whole in its second
 * copy, and the store does not take it back.
 */
export type Finding = {
  what: 'document' | 'list' | 'manifest' | 'sentinel';
  id: string;
  count: number;
  how: 'restored' | 'held' | 'lost';
};

/** A sealed row and the reference to it. */
export type Sealed = { row: SealedObject; ref: Ref };

export async function sealPart(
  { keys, person }: ArchiveParts,
  { id, part, revision }: Pick<SealedObject, 'id' | 'revision'> & { part: 'body' | 'segment' | 'manifest' },
  bytes: Bytes,
): Promise<Result<Sealed, ArchiveFailure>> {
  const sealed = await keys.seal({ personId: person, recordId: id as RecordId, part, revision }, bytes);
  if (!sealed.ok) return err(failureOf(sealed.error));
  const { generation, ct } = sealed.value;
  const place = { id, part, revision, generation };
  return ok({ row: { ...place, ct }, ref: { ...place, hash: await digest(ct), size: ct.length } });
}

/** Moves nothing: the worker is given bytes of its own, since the row may yet have to be written somewhere. */
export async function unsealPart(
  { keys, person }: ArchiveParts,
  { id, part, revision, generation }: Omit<SealedObject, 'ct'>,
  ct: Bytes,
): Promise<Result<Bytes, ArchiveFailure>> {
  const ref = { personId: person, recordId: id as RecordId, part, revision, generation };
  const opened = await keys.open(ref, ct.slice());
  return opened.ok ? opened : err(failureOf(opened.error));
}

export const failureOf = ({ code }: KeyError): ArchiveFailure => {
  if (code === 'worker-gone' || code === 'locked') return 'gone';
  return code === 'failed' || code === 'bad-call' ? 'failed' : 'damaged';
};

/** Why a write did not happen. */
export const writeFailure = (cause: unknown): ArchiveFailure => (isDiskFull(cause) ? 'storage-full' : 'failed');

import { type Bytes, type Clock, err, ok, type Result, randomId, systemClock, toHex } from '../kernel';
import type { KeyClient, KeyError, PersonId, RecordId, SealRef } from '../vault';
import type { ArchiveDb, SealedObject } from './archive-db';
import {
  decodeDirectory,
  decodeSegment,
  type Entry,
  encodeDirectory,
  encodeSegment,
  SEGMENT_SIZE,
  type SegmentRef,
} from './catalogue';

/**
 * `damaged`: something of the archive is missing, changed or older than what points at it; nothing is written over it.
 * `gone`: the key worker ended. `storage-full`: the disk has no room; nothing was written.
 */
export type ArchiveFailure = 'damaged' | 'gone' | 'storage-full' | 'failed';

/** A document to keep. `id` is its record's id for good, so adding one twice adds it once. */
export type NewDocument = Omit<Entry, 'revision' | 'generation' | 'addedAt' | 'size'> & { bytes: Bytes };

export type Added = { added: string[]; duplicates: string[] };

export type ArchiveParts = {
  db: ArchiveDb;
  keys: Pick<KeyClient, 'seal' | 'open'>;
  person: PersonId;
  clock?: Clock;
};

export type Archive = {
  entries(): Promise<Result<readonly Entry[], ArchiveFailure>>;
  /** The original bytes, checked against the SHA-256 that was taken when they were captured. */
  read(entry: Entry): Promise<Result<Bytes, ArchiveFailure>>;
  /** All or nothing, in one strict transaction; documents whose id or bytes are here already are duplicates. */
  add(documents: readonly NewDocument[]): Promise<Result<Added, ArchiveFailure>>;
};

type Catalogue = { id: string; revision: number; segments: readonly SegmentRef[]; entries: readonly Entry[] };

/** One person's records in an unlocked archive. */
export function openArchive({ db, keys, person, clock = systemClock }: ArchiveParts): Archive {
  let known: Catalogue | null = null;

  const unseal = async ({ id, part, revision, generation, ct }: SealedObject) =>
    keys.open({ personId: person, recordId: id as RecordId, part, revision, generation }, ct);
  const seal = async (ref: Omit<SealRef, 'personId'>, bytes: Bytes): Promise<Result<SealedObject, ArchiveFailure>> => {
    const sealed = await keys.seal({ ...ref, personId: person }, bytes);
    if (!sealed.ok) return err(failureOf(sealed.error));
    const { recordId: id, part, revision } = ref;
    return ok({ id, part: part as SealedObject['part'], revision, ...sealed.value });
  };

  /** Whose a directory is does not show: each is tried. Of ours there is at most one. */
  const readDirectory = async (): Promise<Result<Omit<Catalogue, 'entries'>, ArchiveFailure>> => {
    const rows = await db.objects.where('part').equals('directory').toArray();
    for (const row of rows) {
      const { id, revision } = row;
      const opened = await unseal(row);
      if (opened.ok) {
        const segments = await decodeDirectory(opened.value);
        return segments.ok ? ok({ id, revision, segments: segments.value }) : err('damaged');
      }
      if (opened.error.code !== 'commitment-mismatch') return err(failureOf(opened.error));
    }
    return rows.length > 0 || (await db.objects.count()) > 0
      ? err('damaged')
      : ok({ id: randomId(), revision: 0, segments: [] });
  };

  const readSegment = async (ref: SegmentRef): Promise<Result<Entry[], ArchiveFailure>> => {
    const row = await db.objects.get(ref.id);
    if (row?.part !== 'segment' || row.revision !== ref.revision || row.generation !== ref.generation) {
      return err('damaged');
    }
    const opened = await unseal(row);
    if (!opened.ok) return err(failureOf(opened.error));
    const entries = await decodeSegment(opened.value);
    return entries.ok && entries.value.length === ref.count ? entries : err('damaged');
  };

  /** Another page may have written since: the directory's revision, in clear, tells. */
  const catalogue = async (): Promise<Result<Catalogue, ArchiveFailure>> => {
    if (known && (await db.objects.get(known.id))?.revision === known.revision) return ok(known);
    const directory = await readDirectory();
    if (!directory.ok) return directory;
    const read = await Promise.all(directory.value.segments.map(readSegment));
    const entries: Entry[] = [];
    for (const segment of read) {
      if (!segment.ok) return segment;
      entries.push(...segment.value);
    }
    known = { ...directory.value, entries };
    return ok(known);
  };

  const write = async (before: Catalogue, fresh: readonly NewDocument[]): Promise<Result<null, ArchiveFailure>> => {
    const rows: SealedObject[] = [];
    const entries: Entry[] = [];
    for (const { bytes, ...told } of fresh) {
      const size = bytes.length;
      const body = await seal({ recordId: told.id as RecordId, revision: 1, part: 'body' }, bytes);
      if (!body.ok) return body;
      rows.push(body.value);
      entries.push({ ...told, revision: 1, generation: body.value.generation, addedAt: clock(), size });
    }
    const plan = await segmentsWith(before, entries);
    for (const { id, revision, of } of plan.changed) {
      const segment = await seal({ recordId: id as RecordId, revision, part: 'segment' }, await encodeSegment(of));
      if (!segment.ok) return segment;
      rows.push(segment.value);
      plan.refs.push({ id, revision, generation: segment.value.generation, count: of.length });
    }
    const revision = before.revision + 1;
    const listed = await encodeDirectory(plan.refs);
    const directory = await seal({ recordId: before.id as RecordId, revision, part: 'directory' }, listed);
    if (!directory.ok) return directory;
    try {
      await db.transaction('rw', db.objects, () => db.objects.bulkPut([...rows, directory.value]));
    } catch (cause) {
      return err(isQuota(cause) ? 'storage-full' : 'failed');
    }
    known = { id: before.id, revision, segments: plan.refs, entries: [...before.entries, ...entries] };
    return ok(null);
  };

  return {
    async entries() {
      const read = await catalogue();
      return read.ok ? ok(read.value.entries) : read;
    },
    async read({ id, sha256 }) {
      const row = await db.objects.get(id);
      if (row?.part !== 'body') return err('damaged');
      const opened = await unseal(row);
      if (!opened.ok) return err(failureOf(opened.error));
      const digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', opened.value)));
      return digest === sha256 ? opened : err('damaged');
    },
    add: (documents) =>
      navigator.locks.request('archive-write', async (): Promise<Result<Added, ArchiveFailure>> => {
        const before = await catalogue();
        if (!before.ok) return before;
        const ids = new Set(before.value.entries.map(({ id }) => id));
        const hashes = new Set(before.value.entries.map(({ sha256 }) => sha256));
        const fresh: NewDocument[] = [];
        const duplicates: string[] = [];
        for (const document of documents) {
          if (ids.has(document.id) || hashes.has(document.sha256)) duplicates.push(document.id);
          else fresh.push(document);
          ids.add(document.id);
          hashes.add(document.sha256);
        }
        const written = fresh.length > 0 ? await write(before.value, fresh) : ok(null);
        return written.ok ? ok({ added: fresh.map(({ id }) => id), duplicates }) : written;
      }),
  };
}

type Changed = { id: string; revision: number; of: Entry[] };

/** Fills the last segment, then opens new ones; full segments are never touched again. */
async function segmentsWith({ segments, entries }: Catalogue, added: readonly Entry[]) {
  const last = segments.at(-1);
  const open = last && last.count < SEGMENT_SIZE ? last : null;
  const refs: SegmentRef[] = open ? segments.slice(0, -1) : [...segments];
  const loose = [...(open ? entries.slice(-open.count) : []), ...added];
  const changed: Changed[] = [];
  for (let at = 0; at < loose.length; at += SEGMENT_SIZE) {
    const of = loose.slice(at, at + SEGMENT_SIZE);
    changed.push(
      at === 0 && open ? { id: open.id, revision: open.revision + 1, of } : { id: randomId(), revision: 1, of },
    );
  }
  return { refs, changed };
}

const failureOf = ({ code }: KeyError): ArchiveFailure => {
  if (code === 'worker-gone' || code === 'locked') return 'gone';
  return code === 'failed' || code === 'bad-call' ? 'failed' : 'damaged';
};

/** Dexie wraps the browser's error in one of its own. */
const isQuota = (cause: unknown): boolean => {
  const { name, inner } = (cause ?? {}) as { name?: unknown; inner?: { name?: unknown } };
  return name === 'QuotaExceededError' || inner?.name === 'QuotaExceededError';
};

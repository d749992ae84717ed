import { sniff } from '../../documents';
import { type Bytes, err, ok, plain, type Result, randomId } from '../../kernel';
import { safeName } from '../../portal';
import type { NewDocument } from '../archive';
import type { Entry } from '../catalogue';
import { type ArchiveFailure, type ArchiveParts, writeFailure } from '../parts';
import { roomFor } from '../room';
import { readIds } from '../rows';
import { type Leftovers, prepareList, RESTORING, stageDocuments, sweepStaged, switchTo } from '../staging';
import type { BackupDocument } from './metadata';

/**
 * What a restore would do. `fresh`: not here. `differ`: a record of this id is here with other bytes; both are kept, the
 * copy's under an id of its own. `same`: these bytes are here already; nothing is done.
 */
export type RestorePlan = { fresh: BackupDocument[]; differ: BackupDocument[]; same: number };

/**
 * Nothing that is here is ever replaced or removed: the plan only adds. A second document of one id in the copy itself
 * is another document, not another state of the first: it gets an id of its own too.
 */
export function planRestore(
  here: readonly Pick<Entry, 'id' | 'sha256'>[],
  copy: readonly BackupDocument[],
): RestorePlan {
  const ids = new Set(here.map(({ id }) => id));
  const copied = new Set<string>();
  const hashes = new Set(here.map(({ sha256 }) => sha256));
  const plan: RestorePlan = { fresh: [], differ: [], same: 0 };
  for (const document of copy) {
    if (hashes.has(document.sha256)) plan.same++;
    else if (ids.has(document.id)) plan.differ.push({ ...document, id: randomId() });
    else plan.fresh.push(copied.has(document.id) ? { ...document, id: randomId() } : document);
    copied.add(document.id);
    hashes.add(document.sha256);
  }
  return plan;
}

/** Written at once: few enough bytes to hold in memory. */
export const BATCH = { documents: 256, bytes: 16 * 2 ** 20 } as const;

/** What is added, and to whose list. */
export type Destination = { parts: ArchiveParts; plan: RestorePlan };

type RestoreParts = Leftovers & { destinations: readonly Destination[]; batch?: { documents: number; bytes: number } };
type Files = AsyncIterable<{ file: string; bytes: Bytes }>;

/** Bytes of the originals that a plan adds. */
export const sizeOf = (plans: readonly RestorePlan[]): number =>
  plans.flatMap(({ fresh, differ }) => [...fresh, ...differ]).reduce((sum, { size }) => sum + size, 0);

/**
 * Adds what is planned, all of it or nothing: the documents are laid ready where no list names them, then everybody's
 * lists change in one transaction. Whatever ends it before, the archive is as it was; what lies ready is swept at once,
 * or at the next opening. `stopped`: the files ended before all that is planned had come.
 */
export function restoreInto(
  parts: RestoreParts,
  files: Files,
  onDocument: (done: number) => void = () => undefined,
): Promise<Result<{ added: number }, ArchiveFailure | 'stopped'>> {
  return navigator.locks.request(RESTORING, async () => {
    const swept = await sweepStaged(parts).catch((cause) => err(writeFailure(cause)));
    if (!swept.ok) return swept;
    const done = await layAndSwitch(parts, files, onDocument).catch((cause) => err(writeFailure(cause)));
    // After the switch no marked row is without a list: then only the mark goes.
    await sweepStaged(parts).catch(() => undefined);
    return done;
  });
}

async function layAndSwitch(
  { db, mark, destinations, batch = BATCH }: RestoreParts,
  files: Files,
  onDocument: (done: number) => void,
): Promise<Result<{ added: number }, ArchiveFailure | 'stopped'>> {
  const [first] = destinations;
  if (!first) return ok({ added: 0 });
  if (!(await roomFor(first.parts, sizeOf(destinations.map(({ plan }) => plan)))).enough) return err('storage-full');
  for (const { parts } of destinations) {
    const listed = await prepareList(parts);
    if (!listed.ok) return listed;
  }
  // A row may lie under an id that no list shows; it stays. And two persons of the copy may have one id between them.
  const taken = new Set(await readIds(db));
  const byPerson = new Map(destinations.map(({ parts }) => [parts.person, { parts, entries: [] as Entry[] }]));
  const planned = destinations.flatMap(({ parts, plan }) =>
    [...plan.fresh, ...plan.differ].map((one): Planned => {
      const document = taken.has(one.id) ? { ...one, id: randomId() } : one;
      taken.add(document.id);
      const { entries } = byPerson.get(parts.person) as { entries: Entry[] };
      return { parts, entries, document };
    }),
  );
  await mark.write({ database: db.name, ids: planned.map(({ document }) => document.id) });
  const laid = await layReady(planned, batch, files, onDocument);
  if (!laid.ok) return laid;
  return switchTo([...byPerson.values()]);
}

/**
 * What we would have called it ourselves: the copy may come from anybody, and a program that calls itself a PDF would be
 * opened and saved as one. The kind is what the bytes are, the names are such as captures and own files have.
 */
const asOurs = ({ title, name }: Pick<BackupDocument, 'title' | 'name'>, bytes: Bytes) => ({
  kind: sniff(bytes),
  name: safeName(name),
  title: plain(title),
});

type Planned = { parts: ArchiveParts; entries: Entry[]; document: BackupDocument };

async function layReady(
  planned: readonly Planned[],
  limit: { documents: number; bytes: number },
  files: Files,
  onDocument: (done: number) => void,
): Promise<Result<null, ArchiveFailure | 'stopped'>> {
  const byFile = new Map(planned.map((one) => [one.document.file, one]));
  let [batch, whose]: [NewDocument[], Planned | null] = [[], null];
  let [bytes, done] = [0, 0];
  const flush = async (): Promise<Result<null, ArchiveFailure>> => {
    if (!whose || batch.length === 0) return ok(null);
    const staged = await stageDocuments(whose.parts, batch);
    if (!staged.ok) return staged;
    whose.entries.push(...staged.value);
    done += batch.length;
    [batch, bytes] = [[], 0];
    onDocument(done);
    return ok(null);
  };
  for await (const one of files) {
    const known = byFile.get(one.file);
    if (!known) continue;
    const full = batch.length >= limit.documents || bytes >= limit.bytes;
    if (full || known.entries !== whose?.entries) {
      const written = await flush();
      if (!written.ok) return written;
    }
    whose = known;
    const { file: _file, person: _person, size: _size, ...told } = known.document;
    batch.push({ ...told, ...asOurs(told, one.bytes), bytes: one.bytes });
    bytes += one.bytes.length;
  }
  const written = await flush();
  if (!written.ok) return written;
  return done === planned.length ? ok(null) : err('stopped');
}

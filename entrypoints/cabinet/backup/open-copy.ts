import type { BackupStage } from '../../../components/archive';
import {
  type BackupClient,
  type BackupTrouble,
  type Destination,
  type Kin,
  type Offer,
  offerPlaces,
  type Placement,
  placeDocuments,
  restoreInto,
  roomFor,
  sizeOf,
  storedMark,
} from '../../../utils/archive/store';
import type { Bytes } from '../../../utils/kernel';
import { type BackupKey, COLOURS, MAX_NAME } from '../../../utils/vault';
import { type Job, refused, startWorker, troubled } from './job';
import { belongingsOf, unnamedIn } from './people';

/** A copy that was looked into: its worker still knows what opens it, so the page does not have to. */
export type Pending = {
  client: BackupClient;
  file: File;
  madeAt: number;
  here: readonly Kin[];
  offers: readonly Offer[];
  /** Whom the person has chosen: an id or `NEW`, by the number of the offer. */
  chosen: ReadonlyMap<number, string>;
};

/** Reads a copy in full and compares its sums. */
export async function checkCopy(
  { signal, show }: Job,
  file: File,
  key: string,
  onWhole: (madeAt: number) => Promise<void>,
): Promise<BackupStage> {
  const client = startWorker(signal);
  try {
    show({ at: 'work', work: 'check', done: 0, all: null });
    const seen = await client.inspect(file, keyOf(key), ({ documents }) =>
      show({ at: 'work', work: 'check', done: documents, all: null }),
    );
    if (!seen.ok) return troubled(seen.error);
    const { documents, missing, createdAt } = seen.value;
    await onWhole(createdAt);
    return { at: 'checked', documents: documents.length, missing: missing.length, madeAt: createdAt };
  } finally {
    client.close();
  }
}

/** Reads a copy in full and says what a restore of it would do. */
export async function lookInto(
  job: Job,
  file: File,
  key: string,
): Promise<{ stage: BackupStage; pending: Pending | null }> {
  const { family, signal, show } = job;
  const client = startWorker(signal);
  show({ at: 'work', work: 'look', done: 0, all: null });
  const seen = await client.inspect(file, keyOf(key), ({ documents }) =>
    show({ at: 'work', work: 'look', done: documents, all: null }),
  );
  const here = await belongingsOf(family, 'everybody');
  if (!seen.ok || !here.ok) {
    client.close();
    const stage = seen.ok ? refused(here.ok ? 'failed' : here.error) : troubled(seen.error);
    return { stage, pending: null };
  }
  const offers = offerPlaces(here.value, seen.value, unnamedIn());
  const { createdAt: madeAt } = seen.value;
  const pending: Pending = { client, file, madeAt, here: here.value, offers, chosen: new Map() };
  return { stage: await planOf(job, pending), pending };
}

const placementsOf = ({ here, offers, chosen }: Pending): Placement[] =>
  placeDocuments(here, offers, unnamedIn()[0] ?? '', chosen);

/** Somebody's documents wait for the person to say whose they are. */
export const isUndecided = (pending: Pending): boolean => placementsOf(pending).some(({ open }) => open);

/** What a restore would do, whose documents go to whom. */
export async function planOf({ family }: Pick<Job, 'family'>, pending: Pending): Promise<BackupStage> {
  const { madeAt, here, chosen, offers } = pending;
  const placements = placementsOf(pending);
  const people = placements.map(({ from, name, to, open, asks, rename, plan }, at) => ({
    from,
    name,
    to: chosen.get(at) ?? offers[at]?.to ?? null,
    isNew: to === null && !open,
    takesName: rename,
    asks,
    fresh: plan.fresh.length,
    same: plan.same,
    differ: plan.differ.length,
  }));
  const parts = family.partsOf(family.current());
  const room = parts && (await roomFor(parts, sizeOf(placements.map(({ plan }) => plan))));
  return {
    at: 'plan',
    madeAt,
    people,
    persons: here.map(({ id, name }) => ({ id, name })),
    room: room ?? { needed: 0, enough: true },
  };
}

/** Adds what the plan says, all of it at the end or nothing. */
export async function restoreCopy(job: Job, pending: Pending): Promise<BackupStage> {
  const { signal, show } = job;
  const { client, file } = pending;
  const placements = placementsOf(pending);
  const documents = placements.flatMap(({ plan }) => [...plan.fresh, ...plan.differ]);
  const all = documents.length;
  show({ at: 'work', work: 'restore', done: 0, all });
  signal.addEventListener('abort', client.close);
  const wanted = new Map(documents.map((one) => [one.file, one.sha256]));
  const destinations = await destinationsOf(job, placements);
  if (!destinations) return { at: 'failed', why: 'failed', file: null };
  const extracted = await client.extract(file, 'same', wanted);
  if (!extracted.ok) return restoreTroubled(extracted.error);
  let trouble: BackupTrouble | null = null;
  async function* files(reader: ReadableStreamDefaultReader<unknown>): AsyncGenerator<{ file: string; bytes: Bytes }> {
    for (;;) {
      const next = await Promise.race([reader.read(), stopped(signal)]);
      if (next === 'stopped') trouble = { code: 'ended', file: null };
      if (next === 'stopped' || next.done) return;
      const piece = next.value as { file: string; bytes: Bytes } | { fault: BackupTrouble };
      if ('fault' in piece) trouble = piece.fault;
      else yield piece;
    }
  }
  const [first] = destinations;
  if (!first) return { at: 'restored', added: 0 };
  const { db } = first.parts;
  const archives = job.family.archives();
  const done = await restoreInto(
    { db, mark: storedMark(), archives, destinations },
    files(extracted.value.getReader()),
    (count) => show({ at: 'work', work: 'restore', done: count, all }),
  );
  if (!done.ok) {
    if (done.error !== 'stopped') return refused(done.error);
    return trouble ? restoreTroubled(trouble) : { at: 'failed', why: 'mismatch', file: null };
  }
  return { at: 'restored', added: done.value.added };
}

/** The lists to add to; persons who are not here yet come first, for without their keys nothing of theirs opens. */
async function destinationsOf({ family }: Job, placements: readonly Placement[]): Promise<Destination[] | null> {
  const destinations: Destination[] = [];
  for (const { name, colour, to, rename, plan } of placements) {
    if (plan.fresh.length + plan.differ.length === 0) continue;
    const told = { name: name.slice(0, MAX_NAME), colour: colour % COLOURS };
    const id = to === null || rename ? await family.change(to, told) : to;
    const parts = id ? family.partsOf(id) : null;
    if (!parts) return null;
    destinations.push({ parts, plan });
  }
  return destinations;
}

const keyOf = (typed: string): BackupKey =>
  /^\s*AGE-SECRET-KEY-1/i.test(typed)
    ? { kind: 'identity', identity: typed.trim().toUpperCase() }
    : { kind: 'passphrase', passphrase: typed };

const stopped = (signal: AbortSignal): Promise<'stopped'> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve('stopped');
    signal.addEventListener('abort', () => resolve('stopped'), { once: true });
  });

const restoreTroubled = (trouble: BackupTrouble): BackupStage =>
  trouble.code === 'ended' ? { at: 'stopped', what: 'restoreCancelled' } : troubled(trouble);

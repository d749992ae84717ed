import { type Bytes, ok, type Result, randomId } from '../../kernel';
import type { Archive, NewDocument } from '../archive';
import type { Entry } from '../catalogue';
import type { ArchiveFailure } from '../parts';
import type { BackupDocument, BackupPerson, Metadata } from './metadata';

/**
 * What a restore would do. `fresh`: not here. `differ`: a record of this id is here with other bytes; both are kept, the
 * copy's under an id of its own. `same`: these bytes are here already; nothing is done.
 */
export type RestorePlan = { fresh: BackupDocument[]; differ: BackupDocument[]; same: number };

/** Nothing that is here is ever replaced or removed: the plan only adds. */
export function planRestore(
  here: readonly Pick<Entry, 'id' | 'sha256'>[],
  copy: readonly BackupDocument[],
): RestorePlan {
  const ids = new Set(here.map(({ id }) => id));
  const hashes = new Set(here.map(({ sha256 }) => sha256));
  const plan: RestorePlan = { fresh: [], differ: [], same: 0 };
  for (const document of copy) {
    if (hashes.has(document.sha256)) plan.same++;
    else if (ids.has(document.id)) plan.differ.push({ ...document, id: randomId() });
    else plan.fresh.push(document);
    hashes.add(document.sha256);
  }
  return plan;
}

/** Somebody whose archive is here. */
export type Kin = { id: string; name: string; entries: readonly Pick<Entry, 'id' | 'sha256'>[] };

/**
 * Where the documents of one person of the copy go. `to`: the person here, null when there is nobody like that yet and
 * one is to be added. `rename`: `to` is the only person here and has nothing; takes the name the copy has.
 */
export type Placement = { name: string; colour: number; to: string | null; rename: boolean; plan: RestorePlan };

/**
 * Each person's documents go to the same person: by id in the vault the copy was made in, by name in another. A copy of
 * one person whom nobody here resembles goes to who is on the screen.
 * @param current id of the person on the screen
 */
export function placeDocuments(here: readonly Kin[], { persons, documents }: Metadata, current: string): Placement[] {
  const taken = new Set<string>();
  const only = here.length === 1 && here[0]?.entries.length === 0 ? here[0] : undefined;
  const free = here.filter(({ id }) => !persons.some((one) => one.id === id));
  const resembling = ({ id, name }: BackupPerson): Kin | undefined =>
    here.find((one) => one.id === id) ?? free.find((one) => !taken.has(one.id) && alike(one.name) === alike(name));
  const found = persons.map((person) => {
    const kin = resembling(person);
    if (kin) taken.add(kin.id);
    return { person, kin };
  });
  const strangers = found.filter(({ kin }) => !kin);
  const place = ({ person, kin }: (typeof found)[number]): Placement => {
    const first = only && !taken.has(only.id) && person === strangers[0]?.person ? only : undefined;
    const shown = persons.length === 1 ? here.find(({ id }) => id === current) : undefined;
    const to = kin ?? shown ?? first ?? null;
    const theirs = documents.filter((one) => one.person === person.id);
    return {
      name: kin?.name ?? (first || !to ? person.name : to.name),
      colour: person.colour ?? 0,
      to: to?.id ?? null,
      rename: !kin && !shown && first !== undefined,
      plan: planRestore(to?.entries ?? [], theirs),
    };
  };
  const unsigned = documents.filter(({ person }) => person === undefined);
  const shown = here.find(({ id }) => id === current);
  const nobodys: Placement[] =
    unsigned.length > 0 && shown
      ? [{ name: shown.name, colour: 0, to: shown.id, rename: false, plan: planRestore(shown.entries, unsigned) }]
      : [];
  return [...nobodys, ...found.map(place)];
}

const alike = (name: string): string => name.normalize('NFKC').trim().toLowerCase().replaceAll('ё', 'е');

/** One transaction's worth: few enough bytes to hold in memory, many enough not to write the list again each time. */
export const BATCH = { documents: 256, bytes: 16 * 2 ** 20 } as const;

/** What is added, and to whose archive. */
export type Destination = { archive: Pick<Archive, 'add'>; plan: RestorePlan };

/**
 * Adds the planned documents in batches, each all or nothing. A death between two leaves a whole archive with a part of
 * them, and the same restore again adds the rest: by then the first are `same`.
 */
export async function restoreInto(
  destinations: readonly Destination[],
  files: AsyncIterable<{ file: string; bytes: Bytes }>,
  onDocument: (done: number) => void = () => undefined,
): Promise<Result<{ added: number }, ArchiveFailure>> {
  const byFile = new Map(
    destinations.flatMap(({ archive, plan }) =>
      [...plan.fresh, ...plan.differ].map((document) => [document.file, { archive, document }] as const),
    ),
  );
  let whose: Destination['archive'] | null = null;
  let batch: NewDocument[] = [];
  let [bytes, done, added] = [0, 0, 0];
  const flush = async () => {
    const written = whose && batch.length > 0 ? await whose.add(batch) : ok({ added: [], duplicates: [] });
    if (!written.ok) return written;
    added += written.value.added.length;
    done += batch.length;
    batch = [];
    bytes = 0;
    onDocument(done);
    return written;
  };
  for await (const one of files) {
    const known = byFile.get(one.file);
    if (!known) continue;
    if (known.archive !== whose) {
      const written = await flush();
      if (!written.ok) return written;
      whose = known.archive;
    }
    const { file: _file, person: _person, size: _size, ...told } = known.document;
    batch.push({ ...told, bytes: one.bytes });
    bytes += one.bytes.length;
    if (batch.length < BATCH.documents && bytes < BATCH.bytes) continue;
    const written = await flush();
    if (!written.ok) return written;
  }
  const written = await flush();
  return written.ok ? ok({ added }) : written;
}

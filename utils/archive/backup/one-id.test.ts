import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { type Bytes, fromUtf8, ok, utf8 } from '../../kernel';
import { digest } from '../digest';
import type { ArchiveParts } from '../parts';
import { lendLocks, memoryMark, someFamily } from '../test-archive';
import { encodeSums } from './metadata';
import { METADATA, SUMS } from './names';
import { offerPlaces, placeDocuments } from './placing';
import { inspectBackup, wantedFiles } from './read-backup';
import { restoreInto } from './restore';
import { tarOf } from './tar';
import { bytesOf, filesOf, keptOf, listOf, streamOf } from './test-backup';

lendLocks();

const ID = 'f'.repeat(32);

/** A copy whose list gives one id to all its documents; ours never do, a hand that mended the list may. */
async function underOneId(people: Parameters<typeof filesOf>[0]): Promise<Bytes> {
  const files = (await listOf(filesOf(people))).filter(({ name }) => name !== SUMS);
  const forged = files.map((file) => {
    if (file.name !== METADATA) return file;
    const told = JSON.parse(fromUtf8(file.bytes));
    for (const document of told.documents) document.id = ID;
    return { ...file, bytes: utf8(JSON.stringify(told)) };
  });
  const sums = await Promise.all(forged.map(async ({ name, bytes }) => [name, await digest(bytes)] as const));
  return bytesOf(tarOf(streamOf([...forged, { name: SUMS, bytes: encodeSums(sums), mtime: 0 }])));
}

it.each([
  ['one person', [['один', 'два', 'три']]],
  ['two persons', [['один'], ['два', 'три']]],
])('different documents under one id are all restored to %s, each under an id of its own', async (_, texts) => {
  const made = await someFamily(texts.length);
  const people = await Promise.all(
    texts.map(async (theirs, n) => {
      const kept = await Promise.all(theirs.map((text) => keptOf(text, utf8(text))));
      return { id: made.parts[n]?.person ?? '', name: `${n}`, kept };
    }),
  );
  const tar = await underOneId(people);
  const seen = await inspectBackup(streamOf([tar]));
  if (!seen.ok) throw new Error(seen.error.code);

  const archives = made.parts.map((parts) => made.open(parts));
  const listed = async () => {
    const all = await Promise.all(archives.map((archive) => archive.entries()));
    return all.map((one) => (one.ok ? one.value : []));
  };
  const plansFor = async () => {
    const kin = (await listed()).map((entries, n) => ({ id: people[n]?.id ?? '', name: `${n}`, entries }));
    return placeDocuments(kin, offerPlaces(kin, seen.value, []), '').map(({ plan }) => plan);
  };
  const destinations = (await plansFor()).map((plan, n) => ({ parts: made.parts[n] as ArchiveParts, plan }));
  const wanted = new Map(seen.value.documents.map(({ file, sha256 }) => [file, sha256]));
  const into = { db: made.db, mark: memoryMark(), archives, destinations };
  expect(await restoreInto(into, wantedFiles(streamOf([tar]), wanted))).toEqual(ok({ added: 3 }));

  const entries = await listed();
  expect(entries.map((theirs) => theirs.map(({ title }) => title))).toEqual(texts);
  expect(entries[0]?.[0]?.id).toBe(ID);
  expect(new Set(entries.flat().map(({ id }) => id)).size).toBe(3);
  for (const [n, theirs] of entries.entries())
    for (const entry of theirs) expect(await archives[n]?.read(entry)).toEqual(ok(utf8(entry.title)));
  for (const plan of await plansFor()) expect(plan).toMatchObject({ fresh: [], differ: [] });
  await made.db.delete();
});

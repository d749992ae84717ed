import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok, randomId, utf8 } from '../../kernel';
import type { Archive } from '../archive';
import type { ArchiveDb } from '../archive-db';
import type { ArchiveParts } from '../parts';
import { linkSignatures } from '../signatures';
import { lendLocks, memoryMark, someArchive, someFamily } from '../test-archive';
import { decodeMetadata, encodeMetadata } from './metadata';
import { offerPlaces, placeDocuments } from './placing';
import { inspectBackup, wantedFiles } from './read-backup';
import { planRestore, restoreInto } from './restore';
import { tarOf } from './tar';
import { bytesOf, filesOf, type Kept, keptOf, streamOf, tarFor } from './test-backup';

lendLocks();

let db: ArchiveDb;
let archive: Archive;
let parts: ArchiveParts;
const mark = memoryMark();
beforeEach(async () => {
  const made = await someArchive();
  ({ db, parts } = made);
  archive = made.open();
});
afterEach(() => db.delete());

const here = async () => {
  const entries = await archive.entries();
  if (!entries.ok) throw new Error(entries.error);
  return entries.value;
};
const put = (kept: readonly Kept[]) =>
  archive.add(kept.map(({ revision: _r, generation: _g, addedAt: _a, size: _s, sealed: _c, ...document }) => document));

/** A whole restore from a tar, as the cabinet does it. `until`: how many documents come before a death. */
async function restore(tar: Uint8Array<ArrayBuffer>, until = Number.POSITIVE_INFINITY) {
  const seen = await inspectBackup(streamOf([tar]));
  if (!seen.ok) throw new Error(seen.error.code);
  const plan = planRestore(await here(), seen.value.documents);
  const wanted = new Map([...plan.fresh, ...plan.differ].map(({ file, sha256 }) => [file, sha256]));
  async function* files() {
    let given = 0;
    for await (const one of wantedFiles(streamOf([tar]), wanted)) {
      if (given++ >= until) throw new Error('killed');
      yield one;
    }
  }
  return { plan, done: await restoreInto({ db, mark, archives: [archive], destinations: [{ parts, plan }] }, files()) };
}

it('fills an empty archive with the same records and bytes', async () => {
  const kept = await Promise.all(Array.from({ length: 300 }, (_, n) => keptOf(`Запись ${n}`, utf8(`документ ${n}`))));
  const { plan, done } = await restore(await bytesOf(tarFor(kept)));
  expect([plan.fresh.length, plan.differ.length, plan.same, done]).toEqual([
    300,
    0,
    0,
    { ok: true, value: { added: 300 } },
  ]);
  const entries = await here();
  expect(entries.map(({ id, title, sha256 }) => [id, title, sha256])).toEqual(
    kept.map(({ id, title, sha256 }) => [id, title, sha256]),
  );
  for (const entry of entries) {
    const read = await archive.read(entry);
    expect(read.ok && read.value).toEqual(kept.find(({ id }) => id === entry.id)?.bytes);
  }
});

it('keeps signatures beside their documents, by name and by what was told when they came', async () => {
  const cms = (n: number) => Uint8Array.of(0x30, 0x82, 1, 0, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2, n);
  const named = await keptOf('а', utf8('%PDF-1.7 а'), { name: 'а.pdf' });
  const told = await keptOf('б', utf8('%PDF-1.7 б'), { name: 'б.pdf' });
  const kept = [
    ...[await keptOf('1', cms(1), { name: 'а.pdf.sig', kind: 'signature' }), named, told],
    await keptOf('2', cms(2), { name: 'иначе.p7s', kind: 'signature', signs: told.sha256 }),
  ];
  expect((await restore(await bytesOf(tarFor(kept)))).done).toEqual({ ok: true, value: { added: 4 } });
  const pairs = async () =>
    [...linkSignatures(await here())].map(([id, all]) => [id, all.map(({ name, removedAt }) => [name, removedAt])]);
  const both = [
    [named.id, [['а.pdf.sig', undefined]]],
    [told.id, [['иначе.p7s', undefined]]],
  ];
  expect(await pairs()).toEqual(both);
  // What was deleted and is in the copy comes back, and what lay beside it.
  await archive.amend(new Map([[told.id, { removedAt: 1 }]]));
  expect(await pairs()).toContainEqual([told.id, [['иначе.p7s', 1]]]);
  const plan = planRestore([], [{ ...told, id: randomId(), file: told.title }]);
  const files = async function* () {
    yield { file: told.title, bytes: told.bytes };
  };
  const again = await restoreInto({ db, mark, archives: [archive], destinations: [{ parts, plan }] }, files());
  expect(again).toEqual(ok({ added: 1 }));
  expect(await pairs()).toEqual(both);
});

it('takes documents in whose dates are in no calendar, without the dates', async () => {
  const facts = { title: 'Кровь', day: '2026-99-99' };
  const corrected = { title: 'Анализ', day: '12026-01-01' };
  const odd = { capturedAt: Number.MAX_SAFE_INTEGER, removedAt: 1, facts, corrected };
  const tar = await bytesOf(tarFor([await keptOf('один', utf8('один'), odd)]));
  expect((await restore(tar)).done).toEqual({ ok: true, value: { added: 1 } });
  const [entry] = await here();
  expect(entry).toMatchObject({
    title: 'один',
    capturedAt: 0,
    facts: { title: 'Кровь' },
    corrected: { title: 'Анализ' },
  });
  expect([entry?.facts, entry?.corrected].map((told) => told && 'day' in told)).toEqual([false, false]);
  expect(entry).not.toHaveProperty('removedAt');
});

it('believes the bytes of a document and not what the copy calls it', async () => {
  const named = { name: 'анализ\u202efdp.exe', title: 'Анализ\u202e крови\u0007' };
  const [pdf, program] = await Promise.all([
    keptOf('один', utf8('%PDF-1.7 анализ'), { ...named, kind: 'html' }),
    keptOf('два', utf8('MZ программа'), { kind: 'pdf' }),
  ]);
  await restore(await bytesOf(tarFor([pdf, program])));
  expect(await here()).toMatchObject([
    { kind: 'pdf', name: 'анализ fdp.exe', title: 'Анализ крови' },
    { kind: 'unknown', name: 'два.pdf', title: 'два' },
  ]);
});

it('reads a copy that says it was made beyond all calendars', () => {
  const copy = encodeMetadata({ createdAt: Number.MAX_SAFE_INTEGER, persons: [], documents: [], missing: [] });
  expect(decodeMetadata(copy)).toMatchObject({ ok: true, value: { createdAt: 0 } });
});

it('adds only what is not here, keeps both of what differs, and a second time does nothing', async () => {
  const [same, renamed, changed, fresh] = await Promise.all(
    ['один', 'два', 'три', 'четыре'].map((one) => keptOf(one, utf8(one))),
  );
  if (!same || !renamed || !changed || !fresh) throw new Error('four');
  await put([
    same,
    { ...renamed, id: randomId(), title: 'здесь назван иначе' },
    await keptOf('три', utf8('здесь другое'), { id: changed.id }),
  ]);
  const tar = await bytesOf(tarFor([same, renamed, changed, fresh]));
  const first = await restore(tar);
  expect([first.plan.fresh.length, first.plan.differ.length, first.plan.same]).toEqual([1, 1, 2]);
  expect((await here()).map(({ title }) => title)).toEqual(['один', 'здесь назван иначе', 'три', 'три', 'четыре']);
  const again = await restore(tar);
  expect([again.plan.fresh.length, again.plan.differ.length, again.plan.same, (await here()).length]).toEqual([
    0, 0, 4, 5,
  ]);
});

it('stopped at any document leaves the archive as it was, and the next restore adds all', async () => {
  const before = await Promise.all(['а', 'б'].map((one) => keptOf(one, utf8(one))));
  await put(before);
  const rows = await db.objects.count();
  const big = await Promise.all(
    Array.from({ length: 9 }, (_, n) => keptOf(`Снимок ${n}`, new Uint8Array(6 * 2 ** 20).fill(n))),
  );
  const tar = await bytesOf(tarFor(big));
  for (const until of [0, 2, 8]) {
    expect((await restore(tar, until)).done).toEqual({ ok: false, error: 'failed' });
    expect((await here()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect([await db.objects.count(), mark.lies]).toEqual([rows, null]);
  }
  expect((await restore(tar)).done).toEqual(ok({ added: 9 }));
  expect((await here()).length).toBe(11);
}, 60_000);

it('says so when the files end before all has come, and adds nothing', async () => {
  const [one, two] = await Promise.all(['один', 'два'].map((text) => keptOf(text, utf8(text))));
  if (!one || !two) throw new Error('two');
  const plan = planRestore(
    [],
    [one, two].map((kept) => ({ ...kept, file: kept.title })),
  );
  const files = async function* () {
    yield { file: 'один', bytes: utf8('один') };
  };
  const done = await restoreInto({ db, mark, archives: [archive], destinations: [{ parts, plan }] }, files());
  expect([done, await here()]).toEqual([{ ok: false, error: 'stopped' }, []]);
});

it('is refused before anything is written when there is no room for all of it', async () => {
  const kept = [await keptOf('один', new Uint8Array(3_000_000))];
  const plan = planRestore(
    [],
    kept.map((one) => ({ ...one, file: 'документы/один.pdf' })),
  );
  const tight = { ...parts, room: async () => 10_000_000 };
  let read = 0;
  const files = async function* () {
    read++;
    yield { file: 'документы/один.pdf', bytes: new Uint8Array(3_000_000) };
  };
  const into = (one: ArchiveParts) =>
    restoreInto({ db, mark, archives: [archive], destinations: [{ parts: one, plan }] }, files());
  expect(await into(tight)).toEqual({ ok: false, error: 'storage-full' });
  expect([read, await db.objects.count()]).toEqual([0, 0]);
  expect(await into({ ...tight, copies: null })).toEqual(ok({ added: 1 }));
});

it('what the disk refuses on the way leaves nothing behind', async () => {
  const kept = await Promise.all(['один', 'два'].map((one) => keptOf(one, utf8(one))));
  await put([await keptOf('здесь', utf8('здесь'))]);
  const rows = await db.objects.count();
  const plan = planRestore(
    [],
    kept.map((one) => ({ ...one, file: one.title })),
  );
  const files = async function* () {
    for (const { title, bytes } of kept) yield { file: title, bytes };
  };
  const full = { ...parts, db: noRoom(db, 'bulkAdd') };
  const into = { db, mark, archives: [archive], destinations: [{ parts: full, plan }] };
  expect(await restoreInto(into, files())).toEqual({ ok: false, error: 'storage-full' });
  expect([(await here()).length, await db.objects.count(), mark.lies]).toEqual([1, rows, null]);
});

describe('a copy of a family', () => {
  const [mother, son] = ['b'.repeat(32), 'c'.repeat(32)];
  const metadata = async (tar: ReadableStream<Uint8Array>) => {
    const seen = await inspectBackup(tar);
    if (!seen.ok) throw new Error(seen.error.code);
    return seen.value;
  };
  const family = async () => {
    const of = (text: string) => keptOf(text, utf8(text));
    const people = [
      { id: mother, name: 'Мама', kept: [await of('кровь'), await of('снимок')] },
      { id: son, name: 'Пётр', kept: [await of('прививки')] },
    ];
    return { people, tar: await bytesOf(tarOf(streamOf(filesOf(people)))) };
  };

  it('has a folder for each, and each document says whose it is', async () => {
    const { tar } = await family();
    const { persons, documents } = await metadata(streamOf([tar]));
    expect(persons).toEqual([
      { id: mother, name: 'Мама' },
      { id: son, name: 'Пётр' },
    ]);
    expect(documents.map(({ person, file }) => [person, file])).toEqual([
      [mother, 'документы/Мама/2026-05-20 кровь.pdf'],
      [mother, 'документы/Мама/2026-05-20 снимок.pdf'],
      [son, 'документы/Пётр/2026-05-20 прививки.pdf'],
    ]);
  });

  it('becomes part of each list at once', async () => {
    const made = await someFamily(2);
    const [his, hers] = made.parts as [ArchiveParts, ArchiveParts];
    const { tar } = await family();
    const copy = await metadata(streamOf([tar]));
    const kins = [
      { id: his.person, name: 'Пётр', entries: [] },
      { id: hers.person, name: 'Мама', entries: [] },
    ];
    const places = placeDocuments(kins, offerPlaces(kins, copy, []), '');
    const destinations = places.map(({ to, plan }) => ({ parts: to === his.person ? his : hers, plan }));
    const wanted = new Map(copy.documents.map(({ file, sha256 }) => [file, sha256]));
    const archives = [made.open(his), made.open(hers)];
    const into = { db: made.db, mark, archives, destinations };
    expect(await restoreInto(into, wantedFiles(streamOf([tar]), wanted))).toEqual(ok({ added: 3 }));
    const titles = await Promise.all(archives.map((one) => one.entries()));
    expect(titles.map((one) => one.ok && one.value.map(({ title }) => title))).toEqual([
      ['прививки'],
      ['кровь', 'снимок'],
    ]);
    await made.db.delete();
  });
});

/** The store as it is on a full disk: the named call is refused. */
const noRoom = (store: ArchiveDb, call: 'bulkAdd'): ArchiveDb => {
  const refuse = () => Promise.reject(new DOMException('x', 'QuotaExceededError'));
  const objects = new Proxy(store.objects, { get: (on, key) => (key === call ? refuse : Reflect.get(on, key)) });
  return new Proxy(store, {
    get: (on, key) => (key === 'objects' ? objects : key === 'transaction' ? run : Reflect.get(on, key)),
  });
};
const run = (_mode: unknown, _table: unknown, work: () => Promise<unknown>) => work();

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok, randomId, utf8 } from '../../kernel';
import type { Archive } from '../archive';
import type { ArchiveDb } from '../archive-db';
import { lendLocks, someArchive } from '../test-archive';
import { inspectBackup, wantedFiles } from './read-backup';
import { type Placement, placeDocuments, planRestore, restoreInto } from './restore';
import { tarOf } from './tar';
import { bytesOf, filesOf, type Kept, keptOf, streamOf, tarFor } from './test-backup';

lendLocks();

let db: ArchiveDb;
let archive: Archive;
beforeEach(async () => {
  const made = await someArchive();
  db = made.db;
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
  return { plan, done: await restoreInto([{ archive, plan }], files()).catch(() => 'killed' as const) };
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

it('killed at any document leaves what was here whole, and the next restore adds the rest', async () => {
  const before = await Promise.all(['а', 'б'].map((one) => keptOf(one, utf8(one))));
  await put(before);
  const big = await Promise.all(
    Array.from({ length: 9 }, (_, n) => keptOf(`Снимок ${n}`, new Uint8Array(6 * 2 ** 20).fill(n))),
  );
  const tar = await bytesOf(tarFor(big));
  for (const [until, left] of [
    [0, 2],
    [2, 2],
    [4, 5],
    [5, 8],
  ] as const) {
    expect((await restore(tar, until)).done).toBe('killed');
    const entries = await here();
    expect(entries.length).toBe(left);
    expect(entries.slice(0, 2).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    for (const entry of entries) expect((await archive.read(entry)).ok).toBe(true);
  }
  expect((await restore(tar)).done).toMatchObject({ ok: true });
  expect((await here()).length).toBe(11);
}, 60_000);

it('stops with the reason when the disk is full', async () => {
  const kept = [await keptOf('один', utf8('один'))];
  const plan = planRestore(
    [],
    kept.map((one) => ({ ...one, file: 'документы/один.pdf' })),
  );
  const full = { add: async () => ({ ok: false, error: 'storage-full' }) as const };
  const files = async function* () {
    yield { file: 'документы/один.pdf', bytes: utf8('один') };
  };
  expect(await restoreInto([{ archive: full, plan }], files())).toEqual({ ok: false, error: 'storage-full' });
});

describe('a copy of a family', () => {
  const [mother, son, me] = ['b', 'c', 'a'].map((letter) => letter.repeat(32)) as [string, string, string];
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
  const kin = (id: string, name: string, entries: readonly Kept[] = []) => ({ id, name, entries });
  const told = (placements: readonly Placement[]) =>
    placements.map(({ name, to, rename, plan }) => [name, to, rename, plan.fresh.length, plan.same]);

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

  it('goes to the same persons: by id, by name, to new ones; nobody gets what is another’s', async () => {
    const { people, tar } = await family();
    const copy = await metadata(streamOf([tar]));
    const [theirs] = people;
    expect(told(placeDocuments([kin(me, 'Я'), kin(son, 'Петя'), kin(mother, 'Мама', theirs?.kept)], copy, me))).toEqual(
      [
        ['Мама', mother, false, 0, 2],
        ['Петя', son, false, 1, 0],
      ],
    );
    const [other, petr] = ['d'.repeat(32), 'e'.repeat(32)];
    expect(told(placeDocuments([kin(other, 'Я', theirs?.kept), kin(petr, ' петр ')], copy, other))).toEqual([
      ['Мама', null, false, 2, 0],
      [' петр ', petr, false, 1, 0],
    ]);
  });

  it('fills a fresh vault: its only and empty person becomes the first of them', async () => {
    const { tar } = await family();
    const copy = await metadata(streamOf([tar]));
    expect(told(placeDocuments([kin(me, 'Мой архив')], copy, me))).toEqual([
      ['Мама', me, true, 2, 0],
      ['Пётр', null, false, 1, 0],
    ]);
  });

  it('of one person goes to who is on the screen, a copy of version 1 as well', async () => {
    const kept = [await keptOf('кровь', utf8('кровь'))];
    const copy = await metadata(tarOf(streamOf(filesOf([{ id: mother, name: 'Мама', kept }]))));
    expect(told(placeDocuments([kin(me, 'Я'), kin(son, 'Сын')], copy, son))).toEqual([['Сын', son, false, 1, 0]]);
    const first = { ...copy, persons: [], documents: copy.documents.map(({ person: _, ...one }) => one) };
    expect(told(placeDocuments([kin(me, 'Я'), kin(son, 'Сын')], first, me))).toEqual([['Я', me, false, 1, 0]]);
  });

  it('is added to each archive as planned', async () => {
    const { tar } = await family();
    const copy = await metadata(streamOf([tar]));
    const added: [string, string[]][] = [];
    const into = (name: string): Pick<Archive, 'add'> => ({
      async add(documents) {
        added.push([name, documents.map(({ title }) => title)]);
        return ok({ added: documents.map(({ id }) => id), duplicates: [] });
      },
    });
    const places = placeDocuments([], copy, me).map(({ name, plan }) => ({ archive: into(name), plan }));
    const wanted = new Map(copy.documents.map(({ file, sha256 }) => [file, sha256]));
    const done = await restoreInto(places, wantedFiles(streamOf([tar]), wanted));
    expect(done).toEqual(ok({ added: 3 }));
    expect(added).toEqual([
      ['Мама', ['кровь', 'снимок']],
      ['Пётр', ['прививки']],
    ]);
  });
});

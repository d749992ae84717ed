import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { fromBase64, ok, randomId } from '../kernel';
import { createKeySession } from '../vault/key-session';
import { openArchive } from './archive';
import { isNewer, openArchiveDb, type SealedObject } from './archive-db';
import { schema } from './schema';
import type { Sentinel } from './sentinel';
import { documentOf, lendLocks, memoryCopies, memorySentinel } from './test-archive';

lendLocks();

type Frozen = {
  phrase: string;
  titles: string[];
  header: string;
  sentinel?: Sentinel;
  rows: (Omit<SealedObject, 'ct'> & { ct: string })[];
};
const frozen = (version: number): Frozen =>
  JSON.parse(readFileSync(`utils/archive/frozen/archive-v${version}.json`, 'utf8'));

/** The rows as the code of then wrote them, in a store of the form of then. */
async function thaw(version: number, harm: (rows: SealedObject[]) => SealedObject[] = (rows) => rows) {
  const { phrase, titles, header, sentinel, rows } = frozen(version);
  const name = `archive-${randomId()}`;
  const old = new Dexie(name);
  for (const { to, stores } of schema.steps) if (to <= version) old.version(to).stores({ ...stores });
  await old
    .table('objects')
    .bulkPut(harm(rows.map(({ ct, ...row }) => ({ ...row, ct: fromBase64(ct) ?? new Uint8Array() }))));
  old.close();
  const keys = createKeySession();
  const opened = await keys.unlock(header, phrase);
  if (!opened.ok) throw new Error(opened.error.code);
  const [person] = opened.value.persons;
  if (!person) throw new Error('no person');
  const mark = memorySentinel();
  if (sentinel) mark.lies = sentinel;
  const { vaultId } = opened.value;
  const parts = { db: openArchiveDb(name), keys, person: person.id, vaultId, sentinel: mark, copies: memoryCopies() };
  return { titles, parts, open: () => openArchive(parts) };
}

describe.each(schema.steps.map(({ to }) => to))('an archive of version %i', (version) => {
  it('opens with today’s code, whole, and stays so', async () => {
    const { titles, open, parts } = await thaw(version);
    for (const archive of [open(), open()]) {
      const entries = await archive.entries();
      if (!entries.ok) throw new Error(entries.error);
      expect(entries.value.map(({ title }) => title)).toEqual(titles);
      for (const entry of entries.value) {
        const read = await archive.read(entry);
        expect(read.ok && new TextDecoder().decode(read.value)).toBe(`%PDF-1.7 ${entry.title}`);
      }
      expect(archive.findings()).toEqual([]);
      expect(await archive.check()).toMatchObject({ value: { checked: 5 } });
    }
    expect(await parts.db.objects.where('part').equals('directory').count()).toBe(0);
    expect(parts.sentinel.lies).toMatchObject({ vaultId: parts.vaultId });
    await parts.db.delete();
  });
});

/** Two pages are unlocked at the same moment; the form changes once, under the feet of both. */
it.each(schema.steps.map(({ to }) => to))(
  'an archive of version %i that two pages open at once is whole in both',
  async (version) => {
    const { titles, parts, open } = await thaw(version);
    const pages = [open(), openArchive({ ...parts, db: openArchiveDb(parts.db.name) })] as const;
    const own = await documentOf('добавлено при открытии');
    const [listed, added] = await Promise.all([pages[0].entries(), pages[1].add([own])]);
    expect(listed.ok && listed.value.slice(0, titles.length).map(({ title }) => title)).toEqual(titles);
    expect(added).toEqual(ok({ added: [own.id], duplicates: [] }));
    for (const archive of [...pages, open()]) {
      const entries = await archive.entries();
      if (!entries.ok) throw new Error(entries.error);
      expect(entries.value.map(({ title }) => title)).toEqual([...titles, own.title]);
      for (const entry of entries.value) expect((await archive.read(entry)).ok).toBe(true);
      expect(archive.findings()).toEqual([]);
    }
    const count = (part: string) => parts.db.objects.where('part').equals(part).count();
    expect([await count('manifest'), await count('directory'), await count('body')]).toEqual([1, 0, titles.length + 1]);
    expect(await open().check()).toMatchObject({ value: { checked: titles.length + 3 } });
    await parts.db.delete();
  },
);

it('an archive of version 1 that lost a row is not taken for whole', async () => {
  const { titles, open, parts } = await thaw(1, (rows) => rows.filter(({ part }) => part !== 'directory'));
  const archive = open();
  const entries = await archive.entries();
  expect(entries.ok && entries.value.map(({ title }) => title)).toEqual(titles);
  expect(archive.findings()).toMatchObject([{ what: 'manifest', how: 'lost' }]);
  await parts.db.delete();
});

it.each(['missing', 'damaged'])('an archive of version 1 with a %s document says which', async (how) => {
  const { rows } = frozen(1);
  const lost = rows.find(({ part }) => part === 'body')?.id ?? '';
  const { open, parts } = await thaw(1, (all) =>
    how === 'missing'
      ? all.filter(({ id }) => id !== lost)
      : all.map((row) =>
          row.id === lost ? { ...row, ct: row.ct.map((byte, at) => (at === 70 ? byte ^ 1 : byte)) } : row,
        ),
  );
  const archive = open();
  expect(await archive.check()).toMatchObject({ ok: true });
  expect(archive.findings()).toEqual([{ what: 'document', id: lost, count: 1, how: 'lost' }]);
  await parts.db.delete();
});

it('knows a store that a later version of ourselves has changed', async () => {
  const name = `archive-${randomId()}`;
  const later = new Dexie(name);
  later.version(schema.last + 1).stores({ objects: 'id, part', more: 'id' });
  await later.open();
  later.close();
  expect(await isNewer(openArchiveDb(name))).toBe(true);
  expect(await isNewer(openArchiveDb(`archive-${randomId()}`))).toBe(false);
});

it('steps aside for a later version of itself and stays closed', async () => {
  const name = `archive-${randomId()}`;
  let outdated = 0;
  const db = openArchiveDb(name, () => outdated++);
  await db.open();
  const later = new Dexie(name);
  later.version(schema.last + 1).stores({ objects: 'id, part', more: 'id' });
  await later.open();
  expect(outdated).toBe(1);
  await expect(db.objects.count()).rejects.toThrow();
  later.close();
});

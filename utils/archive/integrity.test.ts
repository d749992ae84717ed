import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomId } from '../kernel';
import type { Archive } from './archive';
import { openArchiveDb } from './archive-db';
import { openKept, openStore } from './open-store';
import { documentOf, lendLocks, memorySentinel, someArchive } from './test-archive';
import { catchUp, strayRows } from './upkeep';

lendLocks();

let { db, sentinel, copies, open, parts } = await someArchive();
beforeEach(async () => {
  ({ db, sentinel, copies, open, parts } = await someArchive());
});
afterEach(() => db.delete());

const titles = async (archive: Archive) => {
  const entries = await archive.entries();
  return entries.ok ? entries.value.map(({ title }) => title) : entries.error;
};
const add = async (title: string, archive = open()) => {
  const one = await documentOf(title);
  expect(await archive.add([one])).toMatchObject({ ok: true });
  return one.id;
};
const spoil = (part: 'body' | 'segment' | 'manifest') =>
  db.objects
    .where('part')
    .equals(part)
    .modify((row) => {
      row.ct = row.ct.map((byte, at) => (at === 60 ? byte ^ 1 : byte));
    });

describe('the sentinel', () => {
  it('names the newest manifest, each of which names the one before', async () => {
    await add('Анализ');
    const first = structuredClone(sentinel.lies);
    await add('Осмотр');
    expect(first).toMatchObject({ vaultId: parts.vaultId, database: db.name, heads: [{ revision: 1 }] });
    expect(sentinel.lies).toMatchObject({ heads: [{ revision: 2 }] });
    const [row] = await db.objects.where('part').equals('manifest').toArray();
    expect(sentinel.lies).toMatchObject({ heads: [{ id: row?.id, revision: row?.revision }] });
  });

  it('one step behind, as after a crash between the two writes, is set right without a word', async () => {
    await add('Анализ');
    const behind = structuredClone(sentinel.lies);
    await add('Осмотр');
    const now = structuredClone(sentinel.lies);
    sentinel.lies = behind;
    const archive = open();
    expect(await titles(archive)).toEqual(['Анализ', 'Осмотр']);
    expect(archive.findings()).toEqual([]);
    expect(sentinel.lies).toEqual(now);
  });

  it('absent beside second copies and an empty store is no new archive, and nothing of them is swept', async () => {
    await add('Анализ');
    const before = new Set(copies.files.keys());
    await db.objects.clear();
    sentinel.lies = 'absent';
    const archive = open();
    expect(await titles(archive)).toBe('damaged');
    await catchUp({ db, copies, archives: [archive] });
    expect(new Set(copies.files.keys())).toEqual(before);
    copies.files.clear();
    expect(await titles(open())).toEqual([]);
  });

  it('absent after the very first document, as after a crash, is made without a word', async () => {
    await add('Анализ');
    sentinel.lies = 'absent';
    const archive = open();
    expect(await titles(archive)).toEqual(['Анализ']);
    expect(archive.findings()).toEqual([]);
    expect(sentinel.lies).toMatchObject({ heads: [{ revision: 1 }] });
  });

  const strange: [string, () => void][] = [
    ['is gone', () => (sentinel.lies = 'absent')],
    ['is not ours', () => (sentinel.lies = 'damaged')],
    ['is of another vault', () => (sentinel.lies = { vaultId: randomId(), database: 'archive', heads: [] })],
  ];
  it.each(strange)('is made anew and spoken of when it %s', async (_how, harm) => {
    await add('Анализ');
    await add('Осмотр');
    harm();
    const archive = open();
    expect(await titles(archive)).toEqual(['Анализ', 'Осмотр']);
    expect(archive.findings()).toMatchObject([{ what: 'sentinel', how: 'restored' }]);
    expect(sentinel.lies).toMatchObject({ vaultId: parts.vaultId, heads: [{ revision: 2 }] });
  });

  it('that cannot be written leaves the document kept, unsaid, and found at the next opening', async () => {
    const failing = { ...sentinel, write: () => Promise.reject(new Error('no')) };
    const one = await documentOf('Анализ');
    expect(await open({ sentinel: failing }).add([one])).toEqual({ ok: false, error: 'failed' });
    expect(await titles(open())).toEqual(['Анализ']);
  });

  it.each(['rows', 'store'])(
    'of an archive whose %s are gone without copies says «damaged», not «empty»',
    async (what) => {
      await add('Анализ');
      if (what === 'store') await db.objects.clear();
      else await db.objects.where('part').notEqual('body').delete();
      const archive = open({ copies: null });
      if (what === 'store') expect(await titles(archive)).toBe('damaged');
      else expect(await titles(archive)).toEqual(['']);
      expect(await archive.add([await documentOf('Новый')])).toEqual({ ok: false, error: 'damaged' });
    },
  );
});

describe('a list that was lost', () => {
  it('is not written over, until the person says so; then what could be read is the list, and nothing is deleted', async () => {
    for (const title of ['Анализ', 'Осмотр']) await add(title);
    await spoil('segment');
    const before = await db.objects.toArray();
    const archive = open({ copies: null });
    expect(await titles(archive)).toEqual(['', '']);
    expect(archive.findings()).toMatchObject([{ what: 'list', count: 2, how: 'lost' }]);
    expect(await archive.add([await documentOf('Новый')])).toEqual({ ok: false, error: 'damaged' });
    expect(await db.objects.toArray()).toEqual(before);
    expect(await archive.acceptLoss()).toEqual({ ok: true, value: null });
    await add('Новый', archive);
    expect(await titles(archive)).toEqual(['', '', 'Новый']);
    const other = open({ copies: null });
    expect(await titles(other)).toEqual(['', '', 'Новый']);
    expect(other.findings()).toEqual([]);
    expect(await strayRows(db, [other])).toEqual({ ok: true, value: [] });
    const ids = new Set((await db.objects.toArray()).map(({ id }) => id));
    for (const { id } of before) expect(ids).toContain(id);
  });

  it('is gathered from the segments when the manifest goes', async () => {
    await add('Анализ');
    await add('Осмотр');
    await spoil('manifest');
    const archive = open({ copies: null });
    expect(await titles(archive)).toEqual(['Анализ', 'Осмотр']);
    expect(archive.findings()).toMatchObject([{ what: 'manifest', how: 'lost' }]);
    await archive.acceptLoss();
    const other = open({ copies: null });
    expect(await titles(other)).toEqual(['Анализ', 'Осмотр']);
    expect(other.findings()).toEqual([]);
  });

  it('while it is still in memory is written anew', async () => {
    const archive = open({ copies: null });
    await add('Анализ', archive);
    await add('Осмотр', archive);
    await spoil('segment');
    expect(await archive.check()).toMatchObject({ ok: true });
    expect(archive.findings()).toMatchObject([{ what: 'list', how: 'restored' }]);
    expect(await titles(open({ copies: null }))).toEqual(['Анализ', 'Осмотр']);
  });
});

describe('a body that was lost', () => {
  it('does not keep the rest from being read and added to', async () => {
    const first = await add('Анализ');
    await add('Осмотр');
    await db.objects.delete(first);
    const archive = open({ copies: null });
    expect(await titles(archive)).toEqual(['Анализ', 'Осмотр']);
    expect(archive.findings()).toEqual([{ what: 'document', id: first, count: 1, how: 'lost' }]);
    await add('Новый', archive);
    const entries = await archive.entries();
    const read = await Promise.all(entries.ok ? entries.value.map((one) => archive.read(one)) : []);
    expect(read.map((one) => one.ok)).toEqual([false, true, true]);
  });

  it('comes back from its copy when it is opened', async () => {
    const archive = open();
    await add('Анализ', archive);
    await spoil('body');
    const entries = await archive.entries();
    const [entry] = entries.ok ? entries.value : [];
    if (!entry) throw new Error('nothing listed');
    expect(await archive.read(entry)).toMatchObject({ ok: true });
    expect(archive.findings()).toMatchObject([{ what: 'document', how: 'restored' }]);
    expect(await open({ copies: null }).read(entry)).toMatchObject({ ok: true });
  });
});

describe('second copies', () => {
  it('are those of what is there, and no others', async () => {
    const archive = open();
    for (const title of ['Анализ', 'Осмотр', 'Снимок']) await add(title, archive);
    const refs = await archive.refs();
    expect([...copies.files.keys()].sort()).toEqual(refs.ok ? refs.value.map(({ hash }) => hash).sort() : []);
    expect(copies.files.size).toBe(5);
  });

  it('that found no room are made up for, and what is no more is swept', async () => {
    const archive = open();
    await add('Анализ', archive);
    copies.full = true;
    await add('Осмотр', archive);
    expect(await catchUp({ db, copies, archives: [archive] })).toMatchObject({ value: { missing: 3, full: true } });
    copies.full = false;
    const done = await catchUp({ db, copies, archives: [archive] });
    expect(done).toMatchObject({ value: { missing: 3, written: 3, full: false, swept: 2 } });
    expect(copies.files.size).toBe(4);
  });
});

it('finds rows that belong to nothing and leaves them alone', async () => {
  await add('Анализ');
  const stray = { id: randomId(), part: 'body', revision: 1, generation: 1, ct: new Uint8Array(9) } as const;
  await db.objects.put(stray);
  const archive = open();
  expect(await strayRows(db, [archive])).toEqual({ ok: true, value: [stray.id] });
  expect(await db.objects.get(stray.id)).toBeDefined();
});

it('removes a document for good: its row, its copy, and a tombstone in its segment', async () => {
  const archive = open();
  const first = await add('Анализ', archive);
  await add('Осмотр', archive);
  const body = await db.objects.get(first);
  expect(await archive.remove([first, randomId()])).toEqual({ ok: true, value: null });
  expect(await titles(open())).toEqual(['Осмотр']);
  expect(copies.files.size).toBe(3);
  if (body) await db.objects.put(body);
  expect(await strayRows(db, [open()])).toMatchObject({ value: [first] });
});

it('checks in slices that go round, and stops when told', async () => {
  const archive = open();
  for (const title of ['Анализ', 'Осмотр', 'Снимок']) await add(title, archive);
  const seen: string[] = [];
  let from = '';
  for (let n = 0; n < 3; n++) {
    const report = await archive.check({ from, share: 0.3, bytes: 0 });
    if (!report.ok) throw new Error(report.error);
    expect(report.value).toMatchObject({ checked: 2, total: 2, cancelled: false });
    from = report.value.next;
    seen.push(from);
  }
  expect(new Set(seen).size).toBe(3);
  const stop = new AbortController();
  const done = await archive.check({ signal: stop.signal, onProgress: (n) => n === 2 && stop.abort() });
  expect(done).toMatchObject({ value: { checked: 2, total: 5, cancelled: true } });
});

it('reads an archive of a later version of ourselves and writes nothing to it', async () => {
  await add('Анализ');
  await db.objects.where('part').equals('body').delete();
  const rows = await db.objects.toArray();
  const archive = open({ readOnly: true });
  expect(await titles(archive)).toEqual(['Анализ']);
  expect(archive.findings()).toMatchObject([{ how: 'held' }]);
  expect(await archive.add([await documentOf('Новый')])).toEqual({ ok: false, error: 'newer' });
  expect(await db.objects.toArray()).toEqual(rows);
});

describe('a store that', () => {
  it('cannot be opened is left alone, and an empty one of another name is filled from the second copies', async () => {
    await add('Анализ');
    await add('Осмотр');
    if (typeof sentinel.lies === 'object') sentinel.lies.database = 'archive';
    const broken: typeof openArchiveDb = (name = 'archive') => {
      const one = openArchiveDb(name);
      if (name === 'archive')
        one.open = () => Promise.reject(new Error('Internal error opening backing store')) as never;
      return one;
    };
    const opened = await openStore({ sentinel, copies, open: broken, pause: 0 });
    expect(opened).toMatchObject({ newer: false, fresh: true });
    expect(opened.db.name).toBe('archive-2');
    const archive = open({ db: opened.db });
    expect(await titles(archive)).toEqual(['Анализ', 'Осмотр']);
    expect(archive.findings().every(({ how }) => how === 'restored')).toBe(true);
    expect(sentinel.lies).toMatchObject({ database: 'archive-2' });
    expect(await openStore({ sentinel, copies, pause: 0 })).toMatchObject({ db: { name: 'archive-2' }, fresh: false });
    await opened.db.delete();
  });

  /** Places as a browser with buckets has them: each has databases of its own, and one may refuse all of them. */
  const places = (refused: IDBFactory) => {
    const bucket = { bucket: 'rescue-0001', indexedDB: new IDBFactory() };
    const made: string[] = [];
    const broken: typeof openArchiveDb = (name, onOutdated, at) => {
      const one = openArchiveDb(name, onOutdated, at);
      if (at?.indexedDB === refused) one.open = () => Promise.reject(new Error('backing store')) as never;
      return one;
    };
    const home = async () => (made.length > 0 ? bucket : { indexedDB: refused });
    const rescue = async () => {
      made.push('rescue-0001');
      return 'moved' as const;
    };
    return { bucket, made, parts: { open: broken, pause: 0, home, rescue } };
  };

  it('is refused with all others comes back in a bucket, which the sentinel then names', async () => {
    await add('Анализ');
    await add('Осмотр');
    if (typeof sentinel.lies === 'object') sentinel.lies.database = 'archive';
    const { bucket, made, parts: given } = places(indexedDB);
    const opened = await openStore({ sentinel, copies, ...given });
    expect(opened).toMatchObject({ newer: false, fresh: true, moved: true, db: { name: 'archive-2', stores: bucket } });
    expect(made).toEqual(['rescue-0001']);
    expect(sentinel.lies).not.toHaveProperty('bucket');
    const archive = open({ db: opened.db });
    expect(await titles(archive)).toEqual(['Анализ', 'Осмотр']);
    expect(sentinel.lies).toMatchObject({ database: 'archive-2', bucket: 'rescue-0001' });
    await add('Новый', archive);
    expect(sentinel.lies).toMatchObject({ database: 'archive-2', bucket: 'rescue-0001' });
    // Without a sentinel it is found in the home of the other databases.
    const lost = await openStore({ sentinel: memorySentinel(), copies, ...given });
    expect(lost).toMatchObject({ fresh: false, db: { name: 'archive-2', stores: bucket } });
    lost.db.close();
    await opened.db.delete();
  });

  it.each<[string, () => Parameters<typeof openStore>[0]['copies']]>([
    ['no second copies are kept', () => null],
    ['the copy of the list is damaged', () => ({ ...copies, read: async () => null })],
  ])('is refused stays where it is while %s: nothing could fill another', async (_why, kept) => {
    await add('Анализ');
    const told = structuredClone(sentinel.lies);
    const { made, parts: given } = places(indexedDB);
    await expect(openStore({ sentinel, copies: kept(), ...given })).rejects.toThrow('backing store');
    expect(made).toEqual([]);
    expect(sentinel.lies).toEqual(told);
    expect(await titles(open())).toEqual(['Анализ']);
  });

  it('is refused before anything was kept begins in a bucket', async () => {
    const { parts: given } = places(indexedDB);
    const opened = await openStore({ sentinel, copies, ...given });
    expect(opened).toMatchObject({ moved: true, db: { stores: { bucket: 'rescue-0001' } } });
    const archive = open({ db: opened.db });
    expect(await titles(archive)).toEqual([]);
    await add('Анализ', archive);
    expect(sentinel.lies).toMatchObject({ bucket: 'rescue-0001' });
    await opened.db.delete();
  });

  it('opens at the second try moves nothing', async () => {
    await add('Анализ');
    const { made, parts: given } = places(indexedDB);
    let tried = 0;
    const passing: typeof openArchiveDb = (...asked) =>
      ++tried === 1 ? given.open(...asked) : openArchiveDb(...asked);
    const opened = await openStore({ sentinel, copies, ...given, open: passing });
    expect(opened).toMatchObject({ fresh: false, moved: false, db: { name: db.name } });
    expect(made).toEqual([]);
    opened.db.close();
  });

  it('takes no writes any more moves to another', async () => {
    await add('Анализ');
    await db.objects.where('part').equals('body').delete();
    const refusing = Object.assign(openArchiveDb(db.name), {});
    await refusing.open();
    refusing.objects.put = () => Promise.reject(new Error('Seek failure')) as never;
    const archive = open({ db: refusing });
    expect(await titles(archive)).toEqual(['Анализ']);
    expect(archive.findings()).toMatchObject([{ what: 'document', how: 'held' }]);
    const moved = await openKept({ ...parts, db: refusing }, [parts.person]);
    const [first] = moved.archives;
    if (!first) throw new Error('nothing opened');
    expect(await titles(first)).toEqual(['Анализ']);
    expect(first.findings()).toMatchObject([{ what: 'document', how: 'restored' }]);
    expect(moved.db.name).not.toBe(db.name);
    expect(sentinel.lies).toMatchObject({ database: moved.db.name });
    // A page that still has the old store open must not write to it.
    expect(await archive.add([await documentOf('Новый')])).toEqual({ ok: false, error: 'failed' });
    await add('Осмотр', first);
    await moved.db.delete();
  });
});

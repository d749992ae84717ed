import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { DAY } from '../kernel';
import { writeFailure } from './parts';
import { documentOf, lendLocks, someArchive, someFamily } from './test-archive';
import { emptyTrash, emptyTrashes, goesAt, isRemoved, KEPT_DELETED } from './trash';

lendLocks();
const NOW = Date.UTC(2026, 10, 25);

async function filled(...texts: string[]) {
  const set = await someArchive();
  const archive = set.open();
  const documents = await Promise.all(texts.map((text) => documentOf(text)));
  await archive.add(documents.map((document) => ({ ...document, bytes: document.bytes.slice() })));
  const list = async () => {
    const entries = await set.open().entries();
    return entries.ok ? entries.value : expect.fail(entries.error);
  };
  return { ...set, archive, documents, list, ids: documents.map(({ id }) => id) };
}

describe('what is told of a document', () => {
  it('may change, for other pages too, and the document stays', async () => {
    const { archive, ids, list, open } = await filled('Анализ', 'Осмотр');
    const [first = '', second] = ids;
    const facts = { title: 'Протокол', day: '2026-05-20', patient: { name: 'Иванов Иван', born: '1990-02-01' } };
    expect(await archive.amend(new Map([[first, { facts, corrected: { title: 'Кровь' } }]]))).toMatchObject({
      ok: true,
    });
    const [changed, same] = await list();
    expect(changed).toMatchObject({ id: first, facts, corrected: { title: 'Кровь' } });
    expect(same).toMatchObject({ id: second });
    expect(same).not.toHaveProperty('facts');
    await archive.amend(new Map([[first, { corrected: null }]]));
    expect((await list())[0]).not.toHaveProperty('corrected');
    const read = changed && (await open().read(changed));
    expect(read?.ok && new TextDecoder().decode(read.value)).toBe('Анализ');
    expect(await archive.amend(new Map([['f'.repeat(32), { facts }]]))).toMatchObject({ ok: true });
  });
});

describe('a deleted document', () => {
  it('can be brought back, and comes back when it is kept once more', async () => {
    const { archive, ids, documents, list } = await filled('Анализ', 'Осмотр');
    await archive.amend(new Map(ids.map((id) => [id, { removedAt: NOW }])));
    expect((await list()).map(isRemoved)).toEqual([true, true]);
    await archive.amend(new Map([[ids[0] ?? '', { removedAt: null }]]));
    expect((await list()).map(isRemoved)).toEqual([false, true]);
    const [, again] = documents;
    if (!again) throw new Error('no document');
    const added = await archive.add([{ ...again, id: 'e'.repeat(32), bytes: again.bytes.slice() }]);
    expect(added).toEqual({ ok: true, value: { added: [ids[1]], duplicates: [] } });
    expect((await list()).map(isRemoved)).toEqual([false, false]);
  });

  it('goes for good whoever is on the screen, and one list that cannot be changed keeps no other', async () => {
    const { parts, open } = await someFamily(3);
    for (const one of parts) {
      const document = await documentOf('Анализ');
      await open(one).add([document]);
      await open(one).amend(new Map([[document.id, { removedAt: NOW }]]));
    }
    const archives = parts.map(open);
    const [first] = archives;
    if (!first) throw new Error('no family');
    const stuck = { ...first, entries: async () => ({ ok: false, error: 'damaged' }) as const };
    expect(await emptyTrashes([stuck, ...archives.slice(1)], () => NOW + KEPT_DELETED)).toBe(2);
    expect(await Promise.all(parts.map((one) => open(one).entries()))).toMatchObject([
      { value: [{ title: 'Анализ' }] },
      { value: [] },
      { value: [] },
    ]);
  });

  it('goes for good after thirty days, its body and its second copy too', async () => {
    const { archive, ids, list, db, copies } = await filled('Анализ', 'Осмотр');
    const [first = '', second = ''] = ids;
    const hash = (await list())[0]?.sealed.hash ?? '';
    await archive.amend(new Map([[first, { removedAt: NOW }]]));
    expect(await emptyTrash(archive, () => NOW + KEPT_DELETED - DAY)).toEqual({ ok: true, value: 0 });
    expect(copies.files.has(hash)).toBe(true);
    expect(await emptyTrash(archive, () => NOW + KEPT_DELETED)).toEqual({ ok: true, value: 1 });
    expect((await list()).map(({ id }) => id)).toEqual([second]);
    expect(await db.objects.get(first)).toBeUndefined();
    expect(copies.files.has(hash)).toBe(false);
  });

  it('is not kept longer than thirty days from now by a clock that was ahead', () => {
    expect(goesAt(NOW + 900 * DAY, NOW)).toBe(NOW + KEPT_DELETED);
    expect(goesAt(NOW - DAY, NOW)).toBe(NOW + KEPT_DELETED - DAY);
  });
});

describe('room', () => {
  it('that is not there is said before anything is written', async () => {
    const { db, open } = await someArchive({ room: async () => 5_000_000 });
    const large = await documentOf('А'.repeat(300_000), { title: 'Снимок', name: 'снимок.pdf' });
    expect(await open().add([large])).toEqual({ ok: false, error: 'storage-full' });
    expect(await db.objects.count()).toBe(0);
    expect(await open({ copies: null }).add([large])).toMatchObject({ ok: true });
  });

  it('that is gone at the last write is said, whatever the browser calls it; later all of it is there', async () => {
    const { archive, sentinel, list } = await filled('Анализ');
    const write = sentinel.write;
    sentinel.write = async () => {
      // As Firefox's `storage.local` words it: a plain error.
      throw new Error('QuotaExceededError: storage.local API call exceeded its quota limitations.');
    };
    expect(await archive.add([await documentOf('Осмотр')])).toEqual({ ok: false, error: 'storage-full' });
    sentinel.write = write;
    expect(await archive.add([await documentOf('Снимок')])).toMatchObject({ ok: true });
    expect(await list()).toHaveLength(3);
    expect(archive.findings()).toEqual([]);
  });

  const quota = new DOMException('The current transaction exceeded its quota limitations.', 'QuotaExceededError');
  /** As Firefox and Dexie word it in the transaction after one that found the disk full. */
  const deletingOnly = Object.assign(
    new Error('A mutation operation was attempted on a database that did not allow mutations.'),
    { name: 'InvalidStateError' },
  );
  const bulk = Object.assign(new Error('objects.bulkPut(): 1 of 3 operations failed.'), {
    name: 'BulkError',
    failures: [quota],
  });

  it.each([
    ['the name', quota, 'storage-full'],
    ['one of many rows', bulk, 'storage-full'],
    ['an error inside another', { inner: bulk }, 'storage-full'],
    ['Firefox after a full write', deletingOnly, 'storage-full'],
    ['the same inside another', { inner: deletingOnly }, 'storage-full'],
    ['a closed database', new DOMException('The database is closing.', 'InvalidStateError'), 'failed'],
    ['another error', new Error('other'), 'failed'],
    ['nothing', null, 'failed'],
  ] as const)('that is gone by %s is told from other failures', (_how, cause, verdict) => {
    expect(writeFailure(cause)).toBe(verdict);
  });

  it('that was made again is used at once, though the browser would only delete in the next turn', async () => {
    const { archive, db } = await filled('Анализ');
    const transaction = db.transaction.bind(db);
    let refused = 0;
    Object.assign(db, {
      transaction: (...given: Parameters<typeof db.transaction>) =>
        refused++ === 0 ? Promise.reject(deletingOnly) : transaction(...given),
    });
    expect(await archive.add([await documentOf('Осмотр')])).toMatchObject({ ok: true });
    expect(refused).toBe(2);
  });

  it('of which the browser says nothing is tried', async () => {
    for (const room of [async () => null, () => Promise.reject(new Error('no answer'))]) {
      const { open } = await someArchive({ room });
      expect(await open().add([await documentOf('Анализ')])).toMatchObject({ ok: true });
    }
  });
});

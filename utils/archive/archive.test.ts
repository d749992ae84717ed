import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { concat, randomId, utf8 } from '../kernel';
import { sealForInbox } from '../vault';
import type { Archive } from './archive';
import { digest as sha256 } from './digest';
import { openInbox } from './inbox-store';
import { takeIn } from './intake';
import { documentOf, lendLocks, someArchive } from './test-archive';

lendLocks();

let { db, session, header, open } = await someArchive();

beforeEach(async () => {
  ({ db, session, header, open } = await someArchive());
});
afterEach(() => db.delete());

const titles = async (archive: Archive) => {
  const entries = await archive.entries();
  return entries.ok ? entries.value.map(({ title }) => title) : entries.error;
};

describe('an archive', () => {
  it('is empty at first and keeps what is added, for another page too', async () => {
    const archive = open();
    expect(await titles(archive)).toEqual([]);
    const added = await archive.add([await documentOf('Анализ'), await documentOf('Осмотр')]);
    expect(added).toMatchObject({ ok: true, value: { duplicates: [] } });
    const other = open();
    expect(await titles(other)).toEqual(['Анализ', 'Осмотр']);
    await archive.add([await documentOf('Справка')]);
    expect(await titles(other)).toEqual(['Анализ', 'Осмотр', 'Справка']);
    const entries = await other.entries();
    const [first] = entries.ok ? entries.value : [];
    if (!first) throw new Error('nothing listed');
    const read = await other.read(first);
    expect(read.ok && new TextDecoder().decode(read.value)).toBe('Анализ');
  });

  it('takes one document once, by its id and by its bytes', async () => {
    const archive = open();
    const one = await documentOf('Анализ');
    await archive.add([{ ...one, bytes: one.bytes.slice() }]);
    const again = await archive.add([{ ...one, bytes: one.bytes.slice() }, await documentOf('Анализ')]);
    expect(again).toMatchObject({ ok: true, value: { added: [] } });
    expect(again.ok && again.value.duplicates).toHaveLength(2);
    expect(await titles(archive)).toEqual(['Анализ']);
  });

  it('fills segments of 256 and leaves full ones alone', async () => {
    const archive = open();
    const many = await Promise.all(Array.from({ length: 300 }, (_, i) => documentOf(`Документ ${i}`)));
    await archive.add(many);
    const before = await db.objects.where('part').equals('segment').toArray();
    expect(before).toHaveLength(2);
    await archive.add([await documentOf('Ещё один')]);
    const after = await db.objects.where('part').equals('segment').toArray();
    expect(after.map(({ revision }) => revision).sort()).toEqual([1, 2]);
    expect(await titles(open())).toHaveLength(301);
  });

  it('shows nothing of a document in what lies on disk', async () => {
    await open().add([await documentOf('КАНАРЕЙКА'.repeat(40))]);
    const rows = await db.objects.toArray();
    const needle = utf8('КАНАРЕЙКА').join();
    for (const { ct, ...clear } of rows) {
      expect(ct.join()).not.toContain(needle);
      expect(Object.keys(clear).sort()).toEqual(['generation', 'id', 'part', 'revision']);
    }
  });

  it('says «gone» when the keys are', async () => {
    const archive = open();
    await archive.add([await documentOf('Анализ')]);
    await session.lock();
    expect(await titles(open())).toBe('gone');
  });
});

describe('intake', () => {
  it('makes records of what was captured, once, and keeps what it cannot read', async () => {
    const inbox = await openInbox(`inbox-${randomId()}`);
    const { recipient } = (JSON.parse(header) as { inbox: { recipient: string } }).inbox;
    const bytes = concat(utf8('%PDF-1.7\n'), utf8('осмотр'));
    const meta = { source: 'portal-download', capturedAt: 5, name: 'Осмотр_врача.pdf', route: 'health' } as const;
    const rest = { contentType: 'application/pdf', sha256: await sha256(bytes) };
    const id = randomId();
    await inbox.put(id, await sealForInbox(recipient, { ...meta, ...rest }, bytes));
    const bad = randomId();
    await inbox.put(bad, utf8('не age вовсе'));
    const archive = open();
    const first = await takeIn({ archive, inbox, keys: session });
    expect(first).toEqual({
      added: [id],
      waiting: [],
      duplicates: 0,
      whole: 0,
      missing: [],
      unreadable: [bad],
      stopped: null,
    });
    const entries = await archive.entries();
    expect(entries).toMatchObject({ value: [{ id, title: 'Осмотр врача', kind: 'pdf', capturedAt: 5 }] });
    expect(await inbox.ids()).toHaveLength(1);

    // As after a crash between «record on disk» and «item removed».
    await inbox.put(id, await sealForInbox(recipient, { ...meta, ...rest }, bytes));
    const again = await takeIn({ archive, inbox, keys: session });
    expect(again).toMatchObject({ added: [], duplicates: 1 });
    expect(await titles(archive)).toEqual(['Осмотр врача']);

    // Set aside it is told no more, and is not gone.
    await inbox.setAside([bad], true);
    expect(await takeIn({ archive, inbox, keys: session })).toMatchObject({ unreadable: [] });
    expect([await inbox.asideIds(), await inbox.get(bad)]).toEqual([[bad], utf8('не age вовсе')]);
    await inbox.setAside(await inbox.asideIds(), false);
    expect(await takeIn({ archive, inbox, keys: session })).toMatchObject({ unreadable: [bad] });
    inbox.close();
  });

  it('does not let one row the browser cannot read keep the others out', async () => {
    const inbox = await openInbox(`inbox-${randomId()}`);
    const { recipient } = (JSON.parse(header) as { inbox: { recipient: string } }).inbox;
    const bytes = utf8('%PDF-1.7 осмотр');
    const meta = { source: 'portal-download', capturedAt: 5, name: 'Осмотр.pdf', route: 'health' } as const;
    const sealed = await sealForInbox(recipient, { ...meta, contentType: null, sha256: await sha256(bytes) }, bytes);
    const [first, second] = ['a'.repeat(32), 'b'.repeat(32)];
    for (const id of [first, second]) await inbox.put(id, sealed);
    const failing = (name: string) => ({
      ...inbox,
      get: (id: string) => (id === first ? Promise.reject(new DOMException('', name)) : inbox.get(id)),
    });
    const archive = open();
    const report = await takeIn({ archive, inbox: failing('NotReadableError'), keys: session });
    expect(report).toMatchObject({ added: [second], unreadable: [first] });
    await expect(takeIn({ archive, inbox: failing('InvalidStateError'), keys: session })).rejects.toThrow();
    inbox.close();
  });

  it('says why it stopped, and what it left is still there', async () => {
    const inbox = await openInbox(`inbox-${randomId()}`);
    const { recipient } = (JSON.parse(header) as { inbox: { recipient: string } }).inbox;
    const bytes = utf8('%PDF-1.7 осмотр');
    const meta = { source: 'portal-download', capturedAt: 5, name: 'Осмотр.pdf', route: 'health' } as const;
    const whole = { ...meta, contentType: null, sha256: await sha256(bytes) };
    await inbox.put(randomId(), await sealForInbox(recipient, whole, bytes));
    const full: Archive = { ...open(), add: async () => ({ ok: false, error: 'storage-full' }) };
    const report = await takeIn({ archive: full, inbox, keys: session });
    expect(report).toMatchObject({ added: [], stopped: 'storage-full' });
    expect(await inbox.ids()).toHaveLength(1);
    inbox.close();
  });
});

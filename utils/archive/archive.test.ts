import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bytes, concat, randomId, toHex, utf8 } from '../kernel';
import { sealForInbox } from '../vault';
import { createKeySession } from '../vault/key-session';
import { cheapDerive, FLOOR } from '../vault/test-vault';
import { type Archive, type NewDocument, openArchive } from './archive';
import { type ArchiveDb, openArchiveDb } from './archive-db';
import { openInbox } from './inbox-store';
import { takeIn, titleOf } from './intake';

// Node has no Web Locks; here one page is enough, so each request simply runs.
Object.defineProperty(globalThis, 'navigator', {
  configurable: true,
  value: { locks: { request: (_name: string, work: () => unknown) => work() } },
});

const sha256 = async (bytes: Bytes) => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
const documentOf = async (text: string, change: Partial<NewDocument> = {}): Promise<NewDocument> => {
  const bytes = utf8(text);
  const told = { title: text, name: `${text}.pdf`, kind: 'pdf', source: 'portal-download', route: 'health' } as const;
  const rest = { contentType: 'application/pdf', capturedAt: 1, sha256: await sha256(bytes) };
  return { id: randomId(), ...told, ...rest, bytes, ...change };
};

let db: ArchiveDb;
let session: ReturnType<typeof createKeySession>;
let header: string;
let open: () => Archive;

beforeEach(async () => {
  db = openArchiveDb(`archive-${randomId()}`);
  session = createKeySession({ derive: cheapDerive, chooseParams: async () => FLOOR });
  const made = await session.create('фраза для проверки');
  if (!made.ok) throw new Error(made.error.code);
  header = made.value.header;
  const [person] = made.value.persons;
  if (!person) throw new Error('no person');
  open = () => openArchive({ db, keys: session, person: person.id });
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

  const damage: [string, () => Promise<unknown>][] = [
    ['a flipped bit in the list', () => flip('segment')],
    ['a flipped bit in the directory', () => flip('directory')],
    ['a missing segment', () => db.objects.where('part').equals('segment').delete()],
    ['a missing directory', () => db.objects.where('part').equals('directory').delete()],
    ['an older segment put back', () => db.objects.where('part').equals('segment').modify({ revision: 9 })],
  ];
  it.each(damage)('says «damaged» at %s and writes nothing over it', async (_what, harm) => {
    await open().add([await documentOf('Анализ')]);
    await harm();
    const rows = await db.objects.count();
    const archive = open();
    expect(await titles(archive)).toBe('damaged');
    expect(await archive.add([await documentOf('Новый')])).toEqual({ ok: false, error: 'damaged' });
    expect(await db.objects.count()).toBe(rows);
  });

  it('says «damaged» of a body that was changed or exchanged, and lists the rest', async () => {
    const archive = open();
    await archive.add([await documentOf('Первый'), await documentOf('Второй')]);
    const entries = await archive.entries();
    const [one, two] = entries.ok ? entries.value : [];
    if (!one || !two) throw new Error('nothing listed');
    const other = await db.objects.get(two.id);
    await db.objects.update(one.id, { ct: other?.ct ?? new Uint8Array(0) });
    expect(await archive.read(one)).toEqual({ ok: false, error: 'damaged' });
    expect(await archive.read(two)).toMatchObject({ ok: true });
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
    await inbox.put(randomId(), utf8('не age вовсе'));
    const archive = open();
    const first = await takeIn({ archive, inbox, keys: session });
    expect(first).toEqual({ added: [id], duplicates: 0, unreadable: 1, stopped: null });
    const entries = await archive.entries();
    expect(entries).toMatchObject({ value: [{ id, title: 'Осмотр врача', kind: 'pdf', capturedAt: 5 }] });
    expect(await inbox.ids()).toHaveLength(1);

    // As after a crash between «record on disk» and «item removed».
    await inbox.put(id, await sealForInbox(recipient, { ...meta, ...rest }, bytes));
    const again = await takeIn({ archive, inbox, keys: session });
    expect(again).toMatchObject({ added: [], duplicates: 1 });
    expect(await titles(archive)).toEqual(['Осмотр врача']);
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

  it.each([
    ['Протокол_осмотра.pdf', 'Протокол осмотра'],
    ['без расширения', 'без расширения'],
    ['.pdf', '.pdf'],
    ['Выписка 1.2.2026.xml', 'Выписка 1.2.2026'],
  ])('calls «%s» «%s»', (name, title) => expect(titleOf(name)).toBe(title));
});

async function flip(part: 'segment' | 'directory'): Promise<void> {
  await db.objects
    .where('part')
    .equals(part)
    .modify((row) => {
      row.ct = row.ct.map((byte, at) => (at === 60 ? byte ^ 1 : byte));
    });
}

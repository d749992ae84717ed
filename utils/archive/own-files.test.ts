import 'fake-indexeddb/auto';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bytes, concat, utf8 } from '../kernel';
import type { Archive } from './archive';
import { addOwnFiles } from './own-files';
import { linkSignatures } from './signatures';
import { lendLocks, someArchive } from './test-archive';
import type { OwnFile } from './unfold';

lendLocks();

let { db, open } = await someArchive();
let archive: Archive = open();
beforeEach(async () => {
  ({ db, open } = await someArchive());
  archive = open();
});
afterEach(() => db.delete());

const pdf = (text: string) => utf8(`%PDF-1.7\n${text}`);
const semd = (text: string) =>
  utf8(`<ClinicalDocument xmlns="urn:hl7-org:v3"><title>${text}</title></ClinicalDocument>`);
const signature = (text: string) =>
  concat(Uint8Array.of(0x30, 0x82, 1, 0, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2), utf8(text));
const zip = (files: Record<string, Bytes>): Bytes => Uint8Array.from(zipSync(files));
const file = (name: string, bytes: Bytes): OwnFile => ({
  name,
  size: bytes.length,
  type: '',
  bytes: async () => bytes,
});

const listed = async () => {
  const entries = await archive.entries();
  return entries.ok ? entries.value : [];
};
const names = async () => (await listed()).map(({ name }) => name).sort();
/** What stands beside what: «document ← signature». */
const pairs = async () => {
  const entries = await listed();
  return [...linkSignatures(entries)].flatMap(([id, signs]) =>
    signs.map(({ name }) => `${entries.find((one) => one.id === id)?.name} ← ${name}`),
  );
};

describe('files of the person’s own', () => {
  it('are kept byte for byte, by what they are and not by how they are called', async () => {
    const photo = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2);
    const report = await addOwnFiles({ archive, clock: () => 7 }, [
      file('снимок.pdf', photo),
      file('а/б.bin', pdf('x')),
    ]);
    expect(report).toMatchObject({ added: [expect.any(String), expect.any(String)], refused: [], stopped: null });
    const [first, second] = await listed();
    expect(first).toMatchObject({ kind: 'jpeg', title: 'снимок', source: 'own-file', capturedAt: 7 });
    expect(second).toMatchObject({ kind: 'pdf', name: 'а_б.bin' });
    const read = first && (await archive.read(first));
    expect(read?.ok && read.value).toEqual(photo);
  });

  it('that are refused do not keep the rest out, and each is told why', async () => {
    const broken = { ...file('папка', pdf('')), bytes: () => Promise.reject(new Error('a folder')) };
    const report = await addOwnFiles({ archive }, [
      file('вход.pdf', utf8('<html>')),
      file('пустой.pdf', utf8('')),
      broken,
      { ...file('большой.pdf', pdf('')), size: 201 * 2 ** 20 },
      file('текст.doc', utf8('Здравствуйте')),
      file('хороший.pdf', pdf('1')),
      file('плохой.zip', zip({ a: pdf('2') }).slice(0, -4)),
    ]);
    expect(Object.fromEntries(report.refused.map(({ name, why }) => [name, why]))).toEqual({
      'вход.pdf': 'page',
      'пустой.pdf': 'empty',
      папка: 'unreadable',
      'большой.pdf': 'too-large',
      'текст.doc': 'unknown',
      'плохой.zip': 'zip-damaged',
    });
    expect(await names()).toEqual(['хороший.pdf']);
  });

  it('come out of a ZIP one by one; a ZIP in it, a page and a name that leads out are refused', async () => {
    const report = await addOwnFiles({ archive }, [
      file(
        'всё.zip',
        zip({
          '2026/анализ.pdf': pdf('1'),
          '2026/скан.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
          'ещё.zip': zip({ 'a.pdf': pdf('2') }),
          'вход.pdf': utf8('<html>'),
          '../../x.pdf': pdf('3'),
        }),
      ),
    ]);
    expect(await names()).toEqual(['анализ.pdf', 'скан.png']);
    expect(report.refused).toEqual([
      { name: 'ещё.zip', why: 'nested-zip' },
      { name: 'вход.pdf', why: 'page' },
      { name: 'x.pdf', why: 'unsafe-name' },
    ]);
  });

  it('are known again by their bytes, under another name and inside a ZIP', async () => {
    await addOwnFiles({ archive }, [file('а.pdf', pdf('1'))]);
    const report = await addOwnFiles({ archive }, [file('б.pdf', pdf('1')), file('в.zip', zip({ 'г.pdf': pdf('1') }))]);
    expect(report).toMatchObject({ added: [], duplicates: ['б.pdf', 'г.pdf'], refused: [] });
    expect(await names()).toEqual(['а.pdf']);
  });

  it('tell how far it has come, and stop when they are told to, keeping what is in', async () => {
    const stop = new AbortController();
    const seen: [number, number][] = [];
    const onProgress = (done: number, total: number) => {
      seen.push([done, total]);
      if (done === 2) stop.abort();
    };
    const files = [file('а.pdf', pdf('1')), file('б.zip', zip({ в: pdf('2'), г: pdf('3') })), file('д.pdf', pdf('4'))];
    const report = await addOwnFiles({ archive, signal: stop.signal, onProgress }, files);
    expect(seen).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(report).toMatchObject({ stopped: 'cancelled' });
    expect(await names()).toEqual(['а.pdf', 'в']);
  });

  it('stop at a full disk; what was not added is not called added', async () => {
    const full = { ...archive, add: async () => ({ ok: false as const, error: 'storage-full' as const }) };
    const report = await addOwnFiles({ archive: full }, [file('а.pdf', pdf('1')), file('б.pdf', pdf('2'))]);
    expect(report).toMatchObject({ added: [], stopped: 'storage-full' });
  });
});

describe('a detached signature', () => {
  it.each<[string, string[], string]>([
    ['full name', ['a.xml', 'a.pdf', 'a.xml.sig'], 'a.xml ← a.xml.sig'],
    ['bare name, the original before its picture', ['a.pdf', 'a.xml', 'a.p7s'], 'a.xml ← a.p7s'],
    ['bare name, only a PDF', ['a.pdf', 'b.pdf', 'A.SIG'], 'a.pdf ← A.SIG'],
    ['before its document, a second download', ['a.xml (1).sig', 'a.xml'], 'a.xml ← a.xml _1_.sig'],
    ['й in two letters', ['и\u0306.xml.sig', 'й.xml'], 'й.xml ← й.xml.sig'],
  ])('finds its document: %s', async (_, given, pair) => {
    const bytes = (name: string) =>
      /sig$|p7s$/i.test(name) ? signature(name) : name.endsWith('xml') ? semd(name) : pdf(name);
    const report = await addOwnFiles(
      { archive },
      given.map((name) => file(name, bytes(name))),
    );
    expect(report.signatures).toBe(1);
    expect((await pairs()).map((one) => one.replace('(1)', '_1_'))).toEqual([pair]);
  });

  it('stays beside its own in a ZIP where names repeat', async () => {
    const [one, two] = [semd('1'), semd('2')];
    await addOwnFiles({ archive }, [
      file(
        'z.zip',
        zip({ '1/d.xml': one, '1/d.xml.sig': signature('1'), '2/d.xml': two, '2/d.xml.sig': signature('2') }),
      ),
    ]);
    const entries = await listed();
    const [first, second] = entries.filter(({ kind }) => kind === 'semd');
    const signs = entries.filter(({ kind }) => kind === 'signature').map(({ signs }) => signs);
    expect(signs).toEqual([first?.sha256, second?.sha256]);
  });

  it('is kept alone when its document is not there, and is beside it as soon as it comes', async () => {
    const alone = await addOwnFiles({ archive }, [file('a.xml.sig', signature('a'))]);
    expect(alone).toMatchObject({ signatures: 0, refused: [] });
    expect(await pairs()).toEqual([]);
    await addOwnFiles({ archive }, [file('a.xml', semd('a'))]);
    expect(await pairs()).toEqual(['a.xml ← a.xml.sig']);
  });

  it('is told to lie beside its document only where that is in the archive, and does not wait', async () => {
    const waiting: Archive = {
      ...archive,
      add: async ([document]) => {
        const id = document?.id ?? '';
        return { ok: true, value: { added: [id], duplicates: [], waiting: [id] } };
      },
    };
    const pair = [file('a.xml', semd('a')), file('a.xml.sig', signature('a'))];
    const report = await addOwnFiles({ archive: waiting }, pair);
    expect(report).toMatchObject({ added: [expect.any(String), expect.any(String)], signatures: 0 });
    await addOwnFiles({ archive }, pair.slice(0, 1));
    const [document] = await listed();
    await archive.amend(new Map([[document?.id ?? '', { removedAt: 1 }]]));
    expect(await addOwnFiles({ archive }, pair.slice(1))).toMatchObject({ signatures: 0 });
    expect(await pairs()).toEqual([]);
    expect(await addOwnFiles({ archive }, pair.slice(0, 1))).toMatchObject({ added: [expect.any(String)] });
    expect(await pairs()).toEqual(['a.xml ← a.xml.sig']);
  });

  it('comes back from the deleted ones with its document, when that is added once more', async () => {
    const pair = [file('a.xml', semd('a')), file('a.xml.sig', signature('a'))];
    await addOwnFiles({ archive }, pair);
    const [document] = await listed();
    await archive.amend(new Map([[document?.id ?? '', { removedAt: 1 }]]));
    expect((await listed()).map(({ removedAt }) => removedAt)).toEqual([1, 1]);
    await addOwnFiles({ archive }, pair.slice(0, 1));
    expect((await listed()).map(({ removedAt }) => removedAt)).toEqual([undefined, undefined]);
  });

  it('is not guessed where it could be of two', async () => {
    await addOwnFiles({ archive }, [file('a.pdf', pdf('1')), file('a.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 1))]);
    await addOwnFiles({ archive }, [file('a.sig', signature('a'))]);
    expect(await pairs()).toEqual([]);
  });
});

import 'fake-indexeddb/auto';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Patient } from '../documents';
import { type Bytes, concat, randomId, utf8 } from '../kernel';
import { sealForInbox } from '../vault';
import type { Archive } from './archive';
import { digest } from './digest';
import { type InboxStore, openInbox } from './inbox-store';
import { type IntakeParts, type Told, takeIn } from './intake';
import { linkSignatures } from './signatures';
import { lendLocks, someArchive } from './test-archive';

lendLocks();

let [{ db, session, header, open }, inbox] = [await someArchive(), null as unknown as InboxStore];
let archive: Archive;
beforeEach(async () => {
  ({ db, session, header, open } = await someArchive());
  archive = open();
  inbox = await openInbox(`inbox-${randomId()}`);
});
afterEach(async () => {
  inbox.close();
  await db.delete();
});

const factsOf = async (_: unknown, bytes: Bytes): Promise<Told> => {
  const text = new TextDecoder().decode(bytes);
  const name = /пациент (\S+)/.exec(text)?.[1];
  if (text.includes('медленно')) return 'unread';
  return name ? { title: `Осмотр ${name}`, patient: { name } } : 'nobody';
};
const pdf = (text: string) => utf8(`%PDF-1.7\n${text}`);
const signature = concat(Uint8Array.of(0x30, 0x82, 1, 0, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2), utf8('п'));
const zip = (files: Record<string, Bytes>): Bytes => Uint8Array.from(zipSync(files));
const SIGNED = { 'Осмотр.pdf': pdf('пациент Анна'), 'Осмотр.pdf.sig': signature };

async function came(bytes: Bytes): Promise<string> {
  const { recipient } = (JSON.parse(header) as { inbox: { recipient: string } }).inbox;
  const meta = { source: 'portal-download', capturedAt: 5, name: 'a.zip', contentType: null, route: 'order' } as const;
  const id = randomId();
  await inbox.put(id, await sealForInbox(recipient, { ...meta, sha256: await digest(bytes) }, bytes));
  return id;
}
const take = (more: Partial<IntakeParts> = {}) => takeIn({ archive, inbox, keys: session, factsOf, ...more });
const entries = async () => {
  const read = await archive.entries();
  return read.ok ? read.value : [];
};
const kinds = async () => (await entries()).map(({ kind }) => kind).sort();

it('a ZIP with a signature becomes the document, called by its title, and the signature beside it', async () => {
  await came(zip(SIGNED));
  const report = await take();
  expect(report).toMatchObject({ duplicates: 0, whole: 0, unreadable: [], stopped: null });
  const all = await entries();
  const [document, sign] = ['pdf', 'signature'].map((kind) => all.find((one) => one.kind === kind));
  expect(document).toMatchObject({ name: 'Осмотр.pdf', facts: { title: 'Осмотр Анна' }, capturedAt: 5 });
  for (const one of all) expect(one).toMatchObject({ source: 'portal-download', route: 'order' });
  expect(linkSignatures(all).get(document?.id ?? '')).toEqual([sign]);
  expect(report.added.sort()).toEqual(all.map(({ id }) => id).sort());
  expect(await inbox.ids()).toEqual([]);

  await came(zip({ ...SIGNED }));
  expect(await take()).toMatchObject({ added: [], duplicates: 1 });
  expect(await kinds()).toEqual(['pdf', 'signature']);
});

const whole = zip(SIGNED);
it.each([
  ['cut short', whole.slice(0, whole.length - 20)],
  ['with a damaged member', whole.map((byte, at) => (at > 40 && at < 60 ? byte ^ 0xff : byte))],
  ['that is a bomb', zip({ 'a.pdf': new Uint8Array(30 * 2 ** 20) })],
  ['of nothing', zip({})],
  ['of what is no document', zip({ 'a.txt': utf8('привет') })],
])('a ZIP %s is kept as it came, and that is said', async (_, bytes) => {
  const id = await came(bytes);
  const report = await take();
  expect(report).toMatchObject({ whole: 1, stopped: null, unreadable: [] });
  const kept = (await entries()).find(({ kind }) => kind === 'zip');
  expect(kept).toMatchObject({ id, sha256: await digest(bytes) });
  expect(await inbox.ids()).toEqual([]);
});

it('of a ZIP with something that is no document nothing is lost: what can be is a record, and the ZIP is kept too', async () => {
  const bytes = zip({ ...SIGNED, 'прочти.txt': utf8('привет') });
  await came(bytes);
  expect(await take()).toMatchObject({ whole: 1, stopped: null });
  expect(await kinds()).toEqual(['pdf', 'signature', 'zip']);
  const [kept] = (await entries()).filter(({ kind }) => kind === 'zip');
  expect(kept && (await archive.read(kept))).toEqual({ ok: true, value: bytes });
});

it.each<[string, Record<string, Bytes>, unknown]>([
  ['of another patient', { 'a.pdf': pdf('пациент Пётр'), 'a.sig': signature }, { name: 'Пётр' }],
  ['of two patients', { 'a.pdf': pdf('пациент Анна'), 'b.pdf': pdf('пациент Пётр') }, 'several'],
  ['of nobody', { 'a.pdf': pdf('справка') }, 'nobody'],
  ['that could not be read', { 'a.pdf': pdf('медленно'), 'a.sig': signature }, 'unread'],
])('a ZIP %s waits as one until it is said whose it is', async (_, files, patient) => {
  const id = await came(zip(files));
  const fits = (one: Patient | null) => one?.name === 'Анна';
  expect(await take({ fits })).toMatchObject({ added: [], waiting: [{ id, title: 'a', patient }] });
  expect([await entries(), await inbox.ids()]).toEqual([[], [id]]);
  await take({ only: new Set([id]) });
  expect([(await entries()).length, await inbox.ids()]).toEqual([Object.keys(files).length, []]);
});

it.each([0, 1, 2])(
  'dies after %i records: all is there after the next time, once, and only then out of the inbox',
  async (n) => {
    const id = await came(zip({ ...SIGNED, 'прочти.txt': utf8('привет') }));
    let left = n;
    const dying: Archive = {
      ...archive,
      add: async (documents) => (left-- > 0 ? archive.add(documents) : { ok: false, error: 'storage-full' }),
    };
    expect(await take({ archive: dying })).toMatchObject({ stopped: 'storage-full' });
    expect([(await entries()).length, await inbox.ids()]).toEqual([n, [id]]);
    expect(await take()).toMatchObject({ stopped: null });
    expect([await kinds(), await inbox.ids()]).toEqual([['pdf', 'signature', 'zip'], []]);
    const all = await entries();
    expect(linkSignatures(all).size).toBe(1);
  },
);

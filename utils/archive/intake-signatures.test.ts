import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { DocumentFacts, Patient } from '../documents';
import { type Bytes, concat, err, utf8 } from '../kernel';
import { sealForInbox } from '../vault';
import type { Archive } from './archive';
import { digest } from './digest';
import { openInbox } from './inbox-store';
import { takeIn } from './intake';
import { linkSignatures } from './signatures';
import { lendLocks, someFamily } from './test-archive';

lendLocks();

const factsOf = async (_kind: unknown, bytes: Bytes): Promise<DocumentFacts | 'nobody'> => {
  const name = /пациент (\S+)/.exec(new TextDecoder().decode(bytes))?.[1];
  return name ? { patient: { name } } : 'nobody';
};
const fits = (patient: Patient | null) => patient === null || patient.name === 'Анна';
const CMS = Uint8Array.of(0x30, 0x82, 1, 0, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2);
const bytesOf = (name: string, text: string) =>
  name.endsWith('.sig') ? concat(CMS, utf8(`${name} ${text}`)) : utf8(`%PDF-1.7 ${text}`);
const hashOf = (name: string, text: string) => digest(bytesOf(name, text));

type Come = { n: number; name: string; text?: string; signs?: string };
const idOf = (n: number) => n.toString(16).padStart(32, '0');

/** Items are looked through by their ids: `n` gives the order. */
async function someInbox() {
  const { header, parts, open, session } = await someFamily(2);
  const [mine, theirs] = parts.map(open);
  if (!mine || !theirs) throw new Error('no family');
  const inbox = await openInbox(`inbox-${crypto.randomUUID()}`);
  const { recipient } = (JSON.parse(header) as { inbox: { recipient: string } }).inbox;
  const come = async ({ n, name, text = '', signs }: Come) => {
    const bytes = bytesOf(name, text);
    const told = { source: 'own-file', capturedAt: 5, name, contentType: null, route: 'own-file' } as const;
    const meta = { ...told, sha256: await digest(bytes), ...(signs ? { signs } : {}) };
    await inbox.put(idOf(n), await sealForInbox(recipient, meta, bytes));
  };
  const take = (archive: Pick<Archive, 'add' | 'entries'> = mine, may = fits) =>
    takeIn({ archive, inbox, keys: session, factsOf, fits: may });
  const answer = (archive: Pick<Archive, 'add' | 'entries'>, ids: readonly string[]) =>
    takeIn({ archive, inbox, keys: session, factsOf, only: new Set(ids) });
  return { mine, theirs, inbox, come, take, answer };
}

/** «document ← signature», and what has none by its name. */
async function listed(archive: Archive): Promise<string[]> {
  const entries = await archive.entries();
  if (!entries.ok) return expect.fail(entries.error);
  const links = linkSignatures(entries.value);
  const beside = new Set([...links.values()].flat().map(({ id }) => id));
  return entries.value
    .filter(({ id }) => !beside.has(id))
    .map(({ id, name }) => [name, ...(links.get(id) ?? []).map((one) => one.name)].join(' ← '))
    .sort();
}

const PETER = 'пациент Пётр';

describe('a signature that comes into the inbox', () => {
  it.each([
    ['before its document', 1, 2],
    ['after it', 2, 1],
  ])('%s waits with it for the same answer, and is filed beside it', async (_, signature, document) => {
    const { mine, theirs, inbox, come, take, answer } = await someInbox();
    await come({ n: signature, name: 'a.pdf.sig' });
    await come({ n: document, name: 'a.pdf', text: PETER });
    await come({ n: 3, name: 'b.pdf' });
    await come({ n: 4, name: 'b.sig' });
    const { waiting, added } = await take();
    expect(waiting).toMatchObject([{ id: idOf(document), signatures: [idOf(signature)] }]);
    expect([added.length, await listed(mine)]).toEqual([2, ['b.pdf ← b.sig']]);
    expect((await inbox.ids()).sort()).toEqual([idOf(1), idOf(2)]);
    await answer(theirs, [idOf(1), idOf(2)]);
    expect([await listed(mine), await listed(theirs)]).toEqual([['b.pdf ← b.sig'], ['a.pdf ← a.pdf.sig']]);
    expect(await inbox.ids()).toEqual([]);
    inbox.close();
  });

  it('goes by what was told when it came, not by a name that another document has too', async () => {
    const { mine, inbox, come, take } = await someInbox();
    await come({ n: 1, name: 'a.pdf', text: PETER });
    await come({ n: 2, name: 'a.pdf', text: 'пациент Анна' });
    await come({ n: 3, name: 'a.pdf.sig', signs: await hashOf('a.pdf', 'пациент Анна') });
    await come({ n: 4, name: 'a.sig', signs: await hashOf('a.pdf', PETER) });
    expect((await take()).waiting).toMatchObject([{ id: idOf(1), signatures: [idOf(4)] }]);
    expect(await listed(mine)).toEqual(['a.pdf ← a.pdf.sig']);
    inbox.close();
  });

  it('in a family is asked about alone, and not where its document is known', async () => {
    const { mine, inbox, come, take } = await someInbox();
    await come({ n: 1, name: 'a.pdf', text: 'пациент Анна' });
    await come({ n: 2, name: 'a.sig' });
    await come({ n: 3, name: 'c.sig' });
    const { waiting } = await take(mine, (patient) => patient?.name === 'Анна');
    expect(waiting).toMatchObject([{ id: idOf(3), patient: 'nobody' }]);
    expect(await listed(mine)).toEqual(['a.pdf ← a.sig']);
    inbox.close();
  });

  it.each([
    ['of nothing that is here', 'c.sig', ['a.pdf', 'c.sig']],
    ['that could be of two, one of which waits', 'a.pdf.sig', ['a.pdf', 'a.pdf.sig']],
  ])('%s is filed alone and guessed at by nobody', async (_, name, then) => {
    const { mine, inbox, come, take } = await someInbox();
    await come({ n: 1, name: 'a.pdf', text: PETER });
    await come({ n: 2, name: 'a.pdf', text: 'пациент Анна' });
    await come({ n: 3, name });
    const { waiting } = await take();
    expect(waiting).toMatchObject([{ id: idOf(1), signatures: [] }]);
    const entries = await mine.entries();
    expect(entries.ok && entries.value.map((one) => one.name)).toEqual(then);
    expect(entries.ok && entries.value.every(({ signs }) => signs === undefined)).toBe(true);
    inbox.close();
  });

  it.each([
    ['the document', 0],
    ['the signature', 1],
  ])('is asked about once more when all ends before %s is filed, and never parted', async (_, filed) => {
    const { mine, theirs, inbox, come, take, answer } = await someInbox();
    await come({ n: 1, name: 'a.pdf', text: PETER });
    await come({ n: 2, name: 'a.pdf.sig' });
    await take();
    let left = filed;
    const dying: Pick<Archive, 'add' | 'entries'> = {
      entries: theirs.entries,
      add: (documents) => (left-- > 0 ? theirs.add(documents) : Promise.resolve(err('gone' as const))),
    };
    expect(await answer(dying, [idOf(1), idOf(2)])).toMatchObject({ stopped: 'gone' });
    expect((await take()).waiting).toMatchObject([{ id: idOf(1), signatures: [idOf(2)] }]);
    expect(await listed(mine)).toEqual([]);
    await answer(theirs, [idOf(1), idOf(2)]);
    expect(await listed(theirs)).toEqual(['a.pdf ← a.pdf.sig']);
    inbox.close();
  });

  it('leaves the inbox before its document does, whatever comes between', async () => {
    const { theirs, inbox, come, answer } = await someInbox();
    await come({ n: 1, name: 'a.pdf', text: PETER });
    await come({ n: 2, name: 'a.pdf.sig' });
    const gone: string[] = [];
    const remove = inbox.remove.bind(inbox);
    inbox.remove = (id) => {
      gone.push(id);
      return remove(id);
    };
    expect(await answer(theirs, [idOf(1), idOf(2)])).toMatchObject({ stopped: null });
    expect(gone).toEqual([idOf(2), idOf(1)]);
    expect(await inbox.ids()).toEqual([]);
    inbox.close();
  });
});

import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Patient } from '../documents';
import { randomId, utf8 } from '../kernel';
import { sealForInbox } from '../vault';
import { digest } from './digest';
import { openInbox } from './inbox-store';
import { type Told, takeIn } from './intake';
import { keepWhole } from './keeper';
import { documentOf, lendLocks, someFamily } from './test-archive';

lendLocks();

const factsOf = async (_kind: unknown, bytes: Uint8Array): Promise<Told> => {
  const text = new TextDecoder().decode(bytes);
  const name = /пациент (\S+)/.exec(text)?.[1];
  if (text.includes('медленно')) return 'unread';
  return name
    ? { title: `Осмотр ${name}`, patient: { name } }
    : text.includes('заголовок')
      ? { title: 'Справка' }
      : 'nobody';
};

async function inboxWith(header: string, texts: readonly string[]) {
  const inbox = await openInbox(`inbox-${randomId()}`);
  const { recipient } = (JSON.parse(header) as { inbox: { recipient: string } }).inbox;
  const meta = { source: 'portal-download', capturedAt: 5, name: 'a.pdf', contentType: null, route: 'health' } as const;
  for (const text of texts) {
    const bytes = utf8(`%PDF-1.7 ${text}`);
    await inbox.put(randomId(), await sealForInbox(recipient, { ...meta, sha256: await digest(bytes) }, bytes));
  }
  return inbox;
}

describe('intake for one of several persons', () => {
  it('keeps what names another patient in the inbox until it is said whose it is', async () => {
    const { header, parts, open, session } = await someFamily(2);
    const [mine, theirs] = parts.map(open);
    if (!mine || !theirs) throw new Error('no family');
    const inbox = await inboxWith(header, ['пациент Анна', 'пациент Пётр', 'без имени']);
    const fits = (patient: Patient | null) => patient === null || patient.name === 'Анна';
    const first = await takeIn({ archive: mine, inbox, keys: session, factsOf, fits });
    expect(first.added).toHaveLength(2);
    expect(first.waiting).toMatchObject([{ title: 'Осмотр Пётр', patient: { name: 'Пётр' } }]);
    const [waits] = first.waiting;
    expect(await inbox.ids()).toEqual([waits?.id]);
    const only = new Set([waits?.id ?? '']);
    expect(await takeIn({ archive: theirs, inbox, keys: session, factsOf, only })).toMatchObject({ waiting: [] });
    expect(await inbox.ids()).toEqual([]);
    expect(await theirs.entries()).toMatchObject({ value: [{ facts: { patient: { name: 'Пётр' } } }] });
    inbox.close();
  });

  it('asks about what names nobody, and tells it from what could not be read', async () => {
    const { header, parts, open, session } = await someFamily(2);
    const [mine, theirs] = parts.map(open);
    if (!mine || !theirs) throw new Error('no family');
    const inbox = await inboxWith(header, ['без имени', 'заголовок', 'медленно', 'пациент Анна']);
    const fits = (patient: Patient | null) => patient?.name === 'Анна';
    const { added, waiting } = await takeIn({ archive: mine, inbox, keys: session, factsOf, fits });
    expect(added).toHaveLength(1);
    expect(waiting.map(({ title, patient }) => `${title}: ${patient}`).sort()).toEqual([
      'a: nobody',
      'a: unread',
      'Справка: nobody',
    ]);
    // No later run files them, whoever is on the screen, until it is said whose they are.
    await takeIn({ archive: theirs, inbox, keys: session, factsOf, fits: (patient) => patient?.name === 'Пётр' });
    expect((await inbox.ids()).sort()).toEqual(waiting.map(({ id }) => id).sort());
    const only = new Set(waiting.map(({ id }) => id));
    expect((await takeIn({ archive: theirs, inbox, keys: session, factsOf, only })).added).toHaveLength(3);
    const entries = await theirs.entries();
    // One that could not be read is asked what it says once more, later; one that says something is not.
    expect(entries.ok && entries.value.map(({ facts }) => facts?.title ?? '-').sort()).toEqual(['-', '-', 'Справка']);
    inbox.close();
  });

  it('files for a person only what fits, in any order of documents and answers', async () => {
    const name = fc.constantFrom('Анна', 'Пётр', 'Олег');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(name, fc.nat(50)), { maxLength: 6, selector: String }),
        name,
        async (all, owner) => {
          const { header, parts, open, session, db } = await someFamily(1);
          const [archive] = parts.map(open);
          if (!archive) throw new Error('nobody');
          const inbox = await inboxWith(
            header,
            all.map(([who, n]) => `пациент ${who} ${n}`),
          );
          const report = await takeIn({
            archive,
            inbox,
            keys: session,
            factsOf,
            fits: (patient) => patient?.name === owner,
          });
          const entries = await archive.entries();
          const filed = entries.ok ? entries.value.map(({ facts }) => facts?.patient?.name) : [];
          expect(filed.every((one) => one === owner)).toBe(true);
          expect(filed.length + report.waiting.length).toBe(all.length);
          expect((await inbox.ids()).sort()).toEqual(report.waiting.map(({ id }) => id).sort());
          inbox.close();
          await db.delete();
        },
      ),
      { numRuns: 15 },
    );
  });
});

it('does not open again what is known to wait, until it may be filed', async () => {
  const { header, parts, open, session } = await someFamily(2);
  const [mine] = parts.map(open);
  if (!mine) throw new Error('nobody');
  const inbox = await inboxWith(header, ['пациент Пётр', 'без имени']);
  let opened = 0;
  const keys: Pick<typeof session, 'openInbox'> = {
    openInbox(sealed) {
      opened++;
      return session.openInbox(sealed);
    },
  };
  const fitsNobody = () => false;
  const { waiting } = await takeIn({ archive: mine, inbox, keys, factsOf, fits: fitsNobody });
  const again = await takeIn({ archive: mine, inbox, keys, factsOf, fits: fitsNobody, known: waiting });
  expect([opened, again.waiting]).toEqual([2, waiting]);
  const fits = (patient: Patient | null) => patient?.name === 'Пётр';
  expect((await takeIn({ archive: mine, inbox, keys, factsOf, fits, known: waiting })).added).toHaveLength(1);
  expect(opened).toBe(3);
  inbox.close();
});

it('looking after one person leaves the second copies of the others, and takes their rows for no strays', async () => {
  const { parts, open, copies, db } = await someFamily(2);
  const [mine, theirs] = parts.map(open);
  if (!mine || !theirs) throw new Error('no family');
  await mine.add([await documentOf('анализ')]);
  await theirs.add([await documentOf('осмотр')]);
  const before = copies.files.size;
  const notes = { read: async () => undefined, write: async () => undefined };
  const keeper = keepWhole({ db, archives: () => [mine, theirs], copies, notes });
  await keeper.tend();
  expect(copies.files.size).toBe(before);
  expect(keeper.health().strays).toBe(0);
});

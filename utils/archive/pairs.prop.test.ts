import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomId } from '../kernel';
import type { Archive, NewDocument } from './archive';
import type { Entry } from './catalogue';
import { moveRecords } from './move';
import type { ArchiveParts } from './parts';
import { besides, linkSignatures } from './signatures';
import { documentOf, lendLocks, someArchive, someFamily } from './test-archive';
import { emptyTrash, KEPT_DELETED } from './trash';

lendLocks();

const TEXTS = ['анализ', 'осмотр', 'справка'];
const step = fc.record({
  kind: fc.constantFrom('add' as const, 'hide' as const, 'show' as const, 'remove' as const, 'move' as const),
  whose: fc.nat(1),
  text: fc.constantFrom(...TEXTS),
});

/** `told`: all have one name, and only what was written down tells whose a signature is. Else only the name does. */
async function pairOf(text: string, told: boolean): Promise<[NewDocument, NewDocument]> {
  const name = told ? 'документ.xml' : `${text}.xml`;
  const document = await documentOf(text, { name, kind: 'semd' });
  const signs = told ? { signs: document.sha256 } : {};
  return [document, await documentOf(`подпись: ${text}`, { name: `${name}.sig`, kind: 'signature', ...signs })];
}

async function entriesIn(archive: Archive): Promise<readonly Entry[]> {
  const entries = await archive.entries();
  return entries.ok ? entries.value : expect.fail(entries.error);
}

const removal = (ids: readonly string[], removedAt: number | null) => new Map(ids.map((id) => [id, { removedAt }]));

describe('a document and its signature', () => {
  it('are never parted, whatever is done to the document', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.boolean(), async (steps, told) => {
        const { parts, open, db } = await someFamily(2);
        for (const [at, { kind, whose, text }] of steps.entries()) {
          const [from, to] = [parts[whose], parts[1 - whose]] as [ArchiveParts, ArchiveParts];
          const archive = open(from);
          const { id } = (await entriesIn(archive)).find(({ title }) => title === text) ?? {};
          if (kind === 'add') for (const one of await pairOf(text, told)) await archive.add([one]);
          else if (id === undefined) continue;
          else if (kind === 'remove') await archive.remove([id]);
          else if (kind === 'move') expect(await moveRecords(from, to, [id])).toMatchObject({ ok: true });
          else await archive.amend(removal([id], kind === 'hide' ? at : null));
          for (const one of parts) {
            const entries = await entriesIn(open(one));
            const links = linkSignatures(entries);
            for (const [of, all] of links) {
              const document = entries.find((entry) => entry.id === of);
              expect(all).toMatchObject([{ title: `подпись: ${document?.title}` }]);
              expect(all[0]?.removedAt).toBe(document?.removedAt);
            }
            expect(links.size * 2).toBe(entries.length);
          }
        }
        await db.delete();
      }),
      {
        numRuns: 30,
        // Chance seldom makes it: what goes over meets its twins in the trash.
        examples: [
          [
            [
              { kind: 'add', whose: 0, text: 'анализ' },
              { kind: 'add', whose: 1, text: 'анализ' },
              { kind: 'hide', whose: 1, text: 'анализ' },
              { kind: 'move', whose: 0, text: 'анализ' },
            ],
            true,
          ],
        ],
      },
    );
  });

  it('that were found by their name stay a pair beside others of that name', async () => {
    const { parts, open } = await someFamily(2);
    const [from, to] = parts as [ArchiveParts, ArchiveParts];
    const [document, signature] = await pairOf('анализ', false);
    await open(from).add([document, signature]);
    const namesake = () => documentOf(`другой ${randomId()}`, { name: document.name, kind: 'semd' });
    for (const whose of parts) await open(whose).add([await namesake()]);
    const [mine] = await entriesIn(open(from));
    // Beside a namesake it is not known whose it is by the name alone.
    expect(linkSignatures(await entriesIn(open(from))).size).toBe(0);
    const other = (await entriesIn(open(from))).filter(({ title }) => title.startsWith('другой'));
    await open(from).remove(other.map(({ id }) => id));
    await open(from).amend(removal([mine?.id ?? ''], 5));
    await open(from).add([await namesake()]);
    await open(from).amend(removal([mine?.id ?? ''], null));
    expect([...linkSignatures(await entriesIn(open(from))).keys()]).toEqual([mine?.id]);
    await moveRecords(from, to, [mine?.id ?? '']);
    expect(linkSignatures(await entriesIn(open(to))).size).toBe(1);
  });

  it('go for good together, and their bytes too', async () => {
    const { open, db } = await someArchive();
    const [document, signature] = await pairOf('анализ', true);
    const { id } = document;
    await open().add([document, signature]);
    await open().amend(removal([id], 7));
    expect(await emptyTrash(open(), () => 7 + KEPT_DELETED)).toMatchObject({ ok: true });
    expect(await entriesIn(open())).toEqual([]);
    expect([await db.objects.get(id), await db.objects.get(signature.id)]).toEqual([undefined, undefined]);
  });

  it('move in one transaction: what is not written leaves both where they were', async () => {
    const { parts, open, db } = await someFamily(2);
    const [from, to] = parts as [ArchiveParts, ArchiveParts];
    const pair = await pairOf('анализ', true);
    const ids = pair.map(({ id }) => id);
    await open(from).add(pair);
    const transaction = () => Promise.reject(new DOMException('x', 'QuotaExceededError'));
    const full = { ...from, db: Object.assign(Object.create(db), { transaction }) };
    expect(await moveRecords(full, to, ids.slice(0, 1))).toEqual({ ok: false, error: 'storage-full' });
    expect((await entriesIn(open(from))).map(({ id }) => id)).toEqual(ids);
    expect(await entriesIn(open(to))).toEqual([]);
  });

  it('come back together where a document goes over to its twin among the deleted ones', async () => {
    const { parts, open } = await someFamily(2);
    const [from, to] = parts as [ArchiveParts, ArchiveParts];
    const [document, signature] = await pairOf('анализ', true);
    await open(from).add([{ ...document, id: randomId(), bytes: document.bytes.slice() }]);
    await open(to).add([document, signature]);
    await open(to).amend(removal([document.id], 5));
    const [mine] = await entriesIn(open(from));
    expect(await moveRecords(from, to, [mine?.id ?? ''])).toMatchObject({ ok: true });
    expect((await entriesIn(open(to))).map(({ removedAt }) => removedAt)).toEqual([undefined, undefined]);
  });

  it('move without each other only where the signature cannot be read, which stays in sight', async () => {
    const { parts, open, db, copies } = await someFamily(2);
    const [from, to] = parts as [ArchiveParts, ArchiveParts];
    const pair = await pairOf('анализ', true);
    const [{ id }, signature] = pair;
    await open(from).add(pair);
    copies.files.clear();
    await db.objects.update(signature.id, { ct: Uint8Array.of(1, 2, 3) });
    expect(await moveRecords(from, to, [id])).toMatchObject({ ok: true, value: [expect.any(String)] });
    expect(await entriesIn(open(from))).toMatchObject([{ id: signature.id }]);
    expect(await entriesIn(open(to))).toMatchObject([{ title: 'анализ' }]);
  });
});

describe('what is a pair', () => {
  const one = (id: string, more: Partial<Entry>) =>
    ({ id, name: `${id}.xml`, kind: 'semd', sha256: `hash of ${id}`, ...more }) as Entry;
  const signature = (more: Partial<Entry>) => one('s', { name: 'a.xml.sig', kind: 'signature', ...more });

  it.each<[string, Entry[], boolean]>([
    ['both here, by name', [one('a', {}), signature({})], true],
    ['both deleted, by name', [one('a', { removedAt: 1 }), signature({ removedAt: 2 })], true],
    ['a signature that came after its document was deleted', [one('a', { removedAt: 1 }), signature({})], false],
    ['one deleted while it lay alone', [one('a', {}), signature({ removedAt: 1 })], false],
    ['as told', [one('a', {}), signature({ name: 'z.sig', signs: 'hash of a' })], true],
    ['told to be of another that is gone, of the same name', [one('a', {}), signature({ signs: 'hash of b' })], false],
    ['told to be of a deleted one', [one('a', { removedAt: 1 }), signature({ signs: 'hash of a' })], false],
    ['beside a deleted namesake', [one('a', {}), one('b', { name: 'a.xml', removedAt: 1 }), signature({})], true],
  ])('%s', (_, entries, isPair) => {
    expect(besides(entries, new Set(['a']))).toEqual(new Map(isPair ? [['s', 'hash of a']] : []));
  });
});

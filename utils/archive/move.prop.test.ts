import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../vault';
import type { Archive } from './archive';
import { moveRecords } from './move';
import type { ArchiveParts } from './parts';
import { documentOf, lendLocks, someFamily } from './test-archive';

lendLocks();

const TEXTS = ['анализ', 'осмотр', 'справка', 'выписка', 'снимок'];
type Step =
  | { kind: 'add'; whose: number; text: string }
  | { kind: 'move'; from: number; to: number; nth: number }
  | { kind: 'hide' | 'show' | 'remove'; whose: number; nth: number }
  | { kind: 'lock' };
const who = fc.nat(2);
const step = fc.oneof<fc.Arbitrary<Step>[]>(
  fc.record({ kind: fc.constant('add' as const), whose: who, text: fc.constantFrom(...TEXTS) }),
  fc.record({ kind: fc.constant('move' as const), from: who, to: who, nth: fc.nat(4) }),
  fc.record({ kind: fc.constantFrom('hide' as const, 'show' as const, 'remove' as const), whose: who, nth: fc.nat(4) }),
  fc.constant({ kind: 'lock' as const }),
);

describe('records of several persons', () => {
  it('belong to one each, and no sequence of operations opens one with the key of another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const family = await someFamily(3);
        const model: string[][] = [[], [], []];
        let open = family.parts.map(family.open);
        for (const one of steps) {
          await play(one, { model, open, parts: family.parts });
          if (one.kind === 'lock') open = family.parts.map(family.open);
        }
        for (const [at, archive] of family.parts.map(family.open).entries()) {
          expect(await textsOf(archive)).toEqual(model[at]);
          await expectOwnKey(archive, at, family.parts);
        }
        await family.db.delete();
      }),
      { numRuns: 25 },
    );
  });

  it('that are moved leave a tombstone, keep what is told of them, and are in one list after a failed write', async () => {
    const { parts, open, db } = await someFamily(2);
    const [mine, theirs] = parts;
    if (!mine || !theirs) throw new Error('no family');
    await open(mine).add([await documentOf('анализ', { facts: { title: 'Кровь' } })]);
    const [entry] = await entriesIn(open(mine));
    if (!entry) throw new Error('nothing kept');
    const full = {
      ...mine,
      db: Object.assign(Object.create(db), {
        transaction: () => Promise.reject(new DOMException('x', 'QuotaExceededError')),
      }),
    };
    expect(await moveRecords(full, theirs, [entry.id])).toEqual({ ok: false, error: 'storage-full' });
    expect([await textsOf(open(mine)), await textsOf(open(theirs))]).toEqual([['анализ'], []]);
    expect(await moveRecords(mine, mine, [entry.id])).toMatchObject({ ok: false });
    expect(await moveRecords(mine, theirs, [entry.id])).toMatchObject({ ok: true });
    expect(await entriesIn(open(theirs))).toMatchObject([{ facts: { title: 'Кровь' } }]);
    expect(await db.objects.get(entry.id)).toBeUndefined();
    await db.delete();
  });
});

type World = { model: string[][]; open: Archive[]; parts: ArchiveParts[] };

async function play(one: Step, { model, open, parts }: World): Promise<void> {
  if (one.kind === 'lock') return;
  if (one.kind === 'add') {
    await open[one.whose]?.add([await documentOf(one.text)]);
    if (!model[one.whose]?.includes(one.text)) model[one.whose]?.push(one.text);
    return;
  }
  const whose = one.kind === 'move' ? one.from : one.whose;
  const archive = open[whose];
  const entry = archive && (await entriesIn(archive))[one.nth];
  if (!archive || !entry) return;
  if (one.kind === 'hide') await archive.amend(new Map([[entry.id, { removedAt: 1 }]]));
  if (one.kind === 'show') await archive.amend(new Map([[entry.id, { removedAt: null }]]));
  if (one.kind === 'remove') await archive.remove([entry.id]);
  if (one.kind === 'move') {
    const [from, to] = [parts[one.from], parts[one.to]];
    if (!from || !to || from === to) return;
    await moveRecords(from, to, [entry.id]);
    if (!model[one.to]?.includes(entry.title)) model[one.to]?.push(entry.title);
  }
  if (one.kind === 'remove' || one.kind === 'move')
    model[whose] = (model[whose] ?? []).filter((text) => text !== entry.title);
}

async function entriesIn(archive: Archive) {
  const entries = await archive.entries();
  return entries.ok ? entries.value : expect.fail(entries.error);
}

/** Read from the bodies, not from the list. */
async function textsOf(archive: Archive): Promise<string[]> {
  const texts: string[] = [];
  for (const entry of await entriesIn(archive)) {
    const read = await archive.read(entry);
    texts.push(read.ok ? new TextDecoder().decode(read.value) : read.error);
  }
  return texts;
}

async function expectOwnKey(archive: Archive, at: number, parts: ArchiveParts[]): Promise<void> {
  for (const { id, revision, generation } of await entriesIn(archive)) {
    const row = await parts[at]?.db.objects.get(id);
    for (const [other, { keys, person }] of parts.entries()) {
      const ref = { personId: person as PersonId, recordId: id as never, part: 'body' as const, revision, generation };
      const opened = row && (await keys.open(ref, row.ct.slice()));
      expect(opened?.ok).toBe(other === at);
    }
  }
}

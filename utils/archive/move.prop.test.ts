import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../vault';
import type { Archive } from './archive';
import { moveRecords } from './move';
import type { ArchiveParts } from './parts';
import { documentOf, lendLocks, someFamily } from './test-archive';

lendLocks();

/** Few, so that two persons often have the same. */
const TEXTS = ['анализ', 'осмотр', 'справка'];
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

/** Chance seldom makes it: what goes over meets its twin in the trash. */
const intoTrash: Step[] = [
  { kind: 'add', whose: 0, text: 'анализ' },
  { kind: 'add', whose: 1, text: 'анализ' },
  { kind: 'hide', whose: 1, nth: 0 },
  { kind: 'move', from: 0, to: 1, nth: 0 },
];

describe('records of several persons', () => {
  it('belong to one each, and no sequence of operations opens one with the key of another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const family = await someFamily(3);
        const model: Held[][] = [[], [], []];
        let open = family.parts.map(family.open);
        for (const one of steps) {
          await play(one, { model, open, parts: family.parts });
          if (one.kind === 'lock') open = family.parts.map(family.open);
        }
        for (const [at, archive] of family.parts.map(family.open).entries()) {
          expect(await heldBy(archive)).toEqual(model[at]);
          await expectOwnKey(archive, at, family.parts);
        }
        await family.db.delete();
      }),
      { numRuns: 40, examples: [[intoTrash]] },
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
    expect([await heldBy(open(mine)), await heldBy(open(theirs))]).toEqual([[{ text: 'анализ', deleted: false }], []]);
    expect(await moveRecords(mine, mine, [entry.id])).toMatchObject({ ok: false });
    expect(await moveRecords(mine, theirs, [entry.id])).toMatchObject({ ok: true });
    expect(await entriesIn(open(theirs))).toMatchObject([{ facts: { title: 'Кровь' } }]);
    expect(await db.objects.get(entry.id)).toBeUndefined();
    await db.delete();
  });

  it.each([
    ['live', undefined, 1, undefined],
    ['deleted later', 9, 5, 9],
    ['deleted before', 5, 9, 9],
    ['deleted', 5, undefined, undefined],
  ])('that are %s leave the other a twin that goes no sooner than they would have', async (_, mine, theirs, then) => {
    const { parts, open, db } = await someFamily(2);
    const [from, to] = parts;
    if (!from || !to) throw new Error('no family');
    for (const [whose, removedAt] of [
      [from, mine],
      [to, theirs],
    ] as const) {
      await open(whose).add([await documentOf('анализ'), await documentOf('осмотр')]);
      const [entry] = await entriesIn(open(whose));
      await open(whose).amend(new Map([[entry?.id ?? '', { removedAt: removedAt ?? null }]]));
    }
    const [going] = await entriesIn(open(from));
    expect(await moveRecords(from, to, [going?.id ?? ''])).toEqual({ ok: true, value: [] });
    expect((await entriesIn(open(from))).map(({ title }) => title)).toEqual(['осмотр']);
    expect((await entriesIn(open(to))).map(({ title, removedAt }) => [title, removedAt])).toEqual([
      ['анализ', then],
      ['осмотр', undefined],
    ]);
    await db.delete();
  });
});

/** What a person has: a deleted document goes for good some day and counts for nothing. */
type Held = { text: string; deleted: boolean };
type World = { model: Held[][]; open: Archive[]; parts: ArchiveParts[] };

/** What is kept once more, or given by another, is there and not in the trash. */
function kept(whose: Held[], text: string): Held[] {
  const there = whose.some((one) => one.text === text);
  return there ? marked(whose, text, false) : [...whose, { text, deleted: false }];
}
const marked = (whose: Held[], text: string, deleted: boolean): Held[] =>
  whose.map((one) => (one.text === text ? { text, deleted } : one));

async function play(one: Step, { model, open, parts }: World): Promise<void> {
  if (one.kind === 'lock') return;
  if (one.kind === 'add') {
    await open[one.whose]?.add([await documentOf(one.text)]);
    model[one.whose] = kept(model[one.whose] ?? [], one.text);
    return;
  }
  const whose = one.kind === 'move' ? one.from : one.whose;
  const archive = open[whose];
  const entry = archive && (await entriesIn(archive))[one.nth];
  if (!archive || !entry) return;
  const mine = model[whose] ?? [];
  const rest = mine.filter(({ text }) => text !== entry.title);
  if (one.kind === 'hide' || one.kind === 'show') {
    await archive.amend(new Map([[entry.id, { removedAt: one.kind === 'hide' ? 1 : null }]]));
    model[whose] = marked(mine, entry.title, one.kind === 'hide');
  }
  if (one.kind === 'remove') {
    await archive.remove([entry.id]);
    model[whose] = rest;
  }
  if (one.kind === 'move') {
    const [from, to] = [parts[one.from], parts[one.to]];
    if (!from || !to || from === to) return;
    await moveRecords(from, to, [entry.id]);
    const theirs = model[one.to] ?? [];
    const comes = { text: entry.title, deleted: entry.removedAt !== undefined };
    const there = theirs.some(({ text }) => text === entry.title);
    model[whose] = rest;
    if (!comes.deleted) model[one.to] = kept(theirs, entry.title);
    else if (!there) model[one.to] = [...theirs, comes];
  }
}

async function entriesIn(archive: Archive) {
  const entries = await archive.entries();
  return entries.ok ? entries.value : expect.fail(entries.error);
}

/** Read from the bodies, not from the list. */
async function heldBy(archive: Archive): Promise<Held[]> {
  const held: Held[] = [];
  for (const entry of await entriesIn(archive)) {
    const read = await archive.read(entry);
    const text = read.ok ? new TextDecoder().decode(read.value) : read.error;
    held.push({ text, deleted: entry.removedAt !== undefined });
  }
  return held;
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

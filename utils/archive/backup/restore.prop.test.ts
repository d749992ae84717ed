import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ok, randomId, utf8 } from '../../kernel';
import type { ArchiveDb } from '../archive-db';
import type { ArchiveParts } from '../parts';
import type { StagedMark } from '../staged-mark';
import { sweepLeftovers } from '../staging';
import { documentOf, lendLocks, memoryMark, someFamily } from '../test-archive';
import { catchUp, strayRows } from '../upkeep';
import type { BackupDocument } from './metadata';
import { planRestore, restoreInto } from './restore';

lendLocks();

/** Ends everything at a write: that one and each that is tried after it do not happen. */
type Death = { at: number; writes: number };

class Dead extends Error {}

const blow = (death: Death): void => {
  if (++death.writes > death.at) throw new Dead('killed');
};

/** Before each change of rows; the transaction it is in goes with it. */
function deadly(db: ArchiveDb, death: () => Death | null): void {
  db.use({
    stack: 'dbcore',
    name: 'death',
    create: (core) => ({
      ...core,
      table(name) {
        const table = core.table(name);
        return {
          ...table,
          mutate(request) {
            const now = death();
            if (now) blow(now);
            return table.mutate(request);
          },
        };
      },
    }),
  });
}

type Plan = { here: number; trashed: number; copied: readonly number[]; each: number; second: number; bare: boolean };

const plans: fc.Arbitrary<Plan> = fc.record({
  /** Documents the first person has, the first of which are deleted. */
  here: fc.nat(3),
  trashed: fc.nat(2),
  /** Documents of the copy: by number, so that some are here already. */
  copied: fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 6 }),
  each: fc.integer({ min: 1, max: 3 }),
  /** Documents of the copy that are the second person's. */
  second: fc.nat(2),
  bare: fc.boolean(),
});

/** An archive of two and a copy; `restore` is a whole restore, dying where it is told to. */
async function scene({ here, trashed, copied, each, second, bare }: Plan) {
  const family = await someFamily(2);
  const [mine, theirs] = family.parts as [ArchiveParts, ArchiveParts];
  let death: Death | null = null;
  const archives = () => [family.open(mine), family.open(theirs)] as const;
  const numbered = (n: number) => documentOf(`документ ${n}`);
  const [first, other] = archives();
  const had = await Promise.all(Array.from({ length: here }, (_, n) => numbered(n)));
  if (had.length > 0) await first.add(had);
  const gone = had.slice(0, trashed).map(({ id }) => [id, { removedAt: 1 }] as const);
  await first.amend(new Map(gone));
  if (!bare) await other.add([await documentOf('давно здесь')]);
  deadly(family.db, () => death);
  // Middleware is taken in when a database is opened.
  family.db.close();
  await family.db.open();

  const mark = memoryMark();
  const guarded =
    <T extends unknown[]>(work: (...given: T) => Promise<void>) =>
    async (...given: T) => {
      if (death) blow(death);
      await work(...given);
    };
  const dyingMark: StagedMark = { read: mark.read, write: guarded(mark.write), clear: guarded(mark.clear) };
  const dying = (parts: ArchiveParts): ArchiveParts => ({
    ...parts,
    sentinel: { read: parts.sentinel.read, write: guarded(parts.sentinel.write) },
  });
  const bytes = new Map(copied.map((n) => [`${n}`, utf8(`документ ${n}`)]));
  const all = await Promise.all(
    copied.map(async (n) => {
      const { bytes: body, ...told } = await numbered(n);
      return { ...told, id: randomId(), file: `${n}`, size: body.length } as BackupDocument;
    }),
  );
  const entriesOf = async (at: 0 | 1) => {
    const entries = await archives()[at].entries();
    if (!entries.ok) throw new Error(entries.error);
    return entries.value.filter(({ removedAt }) => removedAt === undefined);
  };
  return {
    ...family,
    mark,
    all,
    archives,
    titles: async () =>
      [await entriesOf(0), await entriesOf(1)].map((entries) => entries.map(({ title }) => title).sort()),
    async restore(at: number) {
      const sets = [all.slice(second), all.slice(0, second)] as const;
      const destinations = await Promise.all(
        sets.map(async (set, n) => ({
          parts: dying(n === 0 ? mine : theirs),
          plan: planRestore(await entriesOf(n as 0 | 1), set),
        })),
      );
      const files = async function* () {
        for (const { file } of all) yield { file, bytes: (bytes.get(file) ?? utf8('')).slice() };
      };
      death = { at, writes: 0 };
      const into = { db: family.db, mark: dyingMark, archives: archives(), destinations };
      const done = await restoreInto({ ...into, batch: { documents: each, bytes: 10_000 } }, files());
      const { writes } = death;
      death = null;
      return { done, died: writes > at };
    },
  };
}

it('a restore that dies at any write has happened as a whole or not at all; the next opening leaves no trace', async () => {
  let deaths = 0;
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      for (let at = 0; ; at++) {
        const one = await scene(plan);
        const before = await one.titles();
        const whole = before.map((titles, n) => {
          const theirs = n === 0 ? one.all.slice(plan.second) : one.all.slice(0, plan.second);
          return [...new Set([...titles, ...theirs.map(({ title }) => title)])].sort();
        });
        const { done, died } = await one.restore(at);
        const after = await one.titles();
        // One list of one moment: never one person's documents without the other's.
        expect([before, whole]).toContainEqual(after);
        if (done.ok) expect(after).toEqual(whole);

        const archives = one.archives();
        await sweepLeftovers({ db: one.db, mark: one.mark, archives });
        expect([one.mark.lies, await strayRows(one.db, archives)]).toEqual([null, ok([])]);
        expect(await one.titles()).toEqual(after);
        for (const archive of archives) {
          const entries = await archive.entries();
          for (const entry of entries.ok ? entries.value : []) expect((await archive.read(entry)).ok).toBe(true);
          expect(archive.findings()).toEqual([]);
        }
        const again = await one.restore(Number.POSITIVE_INFINITY);
        expect([again.done.ok, await one.titles()]).toEqual([true, whole]);
        expect(await catchUp({ db: one.db, copies: one.copies, archives })).toMatchObject({ ok: true });
        expect((await one.copies.names()).size).toBe(await one.db.objects.count());
        await one.db.delete();
        if (!died) break;
        deaths++;
      }
    }),
    { numRuns: 12 },
  );
  expect(deaths).toBeGreaterThan(60);
}, 120_000);

it('what is laid ready is left alone by other pages, and swept only when nobody is at it', async () => {
  const { db, restore, mark, archives, titles } = await scene({
    ...{ here: 1, trashed: 0, copied: [4, 5, 6], each: 1, second: 1, bare: false },
  });
  const before = await titles();
  // Two empty-handed writes of the lists are none; the mark, then one row, then death.
  await restore(2);
  const left = (await strayRows(db, archives())) as { value: string[] };
  expect(left.value).toHaveLength(1);
  expect(await strayRows(db, archives(), mark.lies?.ids)).toEqual(ok([]));
  let finish = () => {};
  const underWay = navigator.locks.request('archive-restore', () => new Promise<void>((end) => (finish = end)));
  await sweepLeftovers({ db, mark, archives: archives() });
  expect(await strayRows(db, archives())).toEqual(ok(left.value));
  finish();
  await underWay;
  await sweepLeftovers({ db, mark, archives: archives() });
  expect([await strayRows(db, archives()), await titles()]).toEqual([ok([]), before]);
});

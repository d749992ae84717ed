import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import type { SealedObject } from './archive-db';
import type { Entry } from './catalogue';
import { documentOf, lendLocks, someArchive } from './test-archive';

lendLocks();
vi.setConfig({ testTimeout: 60_000 });

type Place = Awaited<ReturnType<typeof someArchive>>;
let place: Place;
/** The store after each document, so that any row can be put back to an earlier state. */
const history: SealedObject[][] = [];
let files: [string, SealedObject['ct']][] = [];
let sentinel: Place['sentinel']['lies'];
let entries: readonly Entry[] = [];

const byId = (rows: readonly SealedObject[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
const newest = () => history.at(-1) ?? [];

beforeAll(async () => {
  place = await someArchive();
  const archive = place.open();
  for (const title of ['Анализ', 'Осмотр', 'Выписка', 'Снимок']) {
    await archive.add([await documentOf(title)]);
    history.push(byId(await place.db.objects.toArray()));
  }
  files = [...place.copies.files];
  sentinel = place.sentinel.lies;
  const read = await archive.entries();
  if (read.ok) entries = read.value;
  expect(entries).toHaveLength(4);
});

async function reset(withCopies: boolean) {
  await place.db.objects.clear();
  await place.db.objects.bulkPut(newest());
  place.copies.files.clear();
  if (withCopies) for (const [hash, ct] of files) place.copies.files.set(hash, ct.slice());
  place.sentinel.lies = structuredClone(sentinel);
}

type Harm = { kind: 'flip' | 'cut' | 'delete' | 'swap' | 'older' | 'revision' | 'part'; row: number; at: number };
const harms = fc.record({
  kind: fc.constantFrom<Harm['kind'][]>('flip', 'cut', 'delete', 'swap', 'older', 'revision', 'part'),
  row: fc.nat(5),
  at: fc.nat(1 << 20),
});

/** What becomes of the row; null when this harm would change nothing. */
function harmed({ kind, row: n, at }: Harm): SealedObject | 'gone' | null {
  const rows = newest();
  const row = rows[n % rows.length] as SealedObject;
  if (kind === 'delete') return 'gone';
  if (kind === 'flip') return { ...row, ct: row.ct.map((byte, i) => (i === at % row.ct.length ? byte ^ 1 : byte)) };
  if (kind === 'cut') return { ...row, ct: row.ct.slice(0, at % row.ct.length) };
  if (kind === 'revision') return { ...row, revision: row.revision + 1 + (at % 3) };
  if (kind === 'part') return { ...row, part: row.part === 'body' ? 'segment' : 'body' };
  if (kind === 'swap')
    return { ...row, ct: (rows[(n + 1 + (at % (rows.length - 1))) % rows.length] as SealedObject).ct };
  const before = history[at % 3]?.find(({ id }) => id === row.id);
  return before && before.revision !== row.revision ? before : null;
}

async function inflict(harm: Harm): Promise<string | null> {
  const id = (newest()[harm.row % newest().length] as SealedObject).id;
  const after = harmed(harm);
  if (after === null) return null;
  if (after === 'gone') await place.db.objects.delete(id);
  else await place.db.objects.put(after);
  return id;
}

const readable = async (archive: ReturnType<Place['open']>, listed: readonly Entry[]) => {
  const read = await Promise.all(listed.map(async (entry) => ((await archive.read(entry)).ok ? entry.sha256 : null)));
  return new Set(read.filter((hash) => hash !== null));
};

it('mends any harm to any row from its second copy, and says so', async () => {
  await fc.assert(
    fc.asyncProperty(harms, async (harm) => {
      await reset(true);
      const id = await inflict(harm);
      fc.pre(id !== null);
      const archive = place.open();
      expect(await archive.check()).toMatchObject({ ok: true });
      expect(archive.findings()).toMatchObject([{ id, how: 'restored' }]);
      expect(byId(await place.db.objects.toArray())).toEqual(newest());
      expect(await archive.entries()).toEqual({ ok: true, value: entries });
      expect((await readable(archive, entries)).size).toBe(4);
    }),
    { numRuns: 100 },
  );
});

it('without a second copy says so of any harm, writes nothing over it, and shows the rest', async () => {
  await fc.assert(
    fc.asyncProperty(harms, async (harm) => {
      await reset(false);
      const id = await inflict(harm);
      fc.pre(id !== null);
      const before = byId(await place.db.objects.toArray());
      const archive = place.open({ copies: null });
      expect(await archive.check()).toMatchObject({ ok: true });
      expect(archive.findings().some(({ how }) => how === 'lost')).toBe(true);
      expect(byId(await place.db.objects.toArray())).toEqual(before);
      const listed = await archive.entries();
      const seen = await readable(archive, listed.ok ? listed.value : []);
      const lost = newest().find((row) => row.id === id)?.part === 'body' ? id : null;
      for (const entry of entries) if (entry.id !== lost) expect(seen).toContain(entry.sha256);
    }),
    { numRuns: 100 },
  );
});

it('writes a damaged second copy anew from the good row', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(5), fc.nat(1 << 20), fc.boolean(), async (n, at, missing) => {
      await reset(true);
      const [hash, ct] = files[n % files.length] as (typeof files)[number];
      if (missing) place.copies.files.delete(hash);
      else
        place.copies.files.set(
          hash,
          ct.map((byte, i) => (i === at % ct.length ? byte ^ 1 : byte)),
        );
      const archive = place.open();
      expect(await archive.check()).toMatchObject({ value: { checked: 6, copied: 1, uncopied: 0 } });
      expect(archive.findings()).toEqual([]);
      expect(new Map(place.copies.files)).toEqual(new Map(files));
    }),
    { numRuns: 60 },
  );
});

it('mends many harms at once, with the whole store gone or put back to any earlier state', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(harms, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('rows', 'empty', 0, 1, 2),
      async (list, how) => {
        await reset(true);
        if (how === 'rows') for (const harm of list) await inflict(harm);
        else {
          await place.db.objects.clear();
          if (how !== 'empty') await place.db.objects.bulkPut(history[Number(how)] ?? []);
        }
        const archive = place.open();
        expect(await archive.check()).toMatchObject({ ok: true });
        const same = byId(await place.db.objects.toArray());
        expect(same).toEqual(newest());
        expect((await readable(archive, entries)).size).toBe(4);
        if (how !== 'rows') expect(archive.findings().length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 60 },
  );
});

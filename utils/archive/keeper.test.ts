import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, randomId } from '../kernel';
import { type CheckNotes, keepWhole } from './keeper';
import { documentOf, lendLocks, someArchive, someFamily } from './test-archive';

lendLocks();

let place: Awaited<ReturnType<typeof someArchive>>;
let lies: unknown;
let now = 100 * DAY;
const notes = {
  read: async () => structuredClone(lies),
  async write(given: CheckNotes) {
    lies = structuredClone(given);
  },
};
beforeEach(async () => {
  place = await someArchive();
  lies = undefined;
  const archive = place.open();
  for (const title of ['Анализ', 'Осмотр', 'Снимок']) await archive.add([await documentOf(title)]);
});
afterEach(() => place.db.delete());

const keeper = (copies: typeof place.copies | null = place.copies) => {
  const archive = place.open({ copies });
  return keepWhole({ db: place.db, archives: () => [archive], copies, notes, clock: () => now });
};
const spoilBody = async () => {
  const row = await place.db.objects.where('part').equals('body').first();
  if (!row) throw new Error('nothing kept');
  await place.db.objects.put({ ...row, ct: row.ct.map((byte, at) => (at === 60 ? byte ^ 1 : byte)) });
  return row.id;
};
const WHOLE = { restored: 0, lost: [], list: 'whole', sentinel: 'whole', strays: 0, copies: 'whole' };

describe('a keeper', () => {
  it('finds a whole archive whole, and notes how far it came', async () => {
    const one = keeper();
    await one.tend();
    expect(one.health()).toEqual(WHOLE);
    expect(lies).toMatchObject({ at: now, lost: [] });
  });

  it('says what was mended at this opening, and nothing of it at the next', async () => {
    await spoilBody();
    const one = keeper();
    await one.tend();
    expect(one.health()).toEqual({ ...WHOLE, restored: 1 });
    const next = keeper();
    await next.tend();
    expect(next.health()).toEqual(WHOLE);
  });

  it('goes on saying what is lost at each opening, until it is found again', async () => {
    const id = await spoilBody();
    place.copies.files.clear();
    for (let n = 0; n < 3; n++) {
      const one = keeper(null);
      await one.tend();
      expect(one.health()).toMatchObject({ lost: [id], copies: 'off' });
      expect(lies).toMatchObject({ lost: [id] });
    }
    const row = await place.db.objects.get(id);
    if (row) await place.db.objects.put({ ...row, ct: row.ct.map((byte, at) => (at === 60 ? byte ^ 1 : byte)) });
    const one = keeper(null);
    await one.tend();
    expect(one.health()).toMatchObject({ lost: [] });
  });

  it('copies what was added without copies, says meanwhile that it is at it, and stops when told', async () => {
    await place.open({ copies: null }).add([await documentOf('Выписка')]);
    const archive = place.open();
    const seen: string[] = [];
    const one = keepWhole({
      ...{ db: place.db, archives: () => [archive], copies: place.copies, notes },
      onBehind: () => seen.push(one.health().copies),
    });
    await one.copyNew(AbortSignal.abort());
    expect(seen).toEqual([]);
    expect(one.health()).toMatchObject({ copies: 'behind' });
    await one.copyNew();
    expect(one.health()).toEqual(WHOLE);
    expect(place.copies.files.size).toBe(6);
    place.copies.files.clear();
    await one.copyNew();
    expect(seen).toEqual(['behind']);
    expect(place.copies.files.size).toBe(6);
  });

  it('catches second copies up, says when there is no room, and when there is again', async () => {
    place.copies.files.clear();
    place.copies.full = true;
    const one = keeper();
    await one.tend();
    expect(one.health()).toEqual({ ...WHOLE, copies: 'full' });
    place.copies.full = false;
    await one.tend();
    expect(one.health()).toEqual(WHOLE);
    expect(place.copies.files.size).toBe(5);
  });

  it('speaks of rows that belong to nothing', async () => {
    await place.db.objects.put({ id: randomId(), part: 'body', revision: 1, generation: 1, ct: new Uint8Array(3) });
    const one = keeper();
    await one.tend();
    expect(one.health()).toMatchObject({ strays: 1 });
  });

  it('checks all at a word, with progress, and stops at another', async () => {
    const seen: number[] = [];
    const one = keeper();
    const whole = await one.checkAll({ onProgress: (done) => seen.push(done) });
    expect(whole).toEqual({ total: 5, cancelled: false, copied: 0 });
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    const stop = new AbortController();
    const cut = await one.checkAll({ signal: stop.signal, onProgress: () => stop.abort() });
    expect(cut).toMatchObject({ total: 1, cancelled: true });
  });

  it('survives notes that are not ours', async () => {
    lies = { at: 'never' };
    const one = keeper();
    await one.tend();
    expect(one.health()).toEqual(WHOLE);
    now += DAY;
  });
});

it('has seen everything in at most a hundred days, however little is looked at in one', async () => {
  const archive = place.open();
  const refs = await archive.refs();
  if (!refs.ok) throw new Error(refs.error);
  const seen = new Set<string>();
  let from = '';
  for (let day = 0; day < refs.value.length; day++) {
    const report = await archive.check({ from, share: 0.01, bytes: 0 });
    if (!report.ok) throw new Error(report.error);
    expect(report.value.checked).toBe(1);
    from = report.value.next;
    seen.add(from);
  }
  expect(seen).toEqual(new Set(refs.value.map(({ id }) => id)));
});

it('of a family sweeps nobody’s copies, calls nobody’s rows strays, and mends each one’s', async () => {
  const family = await someFamily(3);
  const archives = family.parts.map((one) => family.open(one));
  for (const [n, archive] of archives.entries()) await archive.add([await documentOf(`Документ ${n}`)]);
  const files = new Set(family.copies.files.keys());
  expect(files.size).toBe(9);
  const reopened = family.parts.map((one) => family.open(one));
  const rows = await family.db.objects.where('part').equals('body').toArray();
  await family.db.objects.bulkPut(rows.map((row) => ({ ...row, ct: row.ct.slice(1) })));
  lies = undefined;
  const one = keepWhole({ db: family.db, archives: () => reopened, copies: family.copies, notes, clock: () => now });
  await one.tend();
  expect(one.health()).toEqual({ ...WHOLE, restored: 3 });
  expect(new Set(family.copies.files.keys())).toEqual(files);
  const seen: [number, number][] = [];
  expect(await one.checkAll({ onProgress: (done, total) => seen.push([done, total]) })).toMatchObject({ total: 9 });
  expect(seen.at(-1)).toEqual([9, 9]);
  await family.db.delete();
});

it('of a family brings all back when the whole store is gone', async () => {
  const family = await someFamily(2);
  for (const [n, one] of family.parts.entries()) await family.open(one).add([await documentOf(`Документ ${n}`)]);
  const before = await family.db.objects.orderBy('id').toArray();
  await family.db.objects.clear();
  for (const one of family.parts) await family.open(one).entries();
  expect(await family.db.objects.orderBy('id').toArray()).toEqual(before);
  await family.db.delete();
});

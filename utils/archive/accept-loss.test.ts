import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { randomId } from '../kernel';
import { acceptLoss } from './accept-loss';
import { sweepStaged } from './staging';
import { documentOf, lendLocks, memoryMark, someFamily } from './test-archive';
import { strayRows } from './upkeep';

lendLocks();

/** Two persons with a document each; the list of the first is lost, its segment a row of nonsense. */
async function halfLost() {
  const { db, parts, open } = await someFamily(2);
  const [mine, theirs] = parts.map((one) => ({ ...one, copies: null }));
  if (!mine || !theirs) throw new Error('no family');
  const before = new Set<string>();
  for (const whose of [theirs, mine]) {
    await open(whose).add([await documentOf('анализ')]);
    if (whose === theirs) for (const id of await db.objects.toCollection().primaryKeys()) before.add(id);
  }
  const lost = (await db.objects.where('part').equals('segment').toArray()).find(({ id }) => !before.has(id));
  if (!lost) throw new Error('no segment');
  await db.objects.put({ ...lost, ct: new Uint8Array(40) });
  const stray = async (id: string) => {
    await db.objects.put({ id, part: 'body', revision: 1, generation: 0, ct: new Uint8Array(9) });
    return id;
  };
  return {
    db,
    stray,
    lost: lost.id,
    archives: [open(mine), open(theirs)] as const,
    anew: () => [open(mine), open(theirs)],
  };
}

it('sets aside what is nobody’s, and neither another person’s rows nor those of a restore', async () => {
  const { db, stray, lost, archives, anew } = await halfLost();
  const [staged, nobodys] = [await stray(randomId()), await stray(randomId())];
  const mark = memoryMark();
  await mark.write({ database: db.name, ids: [staged] });
  expect(await acceptLoss(archives[0], archives, mark)).toEqual({ ok: true, value: null });
  const [mine, theirs] = anew();
  if (!mine || !theirs) throw new Error('no family');
  const aside = await mine.setAside();
  expect(aside.ok && [...aside.value].sort()).toEqual([lost, nobodys].sort());
  // What a dead restore has left goes, what comes later by a fault is seen.
  expect(await sweepStaged({ db, mark, archives: [mine, theirs] })).toEqual({ ok: true, value: 1 });
  expect(await strayRows(db, [mine, theirs])).toEqual({ ok: true, value: [] });
  const entries = await theirs.entries();
  const [theirEntry] = entries.ok ? entries.value : [];
  await theirs.remove([theirEntry?.id ?? '']);
  const later = await stray(theirEntry?.id ?? '');
  expect(await strayRows(db, [mine, theirs])).toEqual({ ok: true, value: [later] });
});

it('is done though somebody else’s list cannot be read, or a row has no name of ours', async () => {
  const { stray, lost, archives, anew } = await halfLost();
  await stray('somebody’s');
  const [mine, theirs] = archives;
  const unread = { ...theirs, refs: async () => ({ ok: false, error: 'damaged' }) as const };
  expect(await acceptLoss(mine, [mine, unread], memoryMark())).toEqual({ ok: true, value: null });
  const aside = await anew()[0]?.setAside();
  expect(aside?.ok && aside.value).toContain(lost);
  expect(aside?.ok && aside.value).not.toContain('somebody’s');
});

import assert from 'node:assert/strict';
import 'fake-indexeddb/auto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { inspectBackup, wantedFiles } from '../../utils/archive/backup/read-backup.ts';
import { planRestore, restoreInto } from '../../utils/archive/backup/restore.ts';
import { bytesOf, type Kept, keptOf, streamOf, tarFor } from '../../utils/archive/backup/test-backup.ts';
import { sweepLeftovers } from '../../utils/archive/staging.ts';
import { lendLocks, memoryMark, someArchive } from '../../utils/archive/test-archive.ts';
import { strayRows } from '../../utils/archive/upkeep.ts';
import type { Bytes } from '../../utils/kernel';
import { openBackup, sealBackup } from '../../utils/vault';
import { type Random, seeded } from './random.ts';
import type { Soak } from './run.ts';

const MUTATIONS = 40;
/** Every tenth round has an archive as large as a careful family's. */
const MANY = 2_000;

const seen = { documents: 0, mutations: 0, kills: 0, seconds: 0 };

/**
 * A set of documents, sealed, read back, restored with deaths in the middle; then the same file, and the tar inside it,
 * changed at random: each change is refused by name, or changed nothing that counts.
 */
export const backup: Soak = {
  what: 'backups: round trips, deaths in a restore, changed files',
  rounds: 20,
  async round(seed) {
    lendLocks();
    const random = seeded(seed);
    const kept = await documents(random, seed % 10 === 1 ? MANY : 1 + random.upTo(60));
    const identity = await generateX25519Identity();
    const started = performance.now();
    const { sealed } = await sealBackup(
      { kind: 'recipient', recipient: await identityToRecipient(identity) },
      tarFor(kept),
    );
    const whole = await bytesOf(sealed);
    const open = async (bytes: Bytes) => {
      const opened = await openBackup({ kind: 'identity', identity }, new Blob([bytes]));
      return opened.ok
        ? inspectBackup(opened.value)
        : { ok: false as const, error: { code: opened.error, file: null } };
    };
    const first = await open(whole);
    seen.seconds += (performance.now() - started) / 1_000;
    seen.documents += kept.length;
    assert.ok(first.ok, 'a whole copy opens');
    assert.equal(first.value.documents.length, kept.length);
    const tar = await bytesOf(tarFor(kept));
    await restoreWithDeaths(random, tar, kept);
    for (let n = 0; n < (kept.length === MANY ? 2 : MUTATIONS); n++, seen.mutations++) {
      const outer = await open(mutated(random, whole));
      assert.ok(!outer.ok, 'a changed age file is refused');
      const changed = mutated(random, tar);
      const inner = await inspectBackup(streamOf([changed]));
      if (inner.ok) assert.deepEqual(inner.value, first.value, 'what is accepted says the same');
    }
  },
  counts: () => [
    `${seen.documents} documents there and back, ${(seen.documents / seen.seconds).toFixed(0)} a second`,
    `${seen.kills} deaths in a restore, ${2 * seen.mutations} changed files`,
  ],
};

async function documents(random: Random, count: number): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (let n = 0; n < count; n++) {
    const bytes = new Uint8Array(random.upTo(count === MANY ? 20_000 : 90_000));
    for (let at = 0; at < bytes.length; at += 997) bytes[at] = random.upTo(256);
    kept.push(
      await keptOf(random.oneOf(['Анализ', 'Осмотр / приём', 'Выписка №7', '../справка']), bytes, { name: `${n}` }),
    );
  }
  // The archive keeps the same bytes once.
  return [...new Map(kept.map((one) => [one.sha256, one])).values()];
}

async function restoreWithDeaths(random: Random, tar: Bytes, kept: readonly Kept[]): Promise<void> {
  const { open, db, parts } = await someArchive();
  const mark = memoryMark();
  let archive = open();
  const copy = await inspectBackup(streamOf([tar]));
  assert.ok(copy.ok);
  for (let deaths = random.upTo(4); ; deaths--) {
    const here = await archive.entries();
    assert.ok(here.ok, 'the archive is whole after a death');
    const plan = planRestore(here.value, copy.value.documents);
    const wanted = new Map(plan.fresh.map(({ file, sha256 }) => [file, sha256]));
    const until = deaths > 0 ? random.upTo(plan.fresh.length + 1) : Number.POSITIVE_INFINITY;
    const files = async function* () {
      let given = 0;
      for await (const one of wantedFiles(streamOf([tar]), wanted)) {
        if (given++ >= until) throw new Error('killed');
        yield one;
      }
    };
    // Killed, it does not get to sweep what it has laid ready; whoever opens the archive next does.
    const silent = { ...mark, read: async () => null };
    const into = { db, mark: silent, archives: [archive], destinations: [{ parts, plan }] };
    const done = await restoreInto(into, files());
    const after = await archive.entries();
    assert.ok(after.ok);
    assert.equal(after.value.length, here.value.length + (done.ok ? plan.fresh.length : 0), 'all of it or nothing');
    archive = open();
    await sweepLeftovers({ db, mark, archives: [archive] });
    if (done.ok) break;
    seen.kills++;
    const strays = await strayRows(db, [archive]);
    assert.deepEqual(strays, { ok: true, value: [] }, 'nothing is left of it');
  }
  const entries = await archive.entries();
  assert.ok(entries.ok);
  assert.equal(entries.value.length, kept.length);
  for (const entry of entries.value) assert.ok((await archive.read(entry)).ok, 'each document reads');
  await db.delete();
}

/** One byte changed, a piece cut off the end, a piece cut out, or two pieces exchanged. */
function mutated(random: Random, whole: Bytes): Bytes {
  const at = random.upTo(whole.length);
  const length = 1 + random.upTo(Math.min(4_096, whole.length - at));
  const how = random.upTo(4);
  if (how === 0) {
    const changed = whole.slice();
    changed[at] = (changed[at] ?? 0) ^ (1 + random.upTo(255));
    return changed;
  }
  if (how === 1) return whole.slice(0, at);
  const [before, piece, after] = [whole.slice(0, at), whole.slice(at, at + length), whole.slice(at + length)];
  if (how === 2) return joined(before, after);
  const moved = joined(before, after, piece);
  // Equal pieces exchanged are no change.
  return Buffer.compare(moved, whole) === 0 ? whole.slice(0, at) : moved;
}

function joined(...parts: readonly Bytes[]): Bytes {
  return new Uint8Array(Buffer.concat(parts));
}

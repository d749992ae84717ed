import 'fake-indexeddb/auto';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openAsBlob, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../kernel';
import { backupLockOf, openBackup, sealBackup } from '../../vault';
import { lendLocks, memoryMark, someArchive } from '../test-archive';
import { inspectBackup, wantedFiles } from './read-backup';
import { planRestore, restoreInto } from './restore';
import { bytesOf, keptOf, someDocuments, tarFor } from './test-backup';

lendLocks();

const present = ['age', 'age-keygen', 'tar', 'sha256sum'].every((tool) => spawnSync('which', [tool]).status === 0);
const why = present ? '' : ' (skipped: age, tar and sha256sum are not all installed here)';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'medcard-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string, args: readonly string[], cwd = folder): string =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

function pair(): { identity: string; recipient: string } {
  run('age-keygen', ['-o', 'key.txt']);
  const text = readFileSync(join(folder, 'key.txt'), 'utf8');
  const found = (pattern: RegExp) => pattern.exec(text)?.[0] ?? '';
  return { identity: found(/AGE-SECRET-KEY-1\w+/), recipient: found(/age1\w+/) };
}

/** Types a phrase as a person would: age asks a terminal for it and takes it from nowhere else. */
function typing(command: string, phrase: string, times: number): void {
  const answers = `for i in $(seq ${times}); do sleep 0.7; printf '%s\\n' "$PHRASE"; done; sleep 0.5`;
  const done = spawnSync('sh', ['-c', `(${answers}) | script -qec "$COMMAND" /dev/null`], {
    cwd: folder,
    env: { ...process.env, PHRASE: phrase, COMMAND: command },
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(done.stdout);
}

describe.skipIf(!present)(`stock age, tar and sha256sum${why}`, () => {
  it('open what is made here, whatever the titles', async () => {
    const { identity, recipient } = pair();
    const kept = [
      ...(await someDocuments()),
      await keptOf(`${'Очень длинное название '.repeat(9)}`, new Uint8Array(9)),
    ];
    const { sealed, reread } = await sealBackup({ kind: 'recipient', recipient }, tarFor(kept));
    const file = join(folder, 'архив.tar.age');
    writeFileSync(file, await bytesOf(sealed));
    mkdirSync(join(folder, 'out'));
    run('sh', ['-c', 'age -d -i key.txt архив.tar.age | tar x -C out']);
    expect(run('sha256sum', ['-c', 'SHA256SUMS'], join(folder, 'out')).match(/: OK$|: ЦЕЛ$/gm)).toHaveLength(7);
    expect(readdirSync(join(folder, 'out', 'документы'))).toHaveLength(5);
    expect(readFileSync(join(folder, 'out', 'документы', '2026-05-20 Общий анализ крови.pdf'), 'utf8')).toBe(
      '%PDF-1.7 анализ',
    );
    // The file's own key, with which a new copy is read back at once, and the private half of the recipient.
    for (const key of [reread, { kind: 'identity', identity } as const]) {
      const opened = await openBackup(key, await openAsBlob(file));
      expect(opened.ok && (await inspectBackup(opened.value)).ok).toBe(true);
    }
  });

  it('open 2 000 documents, and what they pack again is restored here to the last byte', async () => {
    const { identity, recipient } = pair();
    const many = (n: number) => keptOf(`Протокол ${n % 300}`, new Uint8Array(3_000 + n).fill(n));
    const kept = await Promise.all(Array.from({ length: 2_000 }, (_, n) => many(n)));
    const { sealed } = await sealBackup({ kind: 'recipient', recipient }, tarFor(kept));
    writeFileSync(join(folder, 'ours.age'), await bytesOf(sealed));
    mkdirSync(join(folder, 'out'));
    run('sh', ['-c', 'age -d -i key.txt ours.age | tar x -C out']);
    expect(run('sha256sum', ['-c', 'SHA256SUMS'], join(folder, 'out')).match(/: OK$|: ЦЕЛ$/gm)).toHaveLength(2_002);
    expect(readdirSync(join(folder, 'out', 'документы'))).toHaveLength(2_000);

    run('sh', ['-c', `tar c -C out . | age -r ${recipient} -o theirs.age`]);
    const theirs = await openAsBlob(join(folder, 'theirs.age'));
    const opened = async () => {
      const stream = await openBackup({ kind: 'identity', identity }, theirs);
      if (!stream.ok) throw new Error(stream.error);
      return stream.value;
    };
    const seen = await inspectBackup(await opened());
    if (!seen.ok) throw new Error(seen.error.code);
    const { db, parts, open } = await someArchive();
    const archive = open();
    const plan = planRestore([], seen.value.documents);
    const wanted = new Map(plan.fresh.map(({ file, sha256 }) => [file, sha256]));
    const into = { db, mark: memoryMark(), archives: [archive], destinations: [{ parts, plan }] };
    expect(await restoreInto(into, wantedFiles(await opened(), wanted))).toEqual(ok({ added: 2_000 }));
    const entries = await archive.entries();
    if (!entries.ok) throw new Error(entries.error);
    const ours = new Map(kept.map(({ id, bytes }) => [id, bytes]));
    for (const entry of entries.value) {
      const read = await archive.read(entry);
      expect(read.ok && Buffer.compare(read.value, ours.get(entry.id) as Uint8Array)).toBe(0);
      ours.delete(entry.id);
    }
    expect(ours.size).toBe(0);
    await db.delete();
  });

  it.each([['.'], ['README.txt', 'SHA256SUMS', 'metadata.json', 'документы']])(
    'are read here when they packed it again from %s',
    async (...what) => {
      const { identity, recipient } = pair();
      const kept = await someDocuments();
      writeFileSync(join(folder, 'own.tar'), await bytesOf(tarFor(kept)));
      mkdirSync(join(folder, 'out'));
      run('tar', ['xf', 'own.tar', '-C', 'out']);
      for (const format of ['gnu', 'pax', 'ustar']) {
        run('sh', ['-c', `tar c --format=${format} -C out ${what.join(' ')} | age -r ${recipient} -o ${format}.age`]);
        const file = await openAsBlob(join(folder, `${format}.age`));
        expect(await backupLockOf(file)).toBe('recipient');
        const opened = await openBackup({ kind: 'identity', identity }, file);
        const seen = opened.ok ? await inspectBackup(opened.value) : opened;
        expect(seen.ok && seen.value.documents.map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
      }
    },
  );

  it('and a phrase goes both ways, Cyrillic and «й» included', async () => {
    const phrase = 'Йод, ёлка и чайник 47';
    const kept = await someDocuments();
    const { sealed } = await sealBackup({ kind: 'passphrase', passphrase: phrase }, tarFor(kept));
    writeFileSync(join(folder, 'ours.age'), await bytesOf(sealed));
    typing('age -d -o own.tar ours.age', phrase, 1);
    expect(run('tar', ['tf', 'own.tar']).split('\n')).toHaveLength(8);
    typing('age -p -o theirs.age own.tar', phrase, 2);
    const file = await openAsBlob(join(folder, 'theirs.age'));
    expect(await backupLockOf(file)).toBe('passphrase');
    const opened = await openBackup({ kind: 'passphrase', passphrase: phrase.normalize('NFD') }, file);
    expect(opened.ok && (await inspectBackup(opened.value)).ok).toBe(true);
  }, 60_000);
});

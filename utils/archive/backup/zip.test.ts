import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesFor, someDocuments } from './test-backup';
import { zipGroups, zipOf } from './zip';

const python = spawnSync('python3', ['--version']).status === 0;

it.skipIf(!python)(
  `makes a ZIP a stock unpacker reads, Cyrillic names included${python ? '' : ' (skipped: no python3)'}`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'medcard-zip-'));
    try {
      writeFileSync(
        join(folder, 'a.zip'),
        new Uint8Array(await (await zipOf(filesFor(await someDocuments()))).arrayBuffer()),
      );
      execFileSync('python3', ['-m', 'zipfile', '-e', 'a.zip', 'out'], { cwd: folder });
      execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: join(folder, 'out') });
      expect(readFileSync(join(folder, 'out', 'документы', '2026-05-20 Общий анализ крови.pdf'), 'utf8')).toBe(
        '%PDF-1.7 анализ',
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

it('groups records so that each group fits', () => {
  const sizes = (limit: number) =>
    zipGroups(
      [3, 3, 3, 20, 1, 1].map((size) => ({ size })),
      limit,
    ).map((group) => group.map(({ size }) => size));
  expect(sizes(7)).toEqual([[3, 3], [3], [20], [1, 1]]);
  expect(sizes(100)).toEqual([[3, 3, 3, 20, 1, 1]]);
  expect(zipGroups([])).toEqual([]);
});

import { expect, it, vi } from 'vitest';
import { fromUtf8, ok, toBase64, utf8 } from '../../kernel';
import type { PersonId } from '../../vault';
import { type LastBackups, readLastBackups, writeLastBackups } from './last-backup';

const shelf = vi.hoisted(() => new Map<string, unknown>());
vi.mock('../../platform', () => ({
  readStored: async (key: string) => shelf.get(key),
  writeStored: async (key: string, value: unknown) => void shelf.set(key, value),
}));

const ME = 'a'.repeat(32);
/** What is sealed is told from what is not, and opens as what it was. */
const keys = {
  seal: async (_: unknown, bytes: Uint8Array) => ok({ generation: 1, ct: utf8(`sealed ${fromUtf8(bytes)}`) }),
  open: async (_: unknown, ct: Uint8Array) => ok(utf8(fromUtf8(ct).replace(/^sealed /, ''))),
};
const parts = { keys, person: ME as PersonId } as unknown as Parameters<typeof readLastBackups>[0];

it.each<[string, LastBackups]>([
  ['what a copy holds', { [ME]: { at: 5, documents: 1, checkedAt: 5, holds: 'AAAAAAAA' } }],
  ['a copy nobody has seen on the disk', { [ME]: { at: 5, documents: 0, checkedAt: 0, holds: '' } }],
])('is remembered sealed: %s', async (_, last) => {
  await writeLastBackups(parts, last);
  expect(JSON.stringify(shelf.get('lastBackup'))).not.toContain('documents');
  expect(await readLastBackups(parts)).toEqual(last);
});

it('what an earlier version has remembered is read as it was', async () => {
  const old = { [ME]: { at: 5, documents: 7, checkedAt: 6 } };
  const ct = toBase64(utf8(`sealed ${JSON.stringify(old)}`));
  shelf.set('lastBackup', { id: 'b'.repeat(32), generation: 1, ct });
  expect(await readLastBackups(parts)).toEqual(old);
});

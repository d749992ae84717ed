import { expect, it } from 'vitest';
import { randomBytes } from '../kernel';
import { cheapDerive, FLOOR } from '../vault/test-vault';
import { makeVault } from '../vault/vault';
import type { Spare } from './file-spare';
import { findHeader, keepSpare } from './header-spare';
import type { HeaderStorage } from './header-store';
import { lendLocks } from './test-archive';

lendLocks();
const { text } = await makeVault('снег идёт с утра', FLOOR, randomBytes, cheapDerive);
const BOTH = { vaultHeaderA: text, vaultHeaderB: text };

function place(copies: Record<string, string>, kept: string | null, archived = false) {
  const rows = new Map(Object.entries(copies));
  const storage: HeaderStorage = {
    read: async (copy) => rows.get(copy),
    write: async (copy, given) => void rows.set(copy, given),
    remove: async (copy) => void rows.delete(copy),
  };
  const spare: Spare & { kept: string | null } = {
    kept,
    read: async () => spare.kept,
    async write(given) {
      spare.kept = given;
    },
  };
  return { rows, parts: { storage, spare, archived: async () => archived }, spare };
}

it('gets a spare at the first opening, and a new one when it changes', async () => {
  for (const kept of [null, 'an older one']) {
    const { parts, spare } = place(BOTH, kept);
    await keepSpare(parts);
    expect(spare.kept).toBe(text);
  }
});

it.each([
  ['lost', {}],
  ['torn', { vaultHeaderA: text.slice(0, 90), vaultHeaderB: 'x' }],
])('%s in storage comes back from its spare', async (_how, copies) => {
  const { parts, rows } = place(copies, text, true);
  expect(await findHeader(parts)).toMatchObject({ ok: true, value: { text } });
  expect(Object.fromEntries(rows)).toEqual(BOTH);
});

it('missing beside a store that was an archive is damaged, never «make a new one»', async () => {
  expect(await findHeader(place({}, null, true).parts)).toEqual({ ok: false, error: 'damaged' });
  expect(await findHeader(place({}, text.slice(0, 80)).parts)).toEqual({ ok: false, error: 'damaged' });
  expect(await findHeader(place({}, null).parts)).toEqual({ ok: false, error: 'absent' });
});

it('that is whole in storage is not asked of its spare', async () => {
  const { parts, rows } = place({ vaultHeaderB: text }, 'something else');
  expect(await findHeader(parts)).toMatchObject({ ok: true, value: { text, copy: 1 } });
  expect(rows.has('vaultHeaderA')).toBe(false);
});

import { expect, it } from 'vitest';
import { randomBytes } from '../kernel';
import { cheapDerive, FLOOR } from '../vault/test-vault';
import { makeVault } from '../vault/vault';
import { withPassphrase } from '../vault/vault-change';
import type { Spare } from './file-spare';
import { findHeader, keepSpare } from './header-spare';
import type { HeaderStorage } from './header-store';
import { lendLocks } from './test-archive';

lendLocks();
const made = await makeVault('снег идёт с утра', FLOOR, randomBytes, cheapDerive);
const { text } = made;
const later = await withPassphrase(made.header, made.vault, 'мёд и липа в июле', { derive: cheapDerive });
const another = await makeVault('снег идёт с утра', FLOOR, randomBytes, cheapDerive);
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

it('that is whole in storage is not taken from its spare', async () => {
  const { parts, rows } = place({ vaultHeaderB: text }, 'something else');
  expect(await findHeader(parts)).toMatchObject({ ok: true, value: { text, copy: 1 } });
  expect(rows.has('vaultHeaderA')).toBe(false);
});

it('that storage has fallen back from is the one of the spare, and the spare is not spoiled by what is older', async () => {
  const { parts, rows, spare } = place(BOTH, later.text, true);
  await keepSpare(parts);
  expect(spare.kept).toBe(later.text);
  expect(await findHeader(parts)).toMatchObject({ ok: true, value: { text: later.text, fromSpare: true } });
  expect(Object.fromEntries(rows)).toEqual({ vaultHeaderA: later.text, vaultHeaderB: later.text });
  expect(await findHeader(parts)).toMatchObject({ ok: true, value: { text: later.text, fromSpare: false } });
});

it('of another vault is no spare of this one', async () => {
  const { parts, spare } = place(BOTH, another.text, true);
  expect(await findHeader(parts)).toMatchObject({ ok: true, value: { text, fromSpare: false } });
  await keepSpare(parts);
  expect(spare.kept).toBe(text);
});

it('comes from its spare where storage gives nothing, and without one nobody says that there is none', async () => {
  const refuse = () => Promise.reject(new Error('IO error'));
  const storage: HeaderStorage = { read: refuse, write: refuse, remove: refuse };
  const { parts } = place({}, text);
  expect(await findHeader({ ...parts, storage })).toMatchObject({ ok: true, value: { text, fromSpare: true } });
  await expect(findHeader({ ...place({}, null).parts, storage })).rejects.toThrow('IO error');
});

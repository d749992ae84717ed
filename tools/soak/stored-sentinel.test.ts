import 'fake-indexeddb/auto';
// First: the archive's code takes the browser as it finds it.
import './browser-stand-in.ts';
import { beforeEach, expect, it } from 'vitest';
import type { Spare } from '../../utils/archive/file-spare.ts';
import { type Sentinel, storedSentinel } from '../../utils/archive/sentinel.ts';
import { standIn } from './browser-stand-in.ts';

const MINE = 'vault-of-mine';
const head = (revision: number) => ({ id: 'a'.repeat(32), revision, generation: 0, hash: 'b'.repeat(64), size: 9 });
const sentinel = (revision: number, vaultId = MINE): Sentinel => ({
  vaultId,
  database: 'archive',
  heads: [head(revision)],
});
let file: { text: string | null; refuses: boolean };
const spare: Spare = {
  read: async () => file.text,
  async write(text) {
    if (file.refuses) throw new Error('no room');
    file.text = text;
  },
};
const open = () => storedSentinel(MINE, spare);

beforeEach(() => {
  standIn.stored.clear();
  standIn.refuses = false;
  file = { text: null, refuses: false };
});

it.each([
  ['gone', () => standIn.stored.clear()],
  ['torn', () => standIn.stored.set('archiveSentinel', { vaultId: MINE })],
])('%s from storage it comes back from its spare, and lies in storage again', async (_how, harm) => {
  const before = open();
  await before.write(sentinel(1));
  await before.write(sentinel(2));
  await before.keep();
  harm();
  expect(await open().read()).toEqual(sentinel(2));
  expect(standIn.stored.get('archiveSentinel')).toEqual(sentinel(2));
});

it('what lies in storage is believed, and an opening brings the spare up to it', async () => {
  await open().write(sentinel(2));
  for (const behind of [
    sentinel(1),
    { ...sentinel(7), heads: [...sentinel(7).heads, { ...head(1), id: 'c'.repeat(32) }] },
  ]) {
    file.text = JSON.stringify(behind);
    const opened = open();
    expect(await opened.read()).toEqual(sentinel(2));
    expect(opened.fromSpare()).toBe(false);
    await opened.keep();
    expect(file.text).toBe(JSON.stringify(sentinel(2)));
  }
});

it('storage that fell back to what it held before gets the later one from the spare, and never spoils it', async () => {
  file.text = JSON.stringify(sentinel(7));
  standIn.stored.set('archiveSentinel', sentinel(1));
  await open().keep();
  expect(file.text).toBe(JSON.stringify(sentinel(7)));
  const opened = open();
  expect(await opened.read()).toEqual(sentinel(7));
  expect(opened.fromSpare()).toBe(true);
  expect(standIn.stored.get('archiveSentinel')).toEqual(sentinel(7));
});

it('storage that gives and takes nothing is stood for by the spare', async () => {
  await open().write(sentinel(1));
  await open().keep();
  standIn.refuses = true;
  const opened = open();
  expect(await opened.read()).toEqual(sentinel(1));
  await opened.write(sentinel(2));
  expect(await opened.read()).toEqual(sentinel(2));
  file = { text: null, refuses: true };
  await expect(opened.write(sentinel(3))).rejects.toThrow();
  expect(await open().read()).toBe('damaged');
});

it('a spare of another vault, or no sentinel at all, tells nothing', async () => {
  for (const text of [JSON.stringify(sentinel(3, 'another')), '{"vaultId"', 'null', '7', null]) {
    file.text = text;
    expect(await open().read()).toBe('absent');
    standIn.stored.set('archiveSentinel', 'not ours');
    expect(await open().read()).toBe('damaged');
    standIn.stored.clear();
  }
});

it('a spare that cannot be written hinders nothing, and is written at the next opening', async () => {
  file.refuses = true;
  const first = open();
  await first.write(sentinel(1));
  await first.keep();
  file.refuses = false;
  await open().keep();
  expect(file.text).toBe(JSON.stringify(sentinel(1)));
});

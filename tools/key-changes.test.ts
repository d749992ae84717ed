import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keyChanges } from '../entrypoints/cabinet/key-changes.ts';
import { decodeHeader, encodeHeader } from '../utils/vault/header.ts';
import { chooseHeader, type KeyClient, type VaultHeader } from '../utils/vault/index.ts';
import { createKeySession } from '../utils/vault/key-session.ts';
import { cheapDerive, FLOOR, got } from '../utils/vault/test-vault.ts';

// What the cabinet does about its keys, with a worker's session and no browser. Here, because entrypoints hold no tests.
const disk = vi.hoisted(() => ({
  text: '',
  /** What happens to the next header: it is refused, or the storage itself fails. */
  refuses: null as 'changed' | 'throws' | null,
  mark: null as { vaultId: string; generation: number } | null,
}));
vi.mock('../utils/platform', () => ({}));
vi.mock('../utils/archive/store', () => ({
  readHeader: () => chooseHeader([disk.text, null]),
  async replaceHeader(before: string, text: string) {
    if (disk.refuses === 'throws') throw new Error('storage');
    if (disk.refuses || before !== disk.text) return { ok: false, error: 'changed' };
    disk.text = text;
    return { ok: true, value: null };
  },
  keepSpare: async () => undefined,
  mendHeader: async () => undefined,
  openHeaderMark: async () => ({
    isOlder: async ({ vaultId, generation }: VaultHeader) =>
      disk.mark?.vaultId === vaultId && disk.mark.generation > generation,
    async note({ vaultId, generation }: VaultHeader) {
      disk.mark = { vaultId, generation };
    },
    close: () => undefined,
  }),
}));

const [OLD, NEW] = ['чайник поёт на плите', 'кот спит на окне'];
const MUM = { kind: 'add', told: { name: 'Мама', colour: 1 } } as const;
const worker = () => createKeySession({ derive: cheapDerive, chooseParams: async () => FLOOR });
const pageOf = (session: ReturnType<typeof worker>) => keyChanges(() => session as unknown as KeyClient);

async function opened() {
  const session = worker();
  disk.text = (await got(session.create(OLD))).header;
  return { session, page: pageOf(session) };
}

beforeEach(() => Object.assign(disk, { text: '', refuses: null, mark: null }));

describe('a change of the passphrase', () => {
  it('is in use once it is stored', async () => {
    const { session, page } = await opened();
    expect(await page.change(OLD, NEW)).toBeNull();
    expect(await got(session.persons())).toMatchObject([{ generation: 2 }]);
    await got(worker().unlock(disk.text, NEW));
  });

  it('that was not stored leaves the worker with the header that is', async () => {
    const { session, page } = await opened();
    disk.refuses = 'changed';
    expect(await page.change(OLD, NEW)).toEqual({ kind: 'failed', why: 'changed' });
    await got(session.adoptHeader(disk.text));
    expect(await got(session.persons())).toMatchObject([{ generation: 1 }]);
  });

  it('is done when another page has stored a person right after it', async () => {
    const { session, page } = await opened();
    const adopt = session.adoptHeader;
    session.adoptHeader = async (text) => {
      session.adoptHeader = adopt;
      disk.text = (await got(session.changePersons(text, MUM))).header;
      await got(adopt(disk.text));
      return adopt(text);
    };
    expect(await page.change(OLD, NEW)).toBeNull();
    expect(await got(session.persons())).toMatchObject([{ generation: 2 }, { name: 'Мама' }]);
  });
});

it('an archive that was opened for a new passphrase closes again when that could not be stored', async () => {
  const { session, page } = await opened();
  const sheet = await got(session.makeRecovery(disk.text, OLD));
  disk.text = sheet.header;
  for (const refuses of ['changed', 'throws'] as const) {
    const later = worker();
    disk.refuses = refuses;
    expect(await pageOf(later).recover(sheet.key, NEW)).toMatchObject({ kind: 'failed' });
    expect(later.current()).toBe('locked');
  }
  disk.refuses = null;
  expect(await page.recover(sheet.key, NEW)).toBeNull();
});

describe('the memory of how far the header had come', () => {
  const foreign = async () => (await got(worker().create(NEW))).header;
  const forged = async (text: string, generation: number) => {
    const header = await decodeHeader(text);
    if (!header.ok) return expect.fail(header.error);
    return encodeHeader({ ...header.value, generation });
  };

  it('hears of the header that the open archive has proven to be its own', async () => {
    const { page } = await opened();
    await page.status();
    expect(disk.mark?.generation).toBe(1);
    await page.change(OLD, NEW);
    expect(disk.mark?.generation).toBe(2);
  });

  it('is not touched while the archive is closed, whatever header lies there', async () => {
    const { session, page } = await opened();
    const first = disk.text;
    await page.change(OLD, NEW);
    const before = disk.mark;
    await session.lock();
    for (const text of [first, disk.text, await foreign(), await forged(disk.text, 999)]) {
      disk.text = text;
      expect((await page.status()).older).toBe(false);
      await page.acceptOlder();
      expect(disk.mark).toEqual(before);
    }
  });

  it('believes no header that was put there while the archive stands open', async () => {
    const { page } = await opened();
    const own = disk.text;
    await page.status();
    const before = disk.mark;
    for (const text of [await foreign(), await forged(own, 999)]) {
      disk.text = text;
      await page.status();
      await page.acceptOlder();
      expect(disk.mark).toEqual(before);
    }
  });

  it('tells of one that was copied back, opened by the phrase or by the sheet, until the person has seen it', async () => {
    const { session, page } = await opened();
    const sheet = await got(session.makeRecovery(disk.text, OLD));
    disk.text = sheet.header;
    const copied = disk.text;
    for (const phrase of [OLD, NEW]) await page.change(phrase, NEW);
    await page.status();
    for (const open of ['unlock', 'recover'] as const) {
      disk.text = copied;
      disk.mark = { vaultId: sheet.vaultId, generation: 4 };
      const later = worker();
      if (open === 'unlock') await got(later.unlock(copied, OLD));
      else expect(await pageOf(later).recover(sheet.key, NEW)).toBeNull();
      expect((await pageOf(later).status()).older).toBe(true);
      await pageOf(later).acceptOlder();
      expect((await pageOf(later).status()).older).toBe(false);
    }
  });

  it('is content when the phrase was changed, which is what the warning asks for', async () => {
    const { page } = await opened();
    await page.status();
    disk.mark = { vaultId: disk.mark?.vaultId ?? '', generation: 9 };
    expect((await page.status()).older).toBe(true);
    await page.change(OLD, NEW);
    expect((await page.status()).older).toBe(false);
  });
});

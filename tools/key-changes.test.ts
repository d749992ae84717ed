import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keyChanges } from '../entrypoints/cabinet/key-changes.ts';
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

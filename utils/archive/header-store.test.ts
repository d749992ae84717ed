import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { randomBytes } from '../kernel';
import { cheapDerive, FLOOR } from '../vault/test-vault';
import { makeVault, openVault } from '../vault/vault';
import { withPassphrase } from '../vault/vault-change';
import { openHeaderMark } from './header-mark';
import { type HeaderStorage, mendHeader, readHeader, replaceHeader, storeNewHeader } from './header-store';

const [OLD, NEW] = ['снег идёт с утра', 'мёд и липа в июле'];
const made = await makeVault(OLD, FLOOR, randomBytes, cheapDerive);
const changed = await withPassphrase(made.header, made.vault, NEW, { derive: cheapDerive });

/** Dies at a write: before it, in the midst of it (the text is cut short) or right after. */
type Death = { write: number; how: 'before' | 'torn' | 'after' };
function memory(death: Death | null = null, first: Record<string, string> = {}) {
  const rows = new Map<string, string>(Object.entries(first));
  let writes = 0;
  const storage: HeaderStorage = {
    read: async (copy) => rows.get(copy),
    async write(copy, text) {
      const dies = death?.write === writes++ ? death.how : null;
      if (dies !== 'before') rows.set(copy, dies === 'torn' ? text.slice(0, text.length / 2) : text);
      // A browser that is gone answers nothing: what follows never runs.
      if (dies) await new Promise(() => undefined);
    },
    remove: async (copy) => void rows.delete(copy),
  };
  return { rows, storage, after: memoryOf(rows) };
}
const memoryOf = (rows: Map<string, string>): HeaderStorage => ({
  read: async (copy) => rows.get(copy),
  write: async (copy, text) => void rows.set(copy, text),
  remove: async (copy) => void rows.delete(copy),
});
const both = { vaultHeaderA: made.text, vaultHeaderB: made.text };
/** Long enough for all that goes on without the dead page, on a busy machine too. */
const tick = () => new Promise((wake) => setTimeout(wake, 500));

describe('a header in the place of another', () => {
  it('is in both copies, so that the old passphrase opens none', async () => {
    for (const first of [both, { vaultHeaderB: made.text }, { vaultHeaderA: 'torn', vaultHeaderB: made.text }]) {
      const { rows, storage } = memory(null, first);
      expect(await replaceHeader(made.text, changed.text, storage)).toEqual({ ok: true, value: null });
      expect([...rows.values()]).toEqual([changed.text, changed.text]);
    }
  });

  const deaths = [0, 1].flatMap((write) =>
    (['before', 'torn', 'after'] as const).map((how): [number, Death['how']] => [write, how]),
  );
  it.each(deaths)('whose write %i dies %s leaves one whole header, and then both the same', async (write, how) => {
    const { rows, storage, after } = memory({ write, how }, both);
    // Its lock is held for ever by the dead page; the test's own name for it keeps the others going.
    const dying = Promise.race([withoutLock(() => replaceHeader(made.text, changed.text, storage)), tick()]);
    await dying;
    const found = await readHeader(after);
    if (!found.ok) return expect.fail(found.error);
    const isNew = found.value.text === changed.text;
    expect(isNew || found.value.text === made.text).toBe(true);
    expect(isNew).toBe(write === 1 || how === 'after');
    expect((await openVault(found.value.header, isNew ? NEW : OLD, cheapDerive)).ok).toBe(true);
    await withoutLock(() => mendHeader(after));
    expect([...rows.values()]).toEqual([found.value.text, found.value.text]);
  });

  it('is refused when another page was faster, and nothing is written', async () => {
    const { rows, storage } = memory(null, { vaultHeaderA: changed.text, vaultHeaderB: changed.text });
    expect(await replaceHeader(made.text, changed.text, storage)).toEqual({ ok: false, error: 'changed' });
    expect([...rows.values()]).toEqual([changed.text, changed.text]);
    expect(await replaceHeader(made.text, changed.text, memory().storage)).toEqual({ ok: false, error: 'changed' });
  });

  it('says when the disk is full or did not keep it; the old one stands', async () => {
    const full = memory(null, both);
    full.storage.write = () => Promise.reject(new Error('quota'));
    expect(await replaceHeader(made.text, changed.text, full.storage)).toEqual({ ok: false, error: 'storage-full' });
    const deaf = memory(null, both);
    deaf.storage.write = async () => undefined;
    expect(await replaceHeader(made.text, changed.text, deaf.storage)).toEqual({ ok: false, error: 'failed' });
    for (const { rows } of [full, deaf]) expect([...rows.values()]).toEqual([made.text, made.text]);
  });
});

describe('a new header', () => {
  it('is stored once, and never over one that is there, whole or not', async () => {
    const { storage } = memory();
    expect(await storeNewHeader(made.text, storage)).toEqual({ ok: true, value: null });
    for (const first of [both, { vaultHeaderA: 'torn' }]) {
      const refused = await storeNewHeader(changed.text, memory(null, first).storage);
      expect(refused).toEqual({ ok: false, error: 'exists' });
    }
  });
});

describe('the mark of how far the header had come', () => {
  it('tells a header that was copied back, of this vault only', async () => {
    const mark = await openHeaderMark('mark-test');
    const { vaultId } = made.header;
    expect(await mark.isOlder(made.header)).toBe(false);
    await mark.note({ vaultId, generation: 3 });
    expect(await mark.isOlder({ vaultId, generation: 2 })).toBe(true);
    expect(await mark.isOlder({ vaultId, generation: 3 })).toBe(false);
    const other = await makeVault(OLD, FLOOR, randomBytes, cheapDerive);
    expect(await mark.isOlder(other.header)).toBe(false);
    mark.close();
  });
});

/** Runs with a lock manager that grants at once, as a fresh browser would after the death of the one before. */
async function withoutLock<T>(work: () => Promise<T>): Promise<T> {
  const { request } = navigator.locks;
  navigator.locks.request = ((_name: string, body: () => unknown) => Promise.resolve(body())) as typeof request;
  try {
    return await work();
  } finally {
    navigator.locks.request = request;
  }
}

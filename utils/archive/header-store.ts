import { err, ok, type Result } from '../kernel';
import { readStored, removeStored, writeStored } from '../platform';
import { type ChosenHeader, chooseHeader, type HeaderError, nextCopy } from '../vault';

const COPIES = ['vaultHeaderA', 'vaultHeaderB'] as const;
type Copy = (typeof COPIES)[number];

/** Where the copies lie; tests put a storage in its place that dies half-way. */
export type HeaderStorage = {
  read: (copy: Copy) => Promise<unknown>;
  write: (copy: Copy, text: string) => Promise<void>;
  remove: (copy: Copy) => Promise<void>;
};
export const stored: HeaderStorage = { read: readStored, write: writeStored, remove: removeStored };

/** The vault's header as it lies in storage, the best of its copies. */
export async function readHeader({ read } = stored): Promise<Result<ChosenHeader, HeaderError>> {
  const copies = await Promise.all(COPIES.map(read));
  return chooseHeader(copies.map((copy) => (typeof copy === 'string' ? copy : null)));
}

/**
 * Stores the header of a vault that was just made, both copies. Refuses when there is one already, even a damaged one:
 * it is the only way to what it sealed.
 */
export function storeNewHeader(text: string, storage = stored): Promise<Result<null, 'exists' | 'storage-full'>> {
  return navigator.locks.request('vault-header', async () => {
    const present = await readHeader(storage);
    if (present.ok || present.error !== 'absent') return err('exists' as const);
    try {
      for (const copy of COPIES) await storage.write(copy, text);
    } catch {
      await Promise.all(COPIES.map(storage.remove)).catch(() => undefined);
      return err('storage-full' as const);
    }
    return ok(null);
  });
}

/** `changed`: another page stored a header meanwhile. Whatever the error, the header before still stands. */
export type ReplaceError = 'changed' | 'storage-full' | 'failed';

/**
 * Puts a new header in the place of `before` (its text). The copy the old one was not read from is written first and
 * read back, so a crash at any moment leaves one whole; only then the other follows, so that no copy keeps a slot that
 * was removed. A crash between the two is made good by {@link mendHeader}.
 */
export function replaceHeader(before: string, text: string, storage = stored): Promise<Result<null, ReplaceError>> {
  return navigator.locks.request('vault-header', async () => {
    const present = await readHeader(storage);
    if (!present.ok || present.value.text !== before) return err('changed' as const);
    const first = nextCopy(present.value.copy);
    try {
      await storage.write(COPIES[first], text);
    } catch {
      return err('storage-full' as const);
    }
    if ((await storage.read(COPIES[first])) !== text) return err('failed' as const);
    await storage.write(COPIES[nextCopy(first)], text).catch(() => undefined);
    return ok(null);
  });
}

/** Whether a header is a later one of the same vault. */
export const isAhead = ({ header }: ChosenHeader, { header: before }: ChosenHeader): boolean =>
  header.vaultId === before.vaultId && header.generation > before.generation;

/** Puts a whole header where both copies are lost or older; a later one that another page has put there meanwhile stays. */
export function putBack(kept: ChosenHeader, storage = stored): Promise<Result<ChosenHeader, HeaderError>> {
  return navigator.locks.request('vault-header', async () => {
    const present = await readHeader(storage);
    if (present.ok && !isAhead(kept, present.value)) return present;
    for (const copy of COPIES) await storage.write(copy, kept.text).catch(() => undefined);
    return chooseHeader([kept.text, null]);
  });
}

/** Makes both copies the one that is chosen: after a crash between two writes, or damage to one of them. */
export function mendHeader(storage = stored): Promise<void> {
  return navigator.locks.request('vault-header', async () => {
    const present = await readHeader(storage);
    if (!present.ok) return;
    const { text, copy } = present.value;
    const other = COPIES[nextCopy(copy)];
    if ((await storage.read(other)) !== text) await storage.write(other, text).catch(() => undefined);
  });
}

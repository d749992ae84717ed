import { err, ok, type Result } from '../kernel';
import { readStored, removeStored, writeStored } from '../platform';
import { type ChosenHeader, chooseHeader, type HeaderError } from '../vault';

const COPIES = ['vaultHeaderA', 'vaultHeaderB'] as const;

/** The vault's header as it lies in storage, the best of its copies. */
export async function readHeader(): Promise<Result<ChosenHeader, HeaderError>> {
  const copies = await Promise.all(COPIES.map(readStored));
  return chooseHeader(copies.map((copy) => (typeof copy === 'string' ? copy : null)));
}

/**
 * Stores the header of a vault that was just made, both copies. Refuses when there is one already, even a damaged one:
 * it is the only way to what it sealed.
 */
export function storeNewHeader(text: string): Promise<Result<null, 'exists' | 'storage-full'>> {
  return navigator.locks.request('vault-header', async () => {
    const present = await readHeader();
    if (present.ok || present.error !== 'absent') return err('exists' as const);
    try {
      for (const copy of COPIES) await writeStored(copy, text);
    } catch {
      await Promise.all(COPIES.map(removeStored)).catch(() => undefined);
      return err('storage-full' as const);
    }
    return ok(null);
  });
}

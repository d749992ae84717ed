import { type DBSchema, openDB } from '../platform/idb';
import type { VaultHeader } from '../vault';

interface MarkDb extends DBSchema {
  marks: { key: 'header'; value: { vaultId: string; generation: number } };
}

/**
 * Remembers, in another store than the header's own, how far the header had come. A header that is older than that was
 * copied back: the passphrase that was changed since opens it again, and the person has to be told. It proves nothing
 * against one who copies everything back; that is what the archive's manifest is for.
 */
export async function openHeaderMark(name = 'vault-mark') {
  const db = await openDB<MarkDb>(name, 1, { upgrade: (fresh) => void fresh.createObjectStore('marks') });
  return {
    /** Whether this header is older than one that was seen here before. */
    async isOlder({ vaultId, generation }: Pick<VaultHeader, 'vaultId' | 'generation'>): Promise<boolean> {
      const seen = await db.get('marks', 'header');
      return seen?.vaultId === vaultId && seen.generation > generation;
    },
    async note({ vaultId, generation }: Pick<VaultHeader, 'vaultId' | 'generation'>): Promise<void> {
      await db.put('marks', { vaultId, generation }, 'header');
    },
    close: () => db.close(),
  };
}

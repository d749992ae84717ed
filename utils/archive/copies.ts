import type { Bytes } from '../kernel';
import { digest } from './digest';

/**
 * The second copy of each ciphertext, a file named by its SHA-256: it never changes, and says itself whether it is
 * whole. A browser file system of its own kind, with its own damages: another chance, not a backup.
 */
export type Copies = {
  /** Null when there is none or it is not what its name says. */
  read(hash: string): Promise<Bytes | null>;
  /** Resolves when the browser has taken the file. */
  write(hash: string, ct: Bytes): Promise<void>;
  remove(hash: string): Promise<void>;
  names(): Promise<Set<string>>;
};

const FOLDER = 'archive-copies';
type Root = () => Promise<FileSystemDirectoryHandle>;
type Named = { keys(): AsyncIterableIterator<string> };

const originFiles: Root = () => navigator.storage.getDirectory();

/** In the origin's private file system, which pages of ours have in both browsers. */
export function fileCopies(root: Root = originFiles): Copies {
  const folder = async () => (await root()).getDirectoryHandle(FOLDER, { create: true });
  return {
    async read(hash) {
      try {
        const file = await (await (await folder()).getFileHandle(hash)).getFile();
        const ct = new Uint8Array(await file.arrayBuffer());
        return (await digest(ct)) === hash ? ct : null;
      } catch {
        return null;
      }
    },
    async write(hash, ct) {
      const handle = await (await folder()).getFileHandle(hash, { create: true });
      // Written beside and put in place at `close`: a death on the way leaves no half of a file.
      const file = await handle.createWritable();
      try {
        await file.write(ct);
        await file.close();
      } catch (cause) {
        await file.abort().catch(() => undefined);
        await (await folder()).removeEntry(hash).catch(() => undefined);
        throw cause;
      }
    },
    remove: async (hash) => (await folder()).removeEntry(hash).catch(() => undefined),
    async names() {
      const names = new Set<string>();
      for await (const name of ((await folder()) as unknown as Named).keys()) names.add(name);
      return names;
    },
  };
}

const TRIES = 20;
const BREATH_MS = 100;

/** Gives the space of all second copies back. A file that is being written holds the folder: that is waited for. */
export async function dropCopies(root: Root = originFiles): Promise<void> {
  const files = await root();
  for (let left = TRIES; left > 0; left--) {
    try {
      return await files.removeEntry(FOLDER, { recursive: true });
    } catch (cause) {
      if ((cause as DOMException).name === 'NotFoundError') return;
      await new Promise((wake) => setTimeout(wake, BREATH_MS));
    }
  }
}

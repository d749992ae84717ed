import type { Bytes } from '../kernel';
import type { SealedStream } from '../vault';
import { digest } from './digest';

/** What is known of an item outside the inbox: its size and the SHA-256 of it as it lies there, sealed. */
export type InboxMark = { id: string; size: number; hash: string };

/**
 * A second list of what lies in the inbox, in another store than its own: what the browser has lost is missed. Holds
 * nothing private, so it is written without any key.
 */
export type InboxMarks = {
  all(): Promise<InboxMark[]>;
  add(mark: InboxMark): Promise<void>;
  /** @param known its mark, where the caller has it: else all are listed to find it */
  remove(id: string, known?: InboxMark): Promise<void>;
};

export const markOf = async (id: string, sealed: Bytes): Promise<InboxMark> => ({
  id,
  size: sealed.length,
  hash: await digest(sealed),
});

/** Of one that was sealed as it came, once it is down to its end. */
export async function markOfFlow(id: string, { done }: SealedStream): Promise<InboxMark> {
  const { sealed } = await done;
  return { id, size: sealed.size, hash: sealed.sha256 };
}

export const isAsMarked = async ({ size, hash }: InboxMark, sealed: Bytes): Promise<boolean> =>
  sealed.length === size && (await digest(sealed)) === hash;

const FOLDER = 'inbox-marks';
const NAME = /^([0-9a-f]{32})-(\d{1,15})-([0-9a-f]{64})$/;
const nameOf = ({ id, size, hash }: InboxMark): string => `${id}-${size}-${hash}`;
type Root = () => Promise<FileSystemDirectoryHandle>;
type Named = { keys(): AsyncIterableIterator<string> };

const originFiles: Root = () => navigator.storage.getDirectory();

/**
 * Empty files of the origin's private file system, whose names say everything: one appears or goes as a whole, and two
 * contexts never write to the same.
 */
export function fileMarks(root: Root = originFiles): InboxMarks {
  const folder = async () => (await root()).getDirectoryHandle(FOLDER, { create: true });
  const names = async () => {
    const found: string[] = [];
    for await (const name of ((await folder()) as unknown as Named).keys()) found.push(name);
    return found;
  };
  return {
    async all() {
      return (await names()).flatMap((name): InboxMark[] => {
        const [, id = '', size = '', hash = ''] = NAME.exec(name) ?? [];
        return id === '' ? [] : [{ id, size: Number(size), hash }];
      });
    },
    async add(mark) {
      await (await folder()).getFileHandle(nameOf(mark), { create: true });
    },
    async remove(id, known) {
      for (const name of known ? [nameOf(known)] : (await names()).filter((one) => one.startsWith(`${id}-`))) {
        await (await folder()).removeEntry(name);
      }
    },
  };
}

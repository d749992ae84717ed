import type { Tab } from '../../e2e/harness/tab.ts';

export type WrittenOut = { path: string; digest: string };

/**
 * SHA-256 of every document in the archive and the name it is written out under. The product itself opens and writes
 * each, as when a person takes everything out; only the folder is ours (`giveFolder`), and keeps nothing but the digests.
 */
export async function exportedDigests(cabinet: Tab): Promise<WrittenOut[]> {
  await cabinet.page.evaluate(() => (globalThis as { writtenOut?: WrittenOut[] }).writtenOut?.splice(0));
  await cabinet.click('Резервная копия');
  await cabinet.click('Выгрузить без шифрования');
  await cabinet.click('Я понимаю, что файлы');
  await cabinet.click('Выбрать папку и выгрузить');
  await cabinet.see('Выгружено: ', 60_000);
  const written = await cabinet.page.evaluate(() => (globalThis as { writtenOut?: WrittenOut[] }).writtenOut ?? []);
  await cabinet.click('Готово');
  await cabinet.click('К списку документов');
  await cabinet.see('Проверить архив');
  return written.filter(({ path }) => path.includes('/документы/'));
}

/**
 * The folder to write out to, given before the archive is unlocked. Firefox has no picker of folders and the product asks
 * for none there; given one, it goes the same way in both.
 */
export const giveFolder = (cabinet: Tab): Promise<void> =>
  cabinet.page.evaluate(() => {
    const written: WrittenOut[] = [];
    const hex = async (parts: Uint8Array<ArrayBuffer>[]) => {
      const bytes = await new Blob(parts).arrayBuffer();
      return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');
    };
    const file = (path: string) => ({
      createWritable: async () => {
        const bytes: Uint8Array<ArrayBuffer>[] = [];
        return {
          write: async (part: Uint8Array<ArrayBuffer>) => void bytes.push(part.slice()),
          close: async () => void written.push({ path, digest: await hex(bytes) }),
        };
      },
    });
    const folder = (path: string): object => ({
      getDirectoryHandle: async (name: string, { create = false } = {}) => {
        if (!create) throw new Error('not there');
        return folder(`${path}/${name}`);
      },
      getFileHandle: async (name: string) => file(`${path}/${name}`),
    });
    Object.assign(globalThis, { writtenOut: written, showDirectoryPicker: async () => folder('') });
  });

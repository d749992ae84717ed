/** A spare of what lies in the extension's storage. Null when there is none or the browser cannot read it. */
export type Spare = { read(): Promise<string | null>; write(text: string): Promise<void> };

/**
 * A file of this name: Firefox keeps all of the extension's storage in one database, which goes as a whole. Pages of ours
 * only.
 */
export const fileSpare = (name: string): Spare => ({
  async read() {
    try {
      const root = await navigator.storage.getDirectory();
      return await (await (await root.getFileHandle(name)).getFile()).text();
    } catch {
      return null;
    }
  },
  async write(text) {
    const root = await navigator.storage.getDirectory();
    const file = await (await root.getFileHandle(name, { create: true })).createWritable();
    await file.write(text);
    await file.close();
  },
});

/** A place for one large file, written piece by piece, so that no size has to fit into memory. */
export type SaveTarget = {
  /** The name the person gave it, or the one proposed. */
  name: string;
  /** `downloads`: this browser cannot write where the person chooses; `deliver` hands the file to its downloads. */
  place: 'chosen' | 'downloads';
  sink: WritableStream<Uint8Array>;
  /** After the sink was closed: the file as it lies there now. */
  finished: () => Promise<File>;
  deliver: () => Promise<void>;
  /**
   * Takes away what was begun. What a file held that the person chose to replace is lost by then and nothing brings it
   * back: the browser empties the file when it is chosen, before the page hears of it.
   */
  discard: () => Promise<void>;
};

/** A folder of the person's choice. Names may have one folder in front: `документы/а.pdf`. */
export type FolderTarget = { write: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void> };

type Handle = FileSystemFileHandle & { remove?: () => Promise<void> };
type Pickers = {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<Handle>;
  showDirectoryPicker?: (options: { mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
};

const pickers = globalThis as unknown as Pickers;
const TEMP = 'backup-temp';
const STALE = 10 * 60_000;

export const canChooseFile = (): boolean => typeof pickers.showSaveFilePicker === 'function';
export const canChooseFolder = (): boolean => typeof pickers.showDirectoryPicker === 'function';

/** Must be called from the person's click. Null when they changed their mind. */
export async function chooseSaveFile(suggestedName: string): Promise<SaveTarget | null> {
  if (!pickers.showSaveFilePicker) return downloadTarget(suggestedName);
  const handle = await chosen(pickers.showSaveFilePicker({ suggestedName }));
  if (!handle) return null;
  return {
    name: handle.name,
    place: 'chosen',
    // The browser writes beside the file and puts it in its place at `close`: a cut leaves an empty file, never half a one.
    sink: await handle.createWritable(),
    finished: () => handle.getFile(),
    deliver: async () => undefined,
    async discard() {
      if ((await handle.getFile()).size === 0) await handle.remove?.();
    },
  };
}

/** Must be called from the person's click. Makes a folder of this name, or of the name with a number, inside. */
export async function chooseFolder(name: string): Promise<FolderTarget | null> {
  const picked = pickers.showDirectoryPicker ? await chosen(pickers.showDirectoryPicker({ mode: 'readwrite' })) : null;
  if (!picked) return null;
  const folder = await picked.getDirectoryHandle(await freeName(picked, name), { create: true });
  return {
    async write(path, bytes) {
      const parts = path.split('/');
      let at = folder;
      for (const part of parts.slice(0, -1)) at = await at.getDirectoryHandle(part, { create: true });
      const file = await at.getFileHandle(parts.at(-1) ?? path, { create: true });
      const writable = await file.createWritable();
      await writable.write(bytes);
      await writable.close();
    },
  };
}

/** `архив-2026-05-20.tar.age` made so at 9:05:07 → `архив-2026-05-20-09-05-07.tar.age`. */
export function nameApart(name: string, at: number): string {
  const date = new Date(at);
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => String(n).padStart(2, '0')).join('-');
  const [, bare = name, endings = ''] = /^([^.]+)(\..+)$/.exec(name) ?? [];
  return `${bare}-${time}${endings}`;
}

/** Hands bytes to the browser's downloads under the name. */
export function downloadBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), STALE);
}

/** Takes away copies on their way to the downloads that are long there. */
export async function removeStaleTemp(now: number): Promise<void> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(TEMP).catch(() => null);
  if (!folder) return;
  for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) {
    if (now - Number.parseInt(name, 10) > STALE || Number.parseInt(name, 10) > now) await folder.removeEntry(name);
  }
}

async function downloadTarget(name: string): Promise<SaveTarget> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(TEMP, { create: true });
  const temp = `${Date.now()}.part`;
  const handle = await folder.getFileHandle(temp, { create: true });
  return {
    name,
    place: 'downloads',
    sink: await handle.createWritable(),
    finished: () => handle.getFile(),
    deliver: async () => downloadBlob(await handle.getFile(), name),
    discard: () => folder.removeEntry(temp),
  };
}

async function freeName(folder: FileSystemDirectoryHandle, name: string): Promise<string> {
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name} (${n})`;
    if (!(await folder.getDirectoryHandle(tried).catch(() => null))) return tried;
  }
}

async function chosen<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return null;
    throw cause;
  }
}

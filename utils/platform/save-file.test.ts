import { afterEach, describe, expect, it } from 'vitest';
import { chooseSaveFile, nameApart } from './save-file';

const AT = new Date(2026, 4, 20, 9, 5, 7).getTime();

describe('a name apart from one that was given today', () => {
  it.each([
    ['архив-2026-05-20.tar.age', 'архив-2026-05-20-09-05-07.tar.age'],
    ['список', 'список-09-05-07'],
    ['.age', '.age-09-05-07'],
  ])('%s → %s', (name, apart) => expect(nameApart(name, AT)).toBe(apart));
});

describe('a place to save to', () => {
  const shelf = new Map<string, string>();
  const picker = (name: string) => ({
    name,
    getFile: async () => ({ size: shelf.get(name)?.length ?? 0 }),
    remove: async () => void shelf.delete(name),
    createWritable: async () =>
      new WritableStream<Uint8Array>({ write: (bytes) => void shelf.set(name, new TextDecoder().decode(bytes)) }),
  });
  /** As Chromium does it: the file is made, or emptied, before the page hears of it. */
  const pick = (name: string) => {
    Object.assign(globalThis, {
      showSaveFilePicker: async () => {
        shelf.set(name, '');
        return picker(name);
      },
    });
  };
  afterEach(() => {
    shelf.clear();
    Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
  });

  it('that stayed empty is taken away again, what was written there is left', async () => {
    shelf.set('архив', 'прежняя копия');
    pick('архив');
    const empty = await chooseSaveFile('архив');
    expect(shelf.get('архив')).toBe('');
    await empty?.discard();
    expect(shelf.has('архив')).toBe(false);

    pick('архив');
    const full = await chooseSaveFile('архив');
    const writer = full?.sink.getWriter();
    await writer?.write(new TextEncoder().encode('новая'));
    await writer?.close();
    await full?.discard();
    expect(shelf.get('архив')).toBe('новая');
  });
});

import type { Tab } from './tab.ts';

/** What lies in the archive's store and beside it, told by a page of the extension. */
export type StoreSeen = {
  /** `part id revision SHA-256` of each row, sorted. */
  rows: string[];
  /** Names of second copies, and which of them are not what their name says. */
  copies: string[];
  spoiled: string[];
};

/** `flip`: a bit in the middle of a ciphertext. `older`: the ciphertext of another row. */
export type RowHarm = 'flip' | 'cut' | 'delete' | 'swap' | 'empty-store';

export async function harmRow(tab: Tab, harm: RowHarm, part: 'body' | 'segment' | 'manifest', at = 0.5): Promise<void> {
  await tab.page.evaluate(
    async (harm, part, at) => {
      const asking = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((done, fail) => {
          request.onsuccess = () => done(request.result);
          request.onerror = () => fail(request.error);
        });
      const db = await asking(indexedDB.open('archive'));
      const tx = db.transaction('objects', 'readwrite', { durability: 'strict' });
      const store = tx.objectStore('objects');
      type Row = { id: string; part: string; ct: Uint8Array };
      const rows: Row[] = await asking(store.getAll());
      const row = rows.find((one) => one.part === part);
      const other = rows.find((one) => one.part !== part);
      if (!row || !other) throw new Error(`no ${part}`);
      if (harm === 'empty-store') store.clear();
      else if (harm === 'delete') store.delete(row.id);
      else {
        const place = Math.floor(row.ct.length * at);
        if (harm === 'flip') row.ct[place] = (row.ct[place] ?? 0) ^ 1;
        if (harm === 'cut') row.ct = row.ct.slice(0, place);
        if (harm === 'swap') row.ct = other.ct;
        store.put(row);
      }
      await new Promise((done) => {
        tx.oncomplete = done;
      });
      db.close();
    },
    harm,
    part,
    at,
  );
}

/** Flips a bit of a second copy, or takes it away. */
export async function harmCopy(tab: Tab, harm: 'flip' | 'delete'): Promise<void> {
  await tab.page.evaluate(async (harm) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('archive-copies');
    const names: string[] = [];
    for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
    const [name] = names.sort();
    if (!name) throw new Error('no copies');
    if (harm === 'delete') return folder.removeEntry(name);
    const handle = await folder.getFileHandle(name);
    const ct = new Uint8Array(await (await handle.getFile()).arrayBuffer());
    ct[ct.length >> 1] = (ct[ct.length >> 1] ?? 0) ^ 1;
    const file = await handle.createWritable();
    await file.write(ct);
    await file.close();
  }, harm);
}

export const seeStore = async (tab: Tab, name = 'archive'): Promise<StoreSeen> => ({
  rows: await seeRows(tab, name),
  ...(await seeCopies(tab)),
});

export async function seeRows(tab: Tab, name = 'archive'): Promise<string[]> {
  return tab.page.evaluate(async (name) => {
    const hex = async (bytes: Uint8Array<ArrayBuffer>) =>
      [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');
    type Row = { id: string; part: string; revision: number; ct: Uint8Array<ArrayBuffer> };
    // The browser's own place, which may be refused as a whole, and those the archive has moved to.
    type Buckets = { keys(): Promise<string[]>; open(name: string): Promise<{ indexedDB: IDBFactory }> };
    const buckets = (navigator as { storageBuckets?: Buckets }).storageBuckets;
    const places = [indexedDB];
    for (const one of (await buckets?.keys()) ?? []) places.push((await (buckets as Buckets).open(one)).indexedDB);
    const found: Row[] = [];
    let refused: unknown = null;
    // Asked by its name: of a place where another database is broken Firefox gives no list.
    const open = (place: IDBFactory) =>
      new Promise<IDBDatabase | null>((done, fail) => {
        const opening = place.open(name);
        let isThere = true;
        opening.onupgradeneeded = () => {
          isThere = false;
          // To open what is not there would make it.
          opening.transaction?.abort();
        };
        opening.onerror = () => (isThere ? fail(opening.error) : done(null));
        opening.onsuccess = () => done(opening.result);
      });
    for (const place of places) {
      let db: IDBDatabase | null = null;
      try {
        db = await open(place);
      } catch (cause) {
        refused = cause;
      }
      if (!db) continue;
      const all = db.transaction('objects').objectStore('objects').getAll();
      const rows: Row[] = await new Promise((done, fail) => {
        all.onsuccess = () => done(all.result);
        all.onerror = () => fail(all.error);
      });
      db.close();
      found.push(...rows);
    }
    if (refused && found.length === 0) throw refused;
    const rows = await Promise.all(
      found.map(async (row) => `${row.part} ${row.id} ${row.revision} ${await hex(row.ct)}`),
    );
    return rows.sort();
  }, name);
}

export async function seeCopies(tab: Tab): Promise<Pick<StoreSeen, 'copies' | 'spoiled'>> {
  return tab.page.evaluate(async () => {
    const [copies, spoiled]: [string[], string[]] = [[], []];
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('archive-copies').catch(() => null);
    if (folder) {
      for await (const copy of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) {
        copies.push(copy);
        const file = await (await folder.getFileHandle(copy)).getFile();
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
        if ([...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') !== copy) spoiled.push(copy);
      }
    }
    return { copies: copies.sort(), spoiled };
  });
}

/**
 * What of the archive lies outside its store: both headers and the sentinel in the extension's storage, and their spares in
 * files. Null: nothing there, or the browser cannot read it.
 */
export type KeptSeen = {
  headers: [string | null, string | null];
  sentinel: string | null;
  spares: { header: string | null; sentinel: string | null };
  /** The browser gives nothing of the storage at all. */
  refused: boolean;
};

/** Told by any page of the extension; one that is not the cabinet changes nothing by being opened. */
export const seeKept = (tab: Tab): Promise<KeptSeen> =>
  tab.page.evaluate(async () => {
    const given = await chrome.storage.local.get().catch((): null => null);
    const stored: Record<string, unknown> = given ?? {};
    const text = (one: unknown) => (typeof one === 'string' ? one : one ? JSON.stringify(one) : null);
    const file = async (name: string) => {
      const root = await navigator.storage.getDirectory();
      return (await (await root.getFileHandle(name)).getFile()).text();
    };
    // Chromium gives the names in a value back by the alphabet, a file holds them as they were written.
    const ordered = (json: string | null): string | null => {
      const read = json === null ? null : JSON.parse(json);
      return read && JSON.stringify([read.vaultId, read.database, read.bucket, read.heads.map(sorted)]);
    };
    const sorted = (head: object) => Object.entries(head).sort();
    const spare = (name: string) => file(name).catch(() => null);
    const seen: KeptSeen = {
      refused: given === null,
      headers: [text(stored.vaultHeaderA), text(stored.vaultHeaderB)],
      sentinel: ordered(text(stored.archiveSentinel)),
      spares: {
        header: await spare('vault-header'),
        sentinel: await spare('archive-sentinel')
          .then(ordered)
          .catch(() => null),
      },
    };
    return seen;
  });

/** What was captured is gone: the rows that make it exist, or the whole database. */
export const loseInbox = (tab: Tab, what: 'row' | 'database'): Promise<void> =>
  tab.page.evaluate(
    (lost) =>
      new Promise<void>((done, fail) => {
        if (lost === 'database') {
          const gone = indexedDB.deleteDatabase('inbox');
          gone.onsuccess = () => done();
          gone.onerror = fail;
          return;
        }
        const opened = indexedDB.open('inbox');
        opened.onerror = fail;
        opened.onsuccess = () => {
          const tx = opened.result.transaction('items', 'readwrite');
          tx.objectStore('items').clear();
          tx.oncomplete = () => {
            opened.result.close();
            done();
          };
        };
      }),
    what,
  );

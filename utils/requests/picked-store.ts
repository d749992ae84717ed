import type { RowSeal } from './at-rest';
import type { PickedWatch } from './picked';
import type { RequestEvent } from './types';
import { openWatchDb } from './watch-db';

export type PickedStore = Awaited<ReturnType<typeof openPickedStore>>;

/** More than anybody points at; a page that lies to us cannot fill the disk. */
export const MOST_PICKED = 50;

/** The picked statuses, in the database of the watch: a change and its event are written together. */
export async function openPickedStore(seal: RowSeal, name = 'watch') {
  const db = await openWatchDb(name);
  return {
    async all(): Promise<PickedWatch[]> {
      const rows = await db.getAll('picked');
      const opened = await Promise.all(rows.map(({ box }) => seal.open(box) as Promise<PickedWatch | null>));
      return opened.filter((one): one is PickedWatch => one !== null);
    },

    /** False when there are too many already. */
    async add(watch: PickedWatch): Promise<boolean> {
      const row = { id: watch.id, box: await seal.seal(watch) };
      const tx = db.transaction('picked', 'readwrite', { durability: 'strict' });
      const room = (await tx.store.count()) < MOST_PICKED;
      if (room) tx.store.put(row);
      await tx.done;
      return room;
    },

    /** Writes all or nothing. A watch that was removed meanwhile stays removed, an event that was told stays told. */
    async commit(watch: PickedWatch, events: readonly RequestEvent[] = []): Promise<void> {
      const row = { id: watch.id, box: await seal.seal(watch) };
      const told = await Promise.all(
        events.map(async (one) => ({ id: one.id, box: await seal.seal(one), state: 'pending' as const })),
      );
      const tx = db.transaction(['picked', 'outbox'], 'readwrite', { durability: 'strict' });
      if ((await tx.objectStore('picked').getKey(row.id)) !== undefined) {
        tx.objectStore('picked').put(row);
        const known = new Set(await tx.objectStore('outbox').getAllKeys());
        for (const one of told) if (!known.has(one.id)) tx.objectStore('outbox').put(one);
      }
      await tx.done;
    },

    async remove(id: string): Promise<void> {
      const tx = db.transaction('picked', 'readwrite', { durability: 'strict' });
      tx.store.delete(id);
      await tx.done;
    },

    close: () => db.close(),
  };
}

import Dexie from 'dexie';
import { applyEncryptionMiddleware, cryptoOptions } from 'dexie-encrypted';

const key = new Uint8Array(32).fill(7);
let db;
const open = async () => {
  db = new Dexie('bench', { chromeTransactionDurability: 'strict' });
  applyEncryptionMiddleware(db, key, { records: cryptoOptions.NON_INDEXED_FIELDS });
  db.version(1).stores({ records: 'id' });
  await db.open();
};
globalThis.benchStore = {
  open,
  fill: (records) => db.records.bulkAdd(records),
  reopen: async () => {
    db.close();
    await open();
  },
  list: async () => (await db.records.toArray()).length,
  get: async (id) => (await db.records.get(id)).body.length,
  save: (record) => db.records.put(record),
};

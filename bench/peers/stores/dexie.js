import Dexie from 'dexie';

let db;
const open = async () => {
  db = new Dexie('bench', { chromeTransactionDurability: 'strict' });
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

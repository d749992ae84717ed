import CryptoPouch from 'crypto-pouch';
import PouchDB from 'pouchdb';

PouchDB.plugin(CryptoPouch);
let db;
const open = async () => {
  db = new PouchDB('bench', { auto_compaction: true });
  await db.crypto('a passphrase of the bench');
};
/** Its documents are JSON: bytes go in as base64. */
const asDoc = ({ id, body, ...told }) => {
  let binary = '';
  for (const byte of body) binary += String.fromCharCode(byte);
  return { _id: id, body: btoa(binary), ...told };
};
globalThis.benchStore = {
  open,
  async fill(records) {
    for (let at = 0; at < records.length; at += 1_000) await db.bulkDocs(records.slice(at, at + 1_000).map(asDoc));
  },
  reopen: async () => {
    await db.close();
    await open();
  },
  list: async () => (await db.allDocs({ include_docs: true })).rows.length,
  get: async (id) => atob((await db.get(id)).body).length,
  save: async (record) => {
    const { _rev } = await db.get(record.id);
    return db.put({ ...asDoc(record), _rev });
  },
};

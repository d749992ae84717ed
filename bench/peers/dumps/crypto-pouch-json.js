import CryptoPouch from 'crypto-pouch';
import PouchDB from 'pouchdb';
import { toText, writer, written } from './base64.js';

/** All documents of an encrypted PouchDB as lines of JSON, in clear: the dump there is without a server to replicate to. */
PouchDB.plugin(CryptoPouch);
const PAGE = 500;
const opened = async (name) => {
  const db = new PouchDB(name, { auto_compaction: true });
  await db.crypto('a passphrase of the bench');
  return db;
};
let db;
globalThis.benchDump = {
  async fill(records) {
    db = await opened('bench');
    for (let at = 0; at < records.length; at += PAGE) {
      const page = records.slice(at, at + PAGE);
      await db.bulkDocs(page.map(({ id, body, ...told }) => ({ _id: id, body: toText(body), ...told })));
    }
  },
  async dump() {
    const file = await writer();
    for (let startkey = ''; ; ) {
      const { rows } = await db.allDocs({ include_docs: true, limit: PAGE, startkey });
      for (const { doc } of rows) delete doc._rev;
      if (rows.length === 0) break;
      await file.write(`${JSON.stringify(rows.map(({ doc }) => doc))}\n`);
      startkey = `${rows.at(-1).id}\ufff0`;
    }
    await file.close();
  },
  async restore() {
    const fresh = await opened('bench-restored');
    for (const line of (await (await written()).text()).trim().split('\n')) await fresh.bulkDocs(JSON.parse(line));
  },
};

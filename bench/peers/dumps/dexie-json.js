import Dexie from 'dexie';
import { toBytes, toText, writer, written } from './base64.js';

/** As Mere Medical does it: everything as one JSON, in clear, and in again after what was there has been removed. */
const db = new Dexie('bench', { chromeTransactionDurability: 'strict' });
db.version(1).stores({ records: 'id' });
globalThis.benchDump = {
  fill: (records) => db.records.bulkAdd(records),
  async dump() {
    const all = await db.records.toArray();
    const file = await writer();
    await file.write(JSON.stringify(all.map(({ body, ...told }) => ({ ...told, body: toText(body) }))));
    await file.close();
  },
  async restore() {
    const all = JSON.parse(await (await written()).text());
    await db.records.clear();
    await db.records.bulkAdd(all.map(({ body, ...told }) => ({ ...told, body: toBytes(body) })));
  },
};

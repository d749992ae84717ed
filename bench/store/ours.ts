import { openArchive } from '../../utils/archive/archive';
import { openArchiveDb } from '../../utils/archive/archive-db';
import type { Entry } from '../../utils/archive/catalogue';
import type { ArchiveParts } from '../../utils/archive/parts';
import type { Sentinel } from '../../utils/archive/sentinel';
import { connectKeyWorker, type KeyClient } from '../../utils/vault';
import { type BenchRecord, benchRecords } from './records';

let told: Sentinel | 'absent' = 'absent';
let parts: ArchiveParts;
let keys: KeyClient;
let archive: ReturnType<typeof openArchive>;
/** Looked up as a page does: a search through the list is not the archive's work. */
let entries: ReadonlyMap<string, Entry> = new Map();

const got = <T>(answer: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
};

/** The product's archive with its key worker; second copies off, since the peers keep none. */
const benchStore = {
  async open() {
    keys = connectKeyWorker(() => new SharedWorker('/key-worker.js', { name: 'bench-keys' }));
    const { vaultId, persons } = got(await keys.create('фраза для замера скорости'));
    const [person] = persons;
    if (!person) throw new Error('no person');
    const sentinel = {
      read: async () => told,
      write: async (next: Sentinel) => {
        told = next;
      },
    };
    parts = { db: openArchiveDb('archive'), keys, person: person.id, vaultId, sentinel, copies: null };
    archive = openArchive(parts);
  },
  async fill(records: readonly BenchRecord[]) {
    const documents = records.map(({ id, title, day, organisation, patient, capturedAt, sha256, body }) => ({
      id,
      title,
      name: `${title}.pdf`,
      kind: 'pdf' as const,
      source: 'portal-download' as const,
      route: 'health' as const,
      contentType: 'application/pdf',
      capturedAt,
      sha256,
      facts: { title, day, organisation, patient: { name: patient } },
      bytes: body,
    }));
    got(await archive.add(documents));
  },
  async reopen() {
    archive = openArchive(parts);
  },
  async list() {
    entries = new Map(got(await archive.entries()).map((entry) => [entry.id, entry]));
    return entries.size;
  },
  async get(id: string) {
    const entry = entries.get(id);
    if (!entry) throw new Error('no such record');
    return got(await archive.read(entry)).length;
  },
  async save({ id }: BenchRecord) {
    got(await archive.amend(new Map([[id, { corrected: { title: `Исправлено ${Math.random()}` } }]])));
  },
};

Object.assign(globalThis, { benchStore, benchRecords });

import { type Bytes, randomId, utf8 } from '../kernel';
import { createKeySession } from '../vault/key-session';
import { cheapDerive, FLOOR } from '../vault/test-vault';
import { type NewDocument, openArchive } from './archive';
import { openArchiveDb } from './archive-db';
import type { Copies } from './copies';
import { digest } from './digest';
import type { ArchiveParts } from './parts';
import type { Sentinel, SentinelStore } from './sentinel';
import type { Staged, StagedMark } from './staged-mark';

/** Node has no Web Locks: one after the other, by name, which is what the product relies on. */
export function lendLocks(): void {
  const queues = new Map<string, Promise<unknown>>();
  const held = new Map<string, number>();
  type Work = (lock: unknown) => unknown;
  const request = (name: string, second: Work | { ifAvailable?: boolean }, third?: Work) => {
    const work = typeof second === 'function' ? second : (third as Work);
    const busy = (held.get(name) ?? 0) > 0;
    if (typeof second !== 'function' && second.ifAvailable && busy) return Promise.resolve(work(null));
    held.set(name, (held.get(name) ?? 0) + 1);
    const turn = (queues.get(name) ?? Promise.resolve())
      .then(() => work({ name }))
      .finally(() => held.set(name, (held.get(name) ?? 1) - 1));
    const quiet = turn.catch(() => undefined);
    queues.set(name, quiet);
    return turn;
  };
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { locks: { request } } });
}

export type MemorySentinel = SentinelStore & { lies: Sentinel | 'absent' | 'damaged' };

export function memorySentinel(): MemorySentinel {
  const store: MemorySentinel = {
    lies: 'absent',
    read: async () => structuredClone(store.lies),
    async write(sentinel) {
      store.lies = structuredClone(sentinel);
    },
  };
  return store;
}

/** Files in memory; what is read is checked as in the real ones. */
export type MemoryCopies = Copies & { files: Map<string, Bytes>; full: boolean };

export function memoryCopies(): MemoryCopies {
  const files = new Map<string, Bytes>();
  const copies: MemoryCopies = {
    files,
    full: false,
    async read(hash) {
      const ct = files.get(hash);
      return ct && (await digest(ct)) === hash ? ct.slice() : null;
    },
    async write(hash, ct) {
      if (copies.full) throw new DOMException('full', 'QuotaExceededError');
      files.set(hash, ct.slice());
    },
    remove: async (hash) => void files.delete(hash),
    names: async () => new Set(files.keys()),
  };
  return copies;
}

/** A file system of folders with empty files. */
export function memoryFiles() {
  const folders = new Map<string, Set<string>>();
  const names = (folder: string): Set<string> => {
    const there = folders.get(folder) ?? new Set();
    folders.set(folder, there);
    return there;
  };
  const root = async () =>
    ({
      getDirectoryHandle: async (folder: string) => ({
        keys: () => [...names(folder)].values(),
        getFileHandle: async (name: string) => void names(folder).add(name),
        removeEntry: async (name: string) => void names(folder).delete(name),
      }),
    }) as unknown as FileSystemDirectoryHandle;
  return { root, names };
}

export function memoryMark(): StagedMark & { lies: Staged | null } {
  const mark: ReturnType<typeof memoryMark> = {
    lies: null,
    read: async () => structuredClone(mark.lies),
    async write(staged) {
      mark.lies = structuredClone(staged);
    },
    async clear() {
      mark.lies = null;
    },
  };
  return mark;
}

export async function documentOf(text: string, change: Partial<NewDocument> = {}): Promise<NewDocument> {
  const bytes = utf8(text);
  const told = { title: text, name: `${text}.pdf`, kind: 'pdf', source: 'portal-download', route: 'health' } as const;
  const rest = { contentType: 'application/pdf', capturedAt: 1, sha256: await digest(bytes) };
  return { id: randomId(), ...told, ...rest, bytes, ...change };
}

/** An unlocked vault and an empty archive of its first person. `open` gives what another page would have. */
export async function someArchive(change: Partial<ArchiveParts> = {}) {
  const session = createKeySession({ derive: cheapDerive, chooseParams: async () => FLOOR });
  const made = await session.create('фраза для проверки');
  if (!made.ok) throw new Error(made.error.code);
  const { header, persons, vaultId } = made.value;
  const [person] = persons;
  if (!person) throw new Error('no person');
  const db = openArchiveDb(`archive-${randomId()}`);
  const [sentinel, copies] = [memorySentinel(), memoryCopies()];
  const parts = { db, keys: session, person: person.id, vaultId, sentinel, copies, ...change };
  return { db, session, header, sentinel, copies, parts, open: (more = {}) => openArchive({ ...parts, ...more }) };
}

/** The same with several persons. `open` gives what another page of that person's would have. */
export async function someFamily(count: number) {
  const first = await someArchive();
  let { header } = first;
  for (let more = 1; more < count; more++) {
    const changed = await first.session.changePersons(header, { kind: 'add', told: { name: `${more}`, colour: 0 } });
    if (!changed.ok) throw new Error(changed.error.code);
    header = changed.value.header;
    await first.session.adoptHeader(header);
  }
  const persons = await first.session.persons();
  const parts: ArchiveParts[] = (persons.ok ? persons.value : []).map(({ id }) => ({ ...first.parts, person: id }));
  return { ...first, header, parts, open: (whose: ArchiveParts) => openArchive(whose) };
}

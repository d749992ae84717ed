import { type Bytes, err, ok, randomId, utf8 } from '../../kernel';
import type { Archive } from '../archive';
import type { Entry } from '../catalogue';
import { type BackupFile, backupFiles, sha256Hex } from './backup-files';
import { tarOf } from './tar';

export type Kept = Entry & { bytes: Bytes };

export const AT = Date.UTC(2026, 4, 20, 9, 0);

export async function keptOf(title: string, bytes: Bytes, change: Partial<Entry> = {}): Promise<Kept> {
  return {
    id: randomId(),
    revision: 1,
    generation: 1,
    title,
    name: `${title}.pdf`,
    kind: 'pdf',
    source: 'portal-download',
    route: 'health',
    contentType: 'application/pdf',
    capturedAt: AT,
    addedAt: AT,
    size: bytes.length,
    sha256: await sha256Hex(bytes),
    sealed: { hash: '0'.repeat(64), size: bytes.length },
    bytes,
    ...change,
  };
}

export const reader =
  (kept: readonly Kept[]): Archive['read'] =>
  async ({ id }) => {
    const found = kept.find((one) => one.id === id);
    return found ? ok(found.bytes) : err('damaged');
  };

export const ME = { id: 'a'.repeat(32), name: 'Мой архив', colour: 0 };

export const filesFor = (kept: readonly Kept[], read = reader(kept)) => filesOf([{ ...ME, kept }], read);

/** Of several persons. */
export const filesOf = (
  people: readonly { id: string; name: string; kept: readonly Kept[] }[],
  read = reader(people.flatMap(({ kept }) => kept)),
) =>
  backupFiles({
    people: people.map(({ kept, ...person }) => ({
      ...person,
      entries: kept.map(({ bytes: _, ...entry }) => entry),
      read,
    })),
    createdAt: AT,
    readme: 'Как открыть',
  });

export async function listOf(files: AsyncIterable<BackupFile>): Promise<BackupFile[]> {
  const list: BackupFile[] = [];
  for await (const file of files) list.push(file);
  return list;
}

export function streamOf<T>(values: AsyncIterable<T> | Iterable<T>): ReadableStream<T> {
  const left = Symbol.asyncIterator in values ? values[Symbol.asyncIterator]() : values[Symbol.iterator]();
  return new ReadableStream<T>({
    async pull(controller) {
      const { done, value } = await left.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

export const tarFor = (kept: readonly Kept[]): ReadableStream<Bytes> => tarOf(streamOf(filesFor(kept)));

export const bytesOf = async (stream: ReadableStream<Uint8Array>): Promise<Bytes> =>
  new Uint8Array(await new Response(stream as ReadableStream<Bytes>).arrayBuffer());

export const someDocuments = (): Promise<Kept[]> =>
  Promise.all([
    keptOf('Общий анализ крови', utf8('%PDF-1.7 анализ')),
    keptOf('Общий анализ крови', utf8('%PDF-1.7 другой анализ')),
    keptOf('Осмотр «терапевта» / кабинет: 12?', new Uint8Array(70_000).fill(7), { kind: 'semd', name: 'x.xml' }),
    keptOf('', new Uint8Array(0), { kind: 'empty', name: 'что-то' }),
  ]);

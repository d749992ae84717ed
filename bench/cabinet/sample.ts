import { randomFillSync } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { backupFiles } from '../../utils/archive/backup/backup-files';
import { tarOf } from '../../utils/archive/backup/tar';
import type { Entry } from '../../utils/archive/catalogue';
import { type Bytes, ok, toHex } from '../../utils/kernel';
import { sealBackup } from '../../utils/vault';

export type Scale = { small: number; smallSize: number; pdfs: number; pdfSize: number };

const TITLES = ['Общий анализ крови', 'Протокол консультации', 'Рентген грудной клетки', 'Выписной эпикриз', 'Справка'];
const PLACES = ['Городская поликлиника № 12', 'Областная больница', 'Диагностический центр на Садовой'];
const OWNER = { id: 'a'.repeat(32), name: 'Мой архив', colour: 0 };

/** A copy as the product makes it, by its own code, of records that nobody wrote: it fills an archive by being restored. */
export async function makeSample(path: string, passphrase: string, scale: Scale): Promise<void> {
  const bodies = new Map<string, Bytes>();
  const entries: Entry[] = [];
  for (let at = 0; at < scale.small + scale.pdfs; at++) {
    const bytes = randomFillSync(new Uint8Array(at < scale.small ? scale.smallSize : scale.pdfSize));
    bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
    const entry = await entryOf(at, bytes);
    entries.push(entry);
    bodies.set(entry.id, bytes);
  }
  const files = backupFiles({
    people: [{ ...OWNER, entries, read: async ({ id }) => ok(bodies.get(id) as Bytes) }],
    createdAt: Date.UTC(2026, 10, 1),
    readme: 'bench',
  });
  const stream = new ReadableStream({
    async pull(controller) {
      const { done, value } = await files.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  const { sealed } = await sealBackup({ kind: 'passphrase', passphrase }, tarOf(stream));
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(`${path}.part`, 'w');
  for await (const piece of sealed as unknown as AsyncIterable<Uint8Array>) writeSync(file, piece);
  closeSync(file);
  renameSync(`${path}.part`, path);
}

async function entryOf(at: number, bytes: Bytes): Promise<Entry> {
  const title = `${TITLES[at % TITLES.length]} ${at}`;
  const capturedAt = Date.UTC(2010 + (at % 16), at % 12, 1 + (at % 28), 9);
  return {
    id: at.toString(16).padStart(32, '0'),
    revision: 1,
    generation: 1,
    title,
    name: `${title}.pdf`,
    kind: 'pdf',
    source: 'portal-download',
    route: 'health',
    contentType: 'application/pdf',
    capturedAt,
    addedAt: capturedAt,
    size: bytes.length,
    sha256: toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
    facts: {
      title,
      day: new Date(capturedAt).toISOString().slice(0, 10),
      organisation: PLACES[at % PLACES.length] ?? '',
      patient: { name: 'Иванова Анна Петровна' },
    },
    sealed: { hash: '0'.repeat(64), size: bytes.length },
  };
}

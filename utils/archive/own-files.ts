import { type Clock, randomId, systemClock } from '../kernel';
import { safeName } from '../portal';
import type { Archive, NewDocument } from './archive';
import type { Entry } from './catalogue';
import { digest } from './digest';
import type { ArchiveFailure } from './parts';
import { type Named, signedBy } from './signatures';
import { titleOf } from './title';
import { isRemoved } from './trash';
import { type OwnFile, type Piece, type Refusal, unfold } from './unfold';

/**
 * `added`: ids. `duplicates`: names of files whose bytes are in the archive already. `signatures`: of those added, how
 * many lie beside their document; one that waits with it is not counted. `stopped`: why the rest was not looked at; what was added before is on disk.
 */
export type OwnFilesReport = {
  added: string[];
  duplicates: string[];
  refused: { name: string; why: Refusal }[];
  signatures: number;
  stopped: ArchiveFailure | 'cancelled' | null;
};

/** `total` grows when a ZIP is opened. */
export type Progress = (done: number, total: number) => void;

type Parts = { archive: Pick<Archive, 'add' | 'entries'>; clock?: Clock; signal?: AbortSignal; onProgress?: Progress };
type Kept = Named & { folder: string };
type Late = { piece: Piece; document: NewDocument };

/**
 * Keeps files of the person's own, one strict transaction each: what is refused does not keep the rest out. Signatures
 * come last, when every document they may belong to is known.
 */
export async function addOwnFiles(parts: Parts, files: readonly OwnFile[]): Promise<OwnFilesReport> {
  const { archive, clock = systemClock, signal, onProgress = () => undefined } = parts;
  const report: OwnFilesReport = { added: [], duplicates: [], refused: [], signatures: 0, stopped: null };
  const documents: Kept[] = [];
  const late: Late[] = [];
  let [done, total] = [0, files.length];

  /** Whether it is new in the archive. */
  const keep = async (piece: Piece, document: NewDocument): Promise<boolean> => {
    const written = await archive.add([document]);
    if (!written.ok) report.stopped = written.error;
    else if (written.value.added.length > 0) report.added.push(document.id);
    else report.duplicates.push(piece.name);
    return written.ok && written.value.added.length > 0 && !written.value.waiting?.length;
  };

  const take = async (piece: Piece): Promise<void> => {
    const opened = await piece.open();
    if (!opened.ok) return void report.refused.push({ name: piece.name, why: opened.error });
    const document = await documentOf(piece, opened.value, clock());
    if (document.kind === 'signature') return void late.push({ piece, document });
    await keep(piece, document);
    documents.push({ ...document, folder: piece.folder });
  };

  for (const file of files) {
    const pieces = await unfold(file);
    if (!pieces.ok) report.refused.push({ name: file.name, why: pieces.error });
    total += pieces.ok ? pieces.value.length - 1 : 0;
    for (const piece of pieces.ok ? pieces.value : []) {
      if (signal?.aborted) report.stopped ??= 'cancelled';
      if (report.stopped) return report;
      await take(piece);
      onProgress(++done, total);
    }
    if (!pieces.ok) onProgress(++done, total);
  }
  const before = late.length > 0 && !report.stopped ? await archive.entries() : null;
  const kept = before?.ok ? before.value.filter((entry) => !isRemoved(entry)) : [];
  for (const { piece, document } of report.stopped ? [] : late) {
    const signed = signedOf(piece, document, documents, kept);
    if ((await keep(piece, signed ? { ...document, signs: signed.sha256 } : document)) && signed) report.signatures++;
    if (report.stopped) break;
  }
  return report;
}

/** Sought in its own folder first, then among all that came with it, then in the archive. */
function signedOf(piece: Piece, signature: Named, came: readonly Kept[], kept: readonly Entry[]): Named | null {
  const beside = came.filter(({ folder }) => folder === piece.folder);
  return signedBy<Named>(signature, beside) ?? signedBy<Named>(signature, came) ?? signedBy<Named>(signature, kept);
}

async function documentOf(
  { name: given, type }: Piece,
  { bytes, kind }: { bytes: NewDocument['bytes']; kind: NewDocument['kind'] },
  now: number,
): Promise<NewDocument> {
  const name = safeName(given);
  return {
    id: randomId(),
    title: titleOf(name),
    name,
    kind,
    source: 'own-file',
    route: 'own-file',
    contentType: type === '' || type.length > 255 ? null : type,
    capturedAt: now,
    sha256: await digest(bytes),
    bytes,
  };
}

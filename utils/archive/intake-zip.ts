import type { DocumentFacts, FileKind, Patient } from '../documents';
import { type Bytes, ok, type Result } from '../kernel';
import type { Archive, NewDocument } from './archive';
import { digest } from './digest';
import { addOwnFiles } from './own-files';
import type { ArchiveFailure } from './parts';
import { unfold } from './unfold';

/** Why it is not known whose a document is: it names nobody, could not be read for it, or names several. */
export type Unnamed = 'nobody' | 'unread' | 'several';
/** What a document says of itself, or why nothing is known of it. */
export type Told = DocumentFacts | 'nobody' | 'unread';
export type FactsOf = (kind: FileKind, bytes: Bytes) => Promise<Told>;

/** `facts`: of its documents, by the SHA-256 of each. `whole`: something in it cannot be a record of its own. */
export type Unfolded = { patients: Patient[]; unread: boolean; facts: ReadonlyMap<string, Told>; whole: boolean };

/**
 * Looks into a ZIP that the portal gave (a document and its signature): its documents are filed together, so what each
 * says of its patient is asked before any is filed. One at a time: unpacked they may be large. Null: nothing in it can be
 * taken out, it is broken or would unpack to too much.
 */
export async function lookInto({ name, bytes }: NewDocument, factsOf: FactsOf): Promise<Unfolded | null> {
  const pieces = await unfold(ownFile(name, bytes));
  if (!pieces.ok) return null;
  const facts = new Map<string, Told>();
  let whole = false;
  for (const piece of pieces.value) {
    const opened = await piece.open();
    if (opened.ok) facts.set(await digest(opened.value.bytes), await factsOf(opened.value.kind, opened.value.bytes));
    else whole = true;
  }
  if (facts.size === 0) return null;
  const told = [...facts.values()];
  const patients = told.flatMap((one) => (typeof one !== 'string' && one.patient ? [one.patient] : []));
  return { patients, unread: told.includes('unread'), facts, whole };
}

/** The one patient whom all of it names, as it is written, or why there is none. */
export function patientOf({ patients, unread }: Unfolded): Patient | Unnamed {
  const [first] = patients;
  if (!first) return unread ? 'unread' : 'nobody';
  return patients.every(({ name, born }) => name === first.name && born === first.born) ? first : 'several';
}

/** `whole`: the ZIP itself is kept too, for what could not be taken out of it. */
export type FiledZip = { added: string[]; whole: boolean };

/**
 * The records the person would have if they had added the ZIP themselves, but for where they came from. Death half-way
 * leaves a part of them, which the next time are duplicates by their bytes; the ZIP itself comes last of all.
 */
export async function fileUnfolded(
  archive: Pick<Archive, 'add' | 'entries'>,
  zip: NewDocument,
  { facts, whole }: Unfolded,
): Promise<Result<FiledZip, ArchiveFailure>> {
  const { source, route, capturedAt } = zip;
  const add: Archive['add'] = (documents) =>
    archive.add(
      documents.map((document) => {
        const told = facts.get(document.sha256);
        return { ...document, source, route, ...(typeof told === 'object' ? { facts: told } : {}) };
      }),
    );
  const own = ownFile(zip.name, zip.bytes);
  const report = await addOwnFiles({ archive: { ...archive, add }, clock: () => capturedAt }, [own]);
  if (report.stopped) return { ok: false, error: report.stopped === 'cancelled' ? 'failed' : report.stopped };
  if (!whole && report.refused.length === 0) return ok({ added: report.added, whole: false });
  const kept = await archive.add([zip]);
  if (!kept.ok) return kept;
  return ok({ added: [...report.added, ...kept.value.added], whole: kept.value.added.length > 0 });
}

const ownFile = (name: string, bytes: Bytes) => ({ name, size: bytes.length, type: '', bytes: async () => bytes });

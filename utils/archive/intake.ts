import { type Patient, sniff } from '../documents';
import type { Result } from '../kernel';
import type { InboxItem, KeyClient } from '../vault';
import type { Archive, NewDocument } from './archive';
import type { InboxStore } from './inbox-store';
import { pairing } from './intake-signatures';
import { type FactsOf, fileUnfolded, lookInto, patientOf, type Unnamed } from './intake-zip';
import type { ArchiveFailure } from './parts';
import type { Named } from './signatures';
import { titleOf } from './title';

export type { Told, Unnamed } from './intake-zip';

/**
 * Record ids of what came in, how many were here already, and ids of what could not be read and stays in the inbox.
 * `stopped`: why the rest was left for another time; nothing of it is lost.
 */
export type IntakeReport = {
  added: string[];
  /** Left in the inbox until the person says whose they are. */
  waiting: Waiting[];
  duplicates: number;
  /** How many ZIPs are kept as they came: not all that is in them could be taken out. */
  whole: number;
  unreadable: string[];
  /** Ids of what was captured and is no longer there: the browser has lost it. */
  missing: string[];
  stopped: ArchiveFailure | null;
};

/**
 * A document that names another patient than the person it would be filed for, or nobody. `signatures`: ids of those that
 * came with it, and wait for the same answer.
 */
export type Waiting = { id: string; title: string; patient: Patient | Unnamed; signatures: string[] } & Named;

export type IntakeParts = {
  archive: Pick<Archive, 'add' | 'entries'>;
  inbox: InboxStore;
  keys: Pick<KeyClient, 'openInbox'>;
  /** What a document says of itself; without it nobody is asked. */
  factsOf?: FactsOf;
  /** Before the first, when no other page takes anything in any more. */
  begin?: () => Promise<void>;
  /** Whether documents of this patient, null for none, may be filed here without asking; by default anybody's. */
  fits?: (patient: Patient | null) => boolean;
  /** Only these items, all others stay. */
  only?: ReadonlySet<string>;
  /** Those known to wait from a run before: one that would wait again is not opened again. */
  known?: readonly Waiting[];
  onFiled?: (patient: Patient) => void;
  onProgress?: (done: number, total: number) => void;
};

/**
 * Makes records of what was captured. An item leaves the inbox only after all of it is on disk. The record's id is the
 * item's, and what came in a ZIP is known by its bytes: a crash between the two leaves a duplicate that the next intake
 * recognises. One page at a time. Signatures come after the documents; what somebody was asked about leaves when its
 * signatures are filed too, so that a crash leaves the question and never half of the answer.
 */
export function takeIn(parts: IntakeParts): Promise<IntakeReport> {
  const { inbox, keys, fits = () => true, only } = parts;
  return navigator.locks.request('intake', async (): Promise<IntakeReport> => {
    const report: IntakeReport = {
      ...{ added: [], waiting: [], duplicates: 0, whole: 0 },
      ...{ unreadable: [], missing: [], stopped: null },
    };
    await parts.begin?.();
    report.missing = await inbox.missing();
    const known = new Map(parts.known?.map((one) => [one.id, one]));
    const ids = (await inbox.ids()).filter((id) => only?.has(id) ?? true);
    // After the ids: one that comes meanwhile is in neither.
    const marks = await inbox.marks();
    const pairs = pairing();
    const answered: string[] = [];
    const wait = (one: Waiting) => {
      report.waiting.push(one);
      pairs.note(one, one);
    };
    // They grow while they are gone through: signatures are put behind.
    for (const [done, id] of ids.entries()) {
      parts.onProgress?.(done, ids.length);
      const before = known.get(id);
      // A signature may have found its document meanwhile.
      if (before && before.kind !== 'signature' && !fits(typeof before.patient === 'string' ? null : before.patient)) {
        wait({ ...before, signatures: [] });
        continue;
      }
      const sealed = await inbox.get(id, marks).catch(unreadable);
      const opened = sealed ? await keys.openInbox(sealed) : null;
      if (opened && !opened.ok && isGone(opened.error.code)) return { ...report, stopped: 'gone' };
      if (!opened?.ok) {
        report.unreadable.push(id);
        continue;
      }
      const document = documentOf(id, opened.value);
      if (pairs.isEarly(document)) {
        ids.push(id);
        continue;
      }
      if (pairs.waits(document)) continue;
      const paired = pairs.told(document);
      const arrival = await look(parts, paired);
      // A signature is of whom its document is: that was asked, or needed no question.
      if (paired.signs === undefined && !arrival.patients.every(fits)) {
        const { name, kind, sha256 } = document;
        wait({ id, title: arrival.title, patient: arrival.patient, signatures: [], name, kind, sha256 });
        continue;
      }
      const filed = await arrival.file();
      if (!filed.ok) return { ...report, stopped: filed.error };
      report.added.push(...filed.value.added);
      report.duplicates += filed.value.added.length === 0 ? 1 : 0;
      report.whole += filed.value.whole ? 1 : 0;
      for (const patient of arrival.patients) if (patient) parts.onFiled?.(patient);
      pairs.note(document);
      if (only) answered.push(id);
      else await inbox.remove(id, marks);
    }
    // Last the documents: with its document still waiting a signature waits too.
    for (const id of answered.reverse()) await inbox.remove(id, marks);
    return report;
  });
}

/** `patients`: whom it names, null for nobody; all must fit. `patient`: what is said of it if it has to wait. */
type Arrival = {
  title: string;
  patients: readonly (Patient | null)[];
  patient: Patient | Unnamed;
  file: () => Promise<Result<{ added: string[]; whole: boolean }, ArchiveFailure>>;
};

/** Asked before it is sealed away: what is handed over to be sealed is gone from here. */
async function look({ archive, factsOf = async () => 'nobody' }: IntakeParts, document: NewDocument): Promise<Arrival> {
  const keep = async (one: NewDocument, whole: boolean) => {
    const added = await archive.add([one]);
    return added.ok ? { ok: true as const, value: { added: added.value.added, whole } } : added;
  };
  if (document.kind === 'zip') {
    const inside = await lookInto(document, factsOf);
    const { title } = document;
    if (!inside) return { title, patients: [null], patient: 'nobody', file: () => keep(document, true) };
    const patients = inside.patients.length > 0 ? inside.patients : [null];
    return { title, patients, patient: patientOf(inside), file: () => fileUnfolded(archive, document, inside) };
  }
  const told = await factsOf(document.kind, document.bytes);
  if (typeof told === 'string') {
    return { title: document.title, patients: [null], patient: told, file: () => keep(document, false) };
  }
  const { title = document.title, patient } = told;
  const file = () => keep({ ...document, facts: told }, false);
  return { title, patients: [patient ?? null], patient: patient ?? 'nobody', file };
}

/** One row the browser cannot read must not keep the others out; a database that was closed is another matter. */
function unreadable(cause: unknown): null {
  if ((cause as { name?: unknown } | null)?.name === 'InvalidStateError') throw cause;
  return null;
}

const isGone = (code: string): boolean => code === 'worker-gone' || code === 'locked';

function documentOf(id: string, { meta, bytes }: InboxItem): NewDocument {
  return { ...meta, id, title: titleOf(meta.name), kind: sniff(bytes), bytes: bytes.slice() };
}

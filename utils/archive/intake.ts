import { type DocumentFacts, type FileKind, type Patient, sniff } from '../documents';
import type { Bytes } from '../kernel';
import type { InboxItem, KeyClient } from '../vault';
import type { Archive, NewDocument } from './archive';
import type { InboxStore } from './inbox-store';
import type { ArchiveFailure } from './parts';
import { titleOf } from './title';

/**
 * Record ids of what came in, how many were here already, and ids of what could not be read and stays in the inbox.
 * `stopped`: why the rest was left for another time; nothing of it is lost.
 */
export type IntakeReport = {
  added: string[];
  /** Left in the inbox until the person says whose they are. */
  waiting: Waiting[];
  duplicates: number;
  unreadable: string[];
  /** Ids of what was captured and is no longer there: the browser has lost it. */
  missing: string[];
  stopped: ArchiveFailure | null;
};

/** Why it is not known whose a document is: it names nobody, or could not be read for it. */
export type Unnamed = 'nobody' | 'unread';
/** What a document says of itself, or why nothing is known of it. */
export type Told = DocumentFacts | Unnamed;

/** A document that names another patient than the person it would be filed for, or nobody. */
export type Waiting = { id: string; title: string; patient: Patient | Unnamed };

export type IntakeParts = {
  archive: Pick<Archive, 'add'>;
  inbox: InboxStore;
  keys: Pick<KeyClient, 'openInbox'>;
  /** What a document says of itself; without it nobody is asked. */
  factsOf?: (kind: FileKind, bytes: Bytes) => Promise<Told>;
  /** Before the first, when no other page takes anything in any more. */
  begin?: () => Promise<void>;
  /** Whether documents of this patient, null for none, may be filed here without asking; by default anybody's. */
  fits?: (patient: Patient | null) => boolean;
  /** Only these items, all others stay. */
  only?: ReadonlySet<string>;
  onFiled?: (patient: Patient) => void;
  onProgress?: (done: number, total: number) => void;
};

/**
 * Makes records of what was captured. An item leaves the inbox only after its record is on disk, and the record's id is
 * the item's: a crash between the two leaves a duplicate that the next intake recognises. One page at a time.
 */
export function takeIn(parts: IntakeParts): Promise<IntakeReport> {
  const { archive, inbox, keys, fits = () => true, only } = parts;
  return navigator.locks.request('intake', async (): Promise<IntakeReport> => {
    const report: IntakeReport = { added: [], waiting: [], duplicates: 0, unreadable: [], missing: [], stopped: null };
    await parts.begin?.();
    report.missing = await inbox.missing();
    const ids = (await inbox.ids()).filter((id) => only?.has(id) ?? true);
    for (const [done, id] of ids.entries()) {
      parts.onProgress?.(done, ids.length);
      const sealed = await inbox.get(id).catch(unreadable);
      const opened = sealed ? await keys.openInbox(sealed) : null;
      if (opened && !opened.ok && isGone(opened.error.code)) return { ...report, stopped: 'gone' };
      if (!opened?.ok) {
        report.unreadable.push(id);
        continue;
      }
      const document = documentOf(id, opened.value);
      // Asked before it is sealed away: what is handed over to be sealed is gone from here.
      const told = (await parts.factsOf?.(document.kind, document.bytes)) ?? 'nobody';
      const facts = typeof told === 'string' ? {} : told;
      if (!fits(facts.patient ?? null)) {
        const patient = facts.patient ?? (typeof told === 'string' ? told : 'nobody');
        report.waiting.push({ id, title: facts.title ?? document.title, patient });
        continue;
      }
      const added = await archive.add([{ ...document, ...(typeof told === 'string' ? {} : { facts }) }]);
      if (!added.ok) return { ...report, stopped: added.error };
      report.added.push(...added.value.added);
      report.duplicates += added.value.duplicates.length;
      if (facts.patient) parts.onFiled?.(facts.patient);
      await inbox.remove(id);
    }
    return report;
  });
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

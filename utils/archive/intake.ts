import { sniff } from '../documents';
import type { InboxItem, KeyClient } from '../vault';
import type { Archive, ArchiveFailure, NewDocument } from './archive';
import type { InboxStore } from './inbox-store';

/**
 * Record ids of what came in, and how many were here already or could not be read (those stay in the inbox).
 * `stopped`: why the rest was left for another time; nothing of it is lost.
 */
export type IntakeReport = {
  added: string[];
  duplicates: number;
  unreadable: number;
  stopped: ArchiveFailure | null;
};

export type IntakeParts = { archive: Archive; inbox: InboxStore; keys: Pick<KeyClient, 'openInbox'> };

/**
 * Makes records of what was captured. An item leaves the inbox only after its record is on disk, and the record's id is
 * the item's: a crash between the two leaves a duplicate that the next intake recognises. One page at a time.
 */
export function takeIn({ archive, inbox, keys }: IntakeParts): Promise<IntakeReport> {
  return navigator.locks.request('intake', async (): Promise<IntakeReport> => {
    const report: IntakeReport = { added: [], duplicates: 0, unreadable: 0, stopped: null };
    for (const id of await inbox.ids()) {
      const sealed = await inbox.get(id);
      const opened = sealed ? await keys.openInbox(sealed) : null;
      if (opened && !opened.ok && isGone(opened.error.code)) return { ...report, stopped: 'gone' };
      if (!opened?.ok) {
        report.unreadable++;
        continue;
      }
      const added = await archive.add([documentOf(id, opened.value)]);
      if (!added.ok) return { ...report, stopped: added.error };
      report.added.push(...added.value.added);
      report.duplicates += added.value.duplicates.length;
      await inbox.remove(id);
    }
    return report;
  });
}

const isGone = (code: string): boolean => code === 'worker-gone' || code === 'locked';

function documentOf(id: string, { meta, bytes }: InboxItem): NewDocument {
  return { ...meta, id, title: titleOf(meta.name), kind: sniff(bytes), bytes: bytes.slice() };
}

/** A file's name as a person would say it: no extension, no underscores. */
export function titleOf(name: string): string {
  const bare = name
    .replace(/\.[\p{L}\d]{1,5}$/u, '')
    .replaceAll('_', ' ')
    .trim();
  return bare === '' ? name : bare;
}

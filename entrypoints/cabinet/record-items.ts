import type { RecordItem } from '../../components/archive';
import { keepKindOf } from '../../utils/archive';
import { type Entry, goesAt, linkSignatures, versionsOf } from '../../utils/archive/store';

/** How an entry stands in the list: what the person says of it, else the document itself, else its file's name. */
function itemOf(entry: Entry, now: number): Omit<RecordItem, 'isNew' | 'damaged'> {
  const { id, kind, capturedAt, source, route, size, facts, corrected, removedAt } = entry;
  const day = corrected?.day ?? facts?.day;
  const organisation = corrected?.organisation ?? facts?.organisation;
  return {
    id,
    title: corrected?.title ?? facts?.title ?? entry.title,
    kind,
    at: (day && noonOf(day)) || capturedAt,
    source: source === 'own-file' ? 'file' : 'portal-download',
    ...(source === 'own-file' ? {} : { from: keepKindOf(route) }),
    size,
    ...(day ? { day } : {}),
    ...(organisation === undefined ? {} : { organisation }),
    ...(corrected?.kind ? { saidKind: corrected.kind } : {}),
    ...(facts?.patient ? { patient: facts.patient.name } : {}),
    ...(corrected ? { corrected: true } : {}),
    ...(removedAt === undefined ? {} : { goesAt: goesAt(removedAt, now) }),
  };
}

/** What the list shows. A signature that lies beside its document is not listed apart. `isNew`, `lost`: ids. */
export function itemsOf(
  entries: readonly Entry[],
  isNew: ReadonlySet<string>,
  lost: ReadonlySet<string>,
  now = Date.now(),
): RecordItem[] {
  const versions = versionsOf(entries);
  const links = linkSignatures(entries);
  const beside = new Set([...links.values()].flat().map(({ id }) => id));
  return entries
    .filter(({ id }) => !beside.has(id))
    .map((entry) => {
      const signatures = links.get(entry.id)?.map(({ id }) => id);
      return {
        ...itemOf(entry, now),
        isNew: isNew.has(entry.id),
        damaged: lost.has(entry.id),
        ...versions.get(entry.id),
        ...(signatures ? { signatures } : {}),
      };
    });
}

/** The middle of a day here: a day has no zone, and noon is on it in every one. NaN for a day that is none. */
const noonOf = (day: string): number => new Date(`${day}T12:00`).getTime();

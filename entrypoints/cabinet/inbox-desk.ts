import type { AddingReport, HeldItem } from '../../components/archive';
import { type InboxStore, openInbox } from '../../utils/archive';
import { type Archive, addOwnFiles, type IntakeParts, type IntakeReport, takeIn } from '../../utils/archive/store';

const NOTHING: IntakeReport = {
  ...{ added: [], waiting: [], duplicates: 0, whole: 0 },
  ...{ unreadable: [], missing: [], stopped: 'failed' },
};

/** `aside`: how many could not be read and were set aside. `held`: what waits for the person's word. */
export type Emptied = { taken: IntakeReport; aside: number; held: HeldItem[] };

/**
 * What this page has read of the inbox and need not read again at each news: documents that wait for an answer, and those
 * that are held. Clear text, so it goes with the page at a lock.
 */
export type InboxMemory = Pick<IntakeReport, 'waiting'> & { held: readonly HeldItem[] };

/** Takes in what waits. A browser that cannot open the inbox must not keep the archive shut. */
export async function emptyInbox(
  parts: Omit<IntakeParts, 'inbox' | 'known'>,
  memory: InboxMemory = { waiting: [], held: [] },
): Promise<Emptied> {
  const inbox = await openInbox().catch(() => null);
  if (!inbox) return { taken: NOTHING, aside: 0, held: [] };
  try {
    const taken = await takeIn({ ...parts, inbox, known: memory.waiting });
    const held = await heldIn(inbox, parts.keys, memory.held);
    return { taken, aside: (await inbox.asideIds()).length, held };
  } finally {
    inbox.close();
  }
}

async function heldIn(inbox: InboxStore, keys: IntakeParts['keys'], known: readonly HeldItem[]): Promise<HeldItem[]> {
  const held: HeldItem[] = [];
  const ids = await inbox.heldIds();
  const marks = ids.length > 0 ? await inbox.marks() : undefined;
  for (const id of ids) {
    const before = known.find((one) => one.id === id);
    if (before) {
      held.push(before);
      continue;
    }
    const sealed = await inbox.get(id, marks).catch(() => null);
    const opened = sealed ? await keys.openInbox(sealed) : null;
    // What cannot be read cannot be asked about: it goes the way of all that cannot be read.
    if (opened?.ok) held.push({ id, name: opened.value.meta.name });
    else if (opened?.error.code !== 'worker-gone' && opened?.error.code !== 'locked') await inbox.release(id);
  }
  return held;
}

/** A copy that was held is wanted, and is taken in with the next; or is not, and goes. */
export async function decide(id: string, wanted: boolean): Promise<void> {
  const inbox = await openInbox();
  await (wanted ? inbox.release(id) : inbox.remove(id)).finally(() => inbox.close());
}

/** @param ids null: all that are set aside */
export async function setAside(ids: readonly string[] | null, aside: boolean): Promise<void> {
  const inbox = await openInbox();
  await inbox.setAside(ids ?? (await inbox.asideIds()), aside).finally(() => inbox.close());
}

/** Copies the person does not want go for good. @param ids null: all that are set aside */
export async function dropCopies(ids: readonly string[] | null): Promise<boolean> {
  const inbox = await openInbox().catch(() => null);
  if (!inbox) return false;
  try {
    for (const id of ids ?? (await inbox.asideIds())) await inbox.remove(id);
    return true;
  } catch {
    return false;
  } finally {
    inbox.close();
  }
}

/** The person was told of what the browser has lost. */
export async function forgetMissing(ids: readonly string[]): Promise<void> {
  const inbox = await openInbox();
  await inbox.forgetMissing(ids).finally(() => inbox.close());
}

export async function countWaiting(): Promise<number> {
  const inbox = await openInbox().catch(() => null);
  if (!inbox) return 0;
  return Promise.all([inbox.ids(), inbox.heldIds()])
    .then((ids) => ids.flat().length)
    .finally(() => inbox.close());
}

/** What is in nobody's list, whatever it waits for. */
export async function countUnfiled(): Promise<number> {
  const inbox = await openInbox().catch(() => null);
  if (!inbox) return 0;
  return Promise.all([inbox.ids(), inbox.heldIds(), inbox.asideIds()])
    .then((ids) => ids.flat().length)
    .finally(() => inbox.close());
}

export type FileWork = { onProgress: (done: number, total: number) => void; signal: AbortSignal };

/** Files the person chose or dropped. @returns what to say, and ids of what is new */
export async function keepFiles(
  archive: Archive,
  files: readonly File[],
  work: FileWork,
): Promise<{ report: AddingReport; ids: string[] }> {
  const own = files.map((file) => ({
    name: file.name,
    size: file.size,
    type: file.type,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  }));
  const { added, duplicates, ...report } = await addOwnFiles({ archive, ...work }, own);
  return { report: { ...report, added: added.length, duplicates: duplicates.length }, ids: added };
}

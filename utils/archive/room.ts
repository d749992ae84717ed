import type { ArchiveParts } from './parts';

/** Left free on the disk: a list that can no longer be written is worse than a document that was refused. */
const RESERVE = 4 * 1024 * 1024;

/** Whether documents fit, second copies and padding with them. Asked before anything is sealed. */
export async function hasRoom(
  { room, copies }: Pick<ArchiveParts, 'room' | 'copies'>,
  documents: readonly { bytes: Uint8Array }[],
): Promise<boolean> {
  if (documents.length === 0) return true;
  const free = await room?.().catch(() => null);
  if (free === null || free === undefined) return true;
  const size = documents.reduce((sum, { bytes }) => sum + bytes.length, 0);
  // Padmé adds at most 12 %.
  return free >= size * 1.12 * (copies ? 2 : 1) + RESERVE;
}

/** What the browser says is left for us. */
export async function browserRoom(): Promise<number | null> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
}

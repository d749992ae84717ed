import type { ArchiveParts } from './parts';

/** Left free on the disk: a list that can no longer be written is worse than a document that was refused. */
const RESERVE = 4 * 1024 * 1024;

/** Whether documents fit, second copies and padding with them. Asked before anything is sealed. */
export async function hasRoom(
  parts: Pick<ArchiveParts, 'room' | 'copies'>,
  documents: readonly { bytes: Uint8Array }[],
): Promise<boolean> {
  const size = documents.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return documents.length === 0 || (await roomFor(parts, size)).enough;
}

/** Bytes that originals of `size` bytes take here; `enough`: there is as much, or the browser does not say. */
export async function roomFor(
  { room, copies }: Pick<ArchiveParts, 'room' | 'copies'>,
  size: number,
): Promise<{ needed: number; enough: boolean }> {
  const free = (await room?.().catch(() => null)) ?? Number.POSITIVE_INFINITY;
  // Padmé adds at most 12 %.
  const needed = size * 1.12 * (copies ? 2 : 1);
  return { needed, enough: free >= needed + RESERVE };
}

/** What the browser says is left for us. */
export async function browserRoom(): Promise<number | null> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
}

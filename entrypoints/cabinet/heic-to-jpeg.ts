import { deskClient, NO_FIX } from '../../utils/documents/desk';
import type { Bytes } from '../../utils/kernel';
import { startDeskWorker } from './desk/desk-worker-url';

/** The picture is written at the best step that exists; nothing is pressed for size. */
const MOST_BYTES = 200_000_000;

/** A telephone's picture as one the sandboxed page can show. Null when it cannot be read. The worker ends with it. */
export async function heicToJpeg(bytes: Bytes): Promise<Bytes | null> {
  const desk = deskClient(startDeskWorker);
  const made = await desk.make([{ file: new Blob([bytes]), fix: NO_FIX }], 'jpeg', MOST_BYTES, () => undefined);
  desk.stop();
  return made.ok ? made.value.bytes : null;
}

import type { CaptureOutcome, CaptureTask } from '../../utils/archive';
import { ask, type DataOf, type Replies } from '../../utils/messaging';
import { ensureOffscreen, loadPart } from '../../utils/platform';
import type { HeavyWork } from '../heavy-work';

export type Workbench = {
  readHtml: (data: { html: string; url: string }) => Promise<Replies['readHtml']>;
  sealDocument: (task: CaptureTask) => Promise<CaptureOutcome>;
  sealPiece: (piece: DataOf<'sealPiece'>) => Promise<CaptureOutcome | null>;
};

/**
 * One port, two homes for heavy work. A Chromium worker cannot import at run time and has no DOM: there it is the
 * offscreen document. Firefox's event page has a DOM and loads the same code when it is first needed.
 */
export const workbench: Workbench =
  import.meta.env.BROWSER === 'firefox'
    ? {
        readHtml: async (data) => (await loadPart<HeavyWork>('heavy-work')).readHtml(data),
        sealDocument: async (task) => (await loadPart<HeavyWork>('heavy-work')).sealDocument(task),
        sealPiece: async (piece) => (await loadPart<HeavyWork>('heavy-work')).sealPiece(piece),
      }
    : {
        readHtml: (data) => there(() => ask('readHtml', data)),
        sealDocument: (task) => there(() => ask('sealDocument', task)),
        sealPiece: (piece) => there(() => ask('sealPiece', piece)),
      };

/** It closes itself when it has nothing to do, which may be between the look for it and the word to it. */
async function there<T>(work: () => Promise<T>): Promise<T> {
  await ensureOffscreen();
  return work().catch(async () => {
    await ensureOffscreen();
    return work();
  });
}

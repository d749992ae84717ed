import { type Bytes, err } from '../kernel';
import { BodyFailure } from '../platform';
import { type CaptureOutcome, type CaptureParts, capture, type MadeTask } from './capture';

/** Longer than any page takes to hand over one piece; whoever was bringing them is no more. */
const PATIENCE_MS = 30_000;

export type Piece = { task: MadeTask; at: number; size: number; bytes: Bytes };

/**
 * Documents that a page made, arriving piece by piece; sealed and written meanwhile, as a fetched one is. A first piece
 * begins anew whatever of the same document came before: whoever brought it has died and been woken.
 */
export function createArrivals(parts: Pick<CaptureParts, 'has' | 'put' | 'clock'>, patienceMs = PATIENCE_MS) {
  type Arrival = { writer: WritableStreamDefaultWriter<Bytes>; heard: number; outcome: Promise<CaptureOutcome> };
  const arriving = new Map<string, Arrival & { patience?: ReturnType<typeof setTimeout> }>();

  function begin(task: MadeTask) {
    const { readable, writable } = new TransformStream<Bytes, Bytes>();
    const { contentType } = task;
    const download = async () => ({ type: 'basic', status: 200, contentType, disposition: null, body: readable });
    const outcome = capture({ ...parts, download, suggestName: () => task.name }, task);
    outcome.catch(() => undefined);
    return { writer: writable.getWriter(), heard: 0, outcome };
  }

  function end(id: string) {
    const one = arriving.get(id);
    clearTimeout(one?.patience);
    arriving.delete(id);
    // What has been written to its end has nothing left to abort.
    one?.writer.abort(new BodyFailure('timeout')).catch(() => undefined);
  }

  /** Null: the next piece is wanted. Else what became of the document: nothing more of it is. */
  return async ({ task, at, size, bytes }: Piece): Promise<CaptureOutcome | null> => {
    const id = task.captureId;
    if (at === 0) {
      end(id);
      arriving.set(id, begin(task));
    }
    const one = arriving.get(id);
    if (!one || one.heard !== at) return err('gone');
    clearTimeout(one.patience);
    one.patience = setTimeout(end, patienceMs, id);
    one.heard += bytes.length;
    const last = one.heard >= size;
    // A document that is refused at its beginning is read no further: the writing fails, and the outcome is there.
    const written = (bytes.length > 0 ? one.writer.write(bytes) : Promise.resolve())
      .then(() => (last ? one.writer.close() : undefined))
      .then(() => (last ? one.outcome : null))
      .catch(() => one.outcome);
    try {
      const told = await Promise.race([written, one.outcome]);
      if (told) end(id);
      return told;
    } catch (cause) {
      end(id);
      throw cause;
    }
  };
}

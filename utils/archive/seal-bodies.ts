import { ok, type Result, systemClock } from '../kernel';
import type { NewDocument } from './archive';
import type { Entry } from './catalogue';
import { type ArchiveFailure, type ArchiveParts, type Sealed, sealPart } from './parts';
import { sideBySide } from './side-by-side';

/** Documents sealed under their own ids, with the lines that a list will have of them. Nothing is written. */
export function sealBodies(
  parts: ArchiveParts,
  documents: readonly NewDocument[],
): Promise<Result<{ body: Sealed; entry: Entry }[], ArchiveFailure>> {
  const { clock = systemClock } = parts;
  return sideBySide(
    documents,
    ({ bytes }) => bytes.length,
    async ({ bytes, ...told }) => {
      // Once handed over the bytes are gone from here, their number too.
      const size = bytes.length;
      const body = await sealPart(parts, { id: told.id, revision: 1, part: 'body' }, bytes);
      if (!body.ok) return body;
      const { revision, generation, hash, size: sealedSize } = body.value.ref;
      const sealed = { hash, size: sealedSize };
      return ok({ body: body.value, entry: { ...told, revision, generation, addedAt: clock(), size, sealed } });
    },
  );
}

import type { NewDocument } from './archive';
import type { Waiting } from './intake';
import { type Named, signedIn } from './signatures';

/**
 * Keeps signatures with their documents while an inbox is emptied. It knows of what has come by only what a name is
 * matched against, never the bytes.
 */
export function pairing() {
  const late = new Set<string>();
  const came: (Named & { waits?: Waiting })[] = [];

  return {
    /** A signature met for the first time: it comes once more, after every document it may be of. */
    isEarly({ id, kind }: NewDocument): boolean {
      const early = kind === 'signature' && !late.has(id);
      if (early) late.add(id);
      return early;
    },
    /** A document that is filed, or that waits until it is said whose it is. */
    note({ name, kind, sha256 }: Named, waits?: Waiting): void {
      if (kind !== 'signature') came.push({ name, kind, sha256, ...(waits ? { waits } : {}) });
    },
    /** Whether it is a signature of something that waits: then it waits too, and the answer is for both. */
    waits(document: NewDocument): boolean {
      const waits = document.kind === 'signature' ? signedIn(document, came)?.waits : undefined;
      waits?.signatures.push(document.id);
      return waits !== undefined;
    },
    /** A signature is told whose it is while that is plain: among all that is in the archive it may not be. */
    told(document: NewDocument): NewDocument {
      const signs = document.kind === 'signature' ? (document.signs ?? signedIn(document, came)?.sha256) : undefined;
      return signs === undefined ? document : { ...document, signs };
    },
  };
}

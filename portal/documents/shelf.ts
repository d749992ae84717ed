import { Readable } from 'node:stream';
import type { PortalState } from '../model/state.ts';
import type { TrainingDocument } from '../model/types.ts';
import { makePdf } from './pdf.ts';
import { makeSemd } from './semd.ts';

const MIB = 1024 * 1024;

/** The bytes of the documents, made when first asked for. Huge ones are streamed and never held in memory. */
export class DocumentShelf {
  readonly #made = new Map<string, Promise<Uint8Array>>();
  readonly #state: PortalState;

  constructor(state: PortalState) {
    this.#state = state;
  }

  async bytes(document: TrainingDocument): Promise<Uint8Array | Readable> {
    if (document.kind === 'huge') return Readable.from(hugePdf(document.sizeMb), { objectMode: false });
    const known = this.#made.get(document.id);
    if (known) return known;
    const made = this.#make(document);
    this.#made.set(document.id, made);
    return made;
  }

  /** Size in bytes of a document by its id; null when there is no such document. */
  async sizeOf(documentId: string): Promise<number | null> {
    const document = this.#state.documents.find((row) => row.id === documentId);
    if (!document) return null;
    if (document.kind === 'huge') return document.sizeMb * MIB;
    const body = await this.bytes(document);
    return body instanceof Uint8Array ? body.length : null;
  }

  async #make(document: TrainingDocument): Promise<Uint8Array> {
    switch (document.kind) {
      case 'xml':
        return makeSemd(document, this.#state.patient);
      case 'not-a-pdf':
        return new TextEncoder().encode('<!doctype html><html><body>Сервис временно недоступен</body></html>');
      case 'empty':
      case 'huge':
        return new Uint8Array();
      case 'pdf':
        return padTo(await makePdf(document, this.#state.patient), document.sizeMb * MIB);
    }
  }
}

/** A PDF stays readable with spaces after its end: readers look for `%%EOF` from the tail. */
function padTo(bytes: Uint8Array, size: number): Uint8Array {
  if (size <= bytes.length) return bytes;
  const padded = new Uint8Array(size).fill(0x20);
  padded.set(bytes);
  padded.set(bytes.subarray(-1024), size - 1024);
  return padded;
}

function* hugePdf(sizeMb: number): Generator<Uint8Array> {
  const head = new TextEncoder().encode('%PDF-1.7\n');
  for (let i = 0; i < sizeMb; i++) {
    const block = new Uint8Array(MIB).fill(0x20);
    if (i === 0) block.set(head);
    yield block;
  }
}

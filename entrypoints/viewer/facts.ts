import { type DocumentFacts, linesOf, pdfFacts, type TextPiece } from '../../utils/documents';
import { askSemd } from './ask-semd';
import { openPdf } from './pdf';

/** What a document says of itself. Throws, or never ends, for a broken or hostile one. */
export async function factsOf(type: 'pdf' | 'semd', bytes: ArrayBuffer): Promise<DocumentFacts> {
  if (type === 'pdf') return pdfFacts(linesOf(await firstPage(bytes)));
  const read = await askSemd('facts', bytes);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

/** A page of a medical document has a few thousand; what a bomb has after them is not looked at. */
const MAX_PIECES = 5_000;

type Item = { str?: string; transform?: number[]; height?: number; width?: number };

async function firstPage(bytes: ArrayBuffer): Promise<TextPiece[]> {
  const pdf = await openPdf(bytes);
  try {
    const page = await (await pdf.opened).getPage(1);
    const reader = (page.streamTextContent() as ReadableStream<{ items: Item[] }>).getReader();
    const pieces: TextPiece[] = [];
    while (pieces.length < MAX_PIECES) {
      const { done, value } = await reader.read();
      if (done) break;
      for (const { str = '', transform: [, , , , x = 0, y = 0] = [], height = 0, width = 0 } of value.items) {
        pieces.push({ text: str.slice(0, 1_000), x, y, height, width });
      }
    }
    return pieces.slice(0, MAX_PIECES);
  } finally {
    pdf.end();
  }
}

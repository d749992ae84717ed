import { getDocument, PDFWorker } from 'pdfjs-dist';
import Worker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker&inline';

/** A page is drawn at most this large: a PDF may declare a page of square kilometres. */
export const MAX_PIXELS = 16_000_000;

/** A PDF in a worker of its own. */
export function openPdf(bytes: ArrayBuffer) {
  const port = new Worker();
  const task = getDocument({
    data: bytes,
    worker: PDFWorker.create({ port }),
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: MAX_PIXELS,
    useSystemFonts: true,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
  } as Parameters<typeof getDocument>[0]);
  return { opened: task.promise, end: () => port.terminate() };
}

import { getDocument, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import Worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker&inline';
import { swells } from '../../utils/documents';
import { TooHeavy } from './too-heavy';

/** A picture within a PDF may claim to be of square kilometres. */
const MAX_PIXELS = 16_000_000;

/**
 * A PDF in a worker of its own. The build for older browsers: the other one calls what Firefox before 147 does not have,
 * and the manifest promises Firefox 140 and Chrome 130.
 * @throws TooHeavy for one that would grow to gigabytes
 */
export async function openPdf(bytes: ArrayBuffer) {
  if (await swells(new Uint8Array(bytes))) throw new TooHeavy();
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

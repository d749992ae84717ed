import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { openPdf } from './pdf';
import type { ViewerLabels, ViewerReport } from './protocol';
import { workInTurn } from './work-in-turn';

/** An A4 page at twice the density; a PDF may declare one of square kilometres. */
const MAX_PIXELS = 8_200_000;
/** More pages than that are said in words. */
const MAX_PAGES = 2_000;
/** Of CSS; and a page is shown at most twice as wide as it says. */
const MAX_WIDTH = 1_200;

type Sheet = { canvas: HTMLCanvasElement; page: PDFPageProxy; isNear: boolean };

/**
 * A place for every page; a canvas holds a picture only while it is near the window, for two hundred at once would take
 * gigabytes. The words of all pages follow one by one, for screen readers and for search in the page.
 * @returns the number of pages
 */
export async function drawPdf(
  place: HTMLElement,
  bytes: ArrayBuffer,
  labels: ViewerLabels,
  say: (report: ViewerReport) => void,
): Promise<number> {
  const { opened } = await openPdf(bytes);
  say({ kind: 'busy' });
  const pdf = await opened;
  const work = workInTurn(say);
  const sheets = new Map<Element, Sheet>();
  const watcher = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        const sheet = sheets.get(target);
        if (!sheet) continue;
        sheet.isNear = isIntersecting;
        if (isIntersecting) work.first(() => paint(sheet).catch(() => lose(target)));
        else wipe(sheet.canvas);
      }
    },
    { root: document, rootMargin: '100% 0px' },
  );
  const lose = (target: Element) => {
    watcher.unobserve(target);
    target.replaceWith(paragraph(labels.broken));
  };
  const lay = async (number: number) => {
    const sheet = await sheetOf(pdf, number, labels.page);
    sheets.set(sheet.canvas, sheet);
    place.append(sheet.canvas);
    return sheet;
  };

  // The first page shows whether anything can be shown at all.
  const first = await lay(1);
  first.isNear = true;
  await paint(first);
  // Without its words it is still a picture.
  await write(first).catch(() => undefined);
  work.last(async () => watcher.observe(first.canvas));
  const pages = Math.min(pdf.numPages, MAX_PAGES);
  for (let number = 2; number <= pages; number++) {
    work.last(async () => {
      const sheet = await lay(number).catch(() => place.append(paragraph(labels.broken)));
      if (!sheet) return;
      watcher.observe(sheet.canvas);
      await write(sheet);
    });
  }
  if (pages < pdf.numPages) work.last(async () => place.append(paragraph(labels.more)));
  return pdf.numPages;
}

async function sheetOf(pdf: PDFDocumentProxy, number: number, label: string): Promise<Sheet> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const canvas = document.createElement('canvas');
  canvas.style.width = `${Math.min(width * 2, MAX_WIDTH)}px`;
  canvas.style.aspectRatio = `${width} / ${height}`;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', label.replace('{page}', `${number}`).replace('{pages}', `${pdf.numPages}`));
  wipe(canvas);
  return { canvas, page, isNear: false };
}

async function paint({ canvas, page, isNear }: Sheet): Promise<void> {
  if (!isNear || canvas.width > 1) return;
  const { width, height } = page.getViewport({ scale: 1 });
  const wanted = Math.min(2, MAX_WIDTH / width) * Math.min(devicePixelRatio, 2);
  const viewport = page.getViewport({ scale: Math.min(wanted, Math.sqrt(MAX_PIXELS / (width * height))) });
  canvas.width = Math.max(2, Math.floor(viewport.width));
  canvas.height = Math.max(2, Math.floor(viewport.height));
  await page.render({ canvas, viewport }).promise;
  page.cleanup();
}

/** One pixel: the picture's memory is given back, the page keeps its place. */
function wipe(canvas: HTMLCanvasElement): void {
  canvas.width = 1;
  canvas.height = 1;
}

async function write({ canvas, page }: Sheet): Promise<void> {
  const { items } = await page.getTextContent();
  const words = paragraph(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  words.className = 'text';
  canvas.after(words);
}

function paragraph(words: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = words;
  return made;
}

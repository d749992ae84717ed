import type { PDFDocumentProxy } from 'pdfjs-dist';
import { imageSize } from '../../utils/documents';
import { MAX_PIXELS, openPdf } from './pdf';

/** Pages drawn at once in a long document; the rest is said in words. */
const MAX_PAGES = 200;
/** A picture of a few kilobytes may claim to be gigabytes large. */
const MAX_IMAGE = 120_000_000;

/** Draws every page on its own canvas, its words beside it for screen readers. Returns the number of pages. */
export async function drawPdf(place: HTMLElement, bytes: ArrayBuffer, label: string, onPage: (page: number) => void) {
  const pdf = await openPdf(bytes).opened;
  const pages = Math.min(pdf.numPages, MAX_PAGES);
  for (let number = 1; number <= pages; number++) {
    const name = label.replace('{page}', String(number)).replace('{pages}', String(pdf.numPages));
    await drawPage(place, pdf, number, name);
    onPage(number);
  }
  return pdf.numPages;
}

async function drawPage(place: HTMLElement, pdf: PDFDocumentProxy, number: number, label: string): Promise<void> {
  const page = await pdf.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const wanted = Math.min(2, 1_200 / natural.width) * Math.min(window.devicePixelRatio, 2);
  const scale = Math.min(wanted, Math.sqrt(MAX_PIXELS / (natural.width * natural.height)));
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', label);
  place.append(canvas);
  await page.render({ canvas, viewport }).promise;
  const { items } = await page.getTextContent();
  const words = document.createElement('p');
  words.className = 'text';
  words.textContent = items.map((item) => ('str' in item ? item.str : '')).join(' ');
  place.append(words);
  page.cleanup();
}

export async function drawImage(place: HTMLElement, bytes: ArrayBuffer, label: string): Promise<number> {
  const size = imageSize(new Uint8Array(bytes));
  if (size && size.width * size.height > MAX_IMAGE) throw new TooHeavy();
  const image = new Image();
  image.alt = label;
  image.src = URL.createObjectURL(new Blob([bytes]));
  await image.decode();
  URL.revokeObjectURL(image.src);
  place.append(image);
  return 1;
}

/** XML and everything else that is text: shown as it is, never as markup. */
export async function drawText(place: HTMLElement, bytes: ArrayBuffer): Promise<number> {
  const text = document.createElement('pre');
  text.textContent = new TextDecoder().decode(bytes);
  place.append(text);
  return 1;
}

export class TooHeavy extends Error {}

import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib';
import type { Bytes } from '../kernel';

/** One page: headings and text in reading order, and the QR code beside the numbered steps. */
export type PdfSheet = {
  heading: string;
  about: string;
  keyTitle: string;
  code: string;
  qr: readonly (readonly boolean[])[];
  steps: readonly string[];
  warning: string;
  unofficial: string;
};

const A4 = [595.28, 841.89] as const;
const MARGIN = 56;
const QR = 170;
const BLACK = rgb(0, 0, 0);

/** The sheets as an A4 PDF with its letters inside: any printer and any viewer shows the Cyrillic. */
export async function sheetPdf(sheets: readonly PdfSheet[], letters?: Bytes): Promise<Bytes> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const font = await document.embedFont(letters ?? (await ptSans()), { subset: true });
  for (const sheet of sheets) drawSheet(document.addPage([...A4]), font, sheet);
  return new Uint8Array(await document.save());
}

function drawSheet(page: PDFPage, font: PDFFont, sheet: PdfSheet): void {
  const width = A4[0] - 2 * MARGIN;
  let y = A4[1] - MARGIN;
  const write = (text: string, size: number, x: number = MARGIN, room = width) => {
    for (const line of wrap(text, room, (piece) => font.widthOfTextAtSize(piece, size))) {
      y -= size * 1.4;
      page.drawText(line, { x, y, size, font, color: BLACK });
    }
  };
  write(sheet.heading, 18);
  write(sheet.about, 11);
  y -= 16;
  write(sheet.keyTitle, 13);
  y -= 4;
  write((sheet.code.match(/.{1,6}/g) ?? []).join('  '), 15);
  y -= 20;
  const top = y;
  drawQr(page, sheet.qr, MARGIN, top - QR);
  for (const [at, step] of sheet.steps.entries()) {
    write(`${at + 1}. ${step}`, 12, MARGIN + QR + 24, width - QR - 24);
    y -= 6;
  }
  y = Math.min(y, top - QR) - 12;
  write(sheet.warning, 12);
  y -= 6;
  write(sheet.unofficial, 10);
}

/** One rectangle for each run of dark cells: neighbours drawn apart show hairlines in some viewers. */
function drawQr(page: PDFPage, cells: PdfSheet['qr'], x: number, bottom: number): void {
  const cell = QR / cells.length;
  for (const [row, dark] of cells.entries()) {
    for (let from = 0; from < dark.length; from++) {
      if (!dark[from]) continue;
      let to = from;
      while (dark[to]) to++;
      const y = bottom + (cells.length - 1 - row) * cell;
      page.drawRectangle({ x: x + from * cell, y, width: (to - from) * cell, height: cell * 1.01, color: BLACK });
      from = to;
    }
  }
}

/** Breaks at spaces so that no line is wider than `room`. */
export function wrap(text: string, room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=\s)(?=\S)/)) {
    if (line !== '' && widthOf((line + word).trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}

/** The font travels inside the script: our pages may fetch nothing, not even from themselves. */
async function ptSans(): Promise<Bytes> {
  const { default: url } = await import('@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf?inline');
  return Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (character) => character.charCodeAt(0));
}

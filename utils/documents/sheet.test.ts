import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import jsQrModule from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { type PdfSheet, qrCells, sheetPdf } from './sheet';
import { wrap } from './sheet-pdf';

const CODE = 'AGE-SECRET-KEY-1QQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQQPZRY9X8GF2TVDW0S';
const sheet: PdfSheet = {
  heading: 'Спутник медкарты: лист восстановления',
  about: 'Архив 1a2b-3c4d · Дата 1 мая 2026 года',
  keyTitle: 'Ключ восстановления',
  code: CODE,
  qr: qrCells(CODE),
  steps: ['Откройте расширение «Спутник медкарты», раздел «Архив», нажмите «Забыли фразу?».', 'Введите ключ с листа.'],
  warning: 'Не фотографируйте и не пересылайте этот лист.',
  unofficial: 'Не является официальным приложением Госуслуг.',
};
const font = createRequire(import.meta.url).resolve('@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf');
const made = (sheets: readonly PdfSheet[]) => sheetPdf(sheets, new Uint8Array(readFileSync(font)));

/** The package's types say a module with a default; Node gives that default itself. */
type Read = (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
const jsQr = ((jsQrModule as unknown as { default?: Read }).default ?? jsQrModule) as Read;

function read(cells: boolean[][], scale = 4, quiet = 4): string | null {
  const size = (cells.length + 2 * quiet) * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const dark = cells[Math.floor(y / scale) - quiet]?.[Math.floor(x / scale) - quiet];
      if (dark) pixels.fill(0, 4 * (y * size + x), 4 * (y * size + x) + 3);
    }
  }
  return jsQr(pixels, size, size)?.data ?? null;
}

describe('the QR code', () => {
  it('is read by another library as the very key, also with a stain on it', () => {
    const cells = qrCells(CODE);
    expect(read(cells)).toBe(CODE);
    const stained = cells.map((row, y) => row.map((dark, x) => (y > 18 && y < 23 && x > 18 && x < 23 ? !dark : dark)));
    expect(read(stained)).toBe(CODE);
  });

  it('of a key is small enough for paper', () => expect(qrCells(CODE).length).toBeLessThanOrEqual(37));
});

describe('the PDF', () => {
  it('says in Cyrillic what the page says, a page for each sheet', async () => {
    const data = await made([sheet, { ...sheet, about: 'Лист 2 из 2' }]);
    const loading = getDocument({ data, useSystemFonts: false });
    const pdf = await loading.promise;
    expect(pdf.numPages).toBe(2);
    for (const [number, about] of [sheet.about, 'Лист 2 из 2'].entries()) {
      const { items } = await (await pdf.getPage(number + 1)).getTextContent();
      const text = items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ');
      expect(text.replaceAll(' ', '')).toContain(CODE);
      for (const words of [sheet.heading, about, sheet.keyTitle, ...sheet.steps, sheet.warning, sheet.unofficial]) {
        expect(text).toContain(words);
      }
    }
    await loading.destroy();
  });

  it('carries the letters it uses and no more', async () => {
    const size = (await made([sheet])).length;
    expect(size).toBeGreaterThan(8_000);
    expect(size).toBeLessThan(120_000);
  });
});

describe('lines', () => {
  it('break at spaces, never wider than there is room, and lose nothing', () => {
    const lines = wrap(sheet.steps[0] ?? '', 20, (text) => text.length);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(20);
    expect(lines.join(' ')).toBe(sheet.steps[0]);
    expect(wrap('', 10, (text) => text.length)).toEqual([]);
    expect(wrap('длинноеслово', 3, (text) => text.length)).toEqual(['длинноеслово']);
  });
});

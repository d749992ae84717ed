// What only the recovery sheet needs, loaded with it. Apart from index.ts, which the background takes a part of.
export { type PdfSheet, sheetPdf } from './sheet-pdf';
export { qrCells } from './sheet-qr';

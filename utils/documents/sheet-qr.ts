import { encode } from 'uqr';

/** A QR code as rows of dark cells, without the quiet zone. Level M: a crease or a stain does not hurt it. */
export const qrCells = (text: string): boolean[][] => encode(text, { ecc: 'M', border: 0 }).data;

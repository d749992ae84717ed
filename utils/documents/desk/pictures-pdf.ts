import { PDFDocument } from 'pdf-lib';
import type { Bytes } from '../../kernel';
import type { Page } from './ladder';

/** A4's longer side in points: a page is as large as the paper it was, whatever the camera. */
const LONGER = 841.89;

/** One page for each picture, as large as the picture. The JPEG goes in as it is; no date, author or program is written. */
export async function picturesPdf(pages: readonly Page[]): Promise<Bytes> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (const { bytes, width, height } of pages) {
    const scale = LONGER / Math.max(width, height);
    const size: [number, number] = [width * scale, height * scale];
    const picture = await document.embedJpg(bytes);
    document.addPage(size).drawImage(picture, { x: 0, y: 0, width: size[0], height: size[1] });
  }
  return new Uint8Array(await document.save());
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont, PDFName, type PDFPage, rgb } from 'pdf-lib';
import { shownDate } from '../model/dates.ts';
import type { Patient, TrainingDocument } from '../model/types.ts';
import { CANARIES } from './canaries.ts';
import { fullName, type Sheet, sheetOf } from './content.ts';

const PAGE = { width: 595.28, height: 841.89, margin: 50 };
const INK = rgb(0.11, 0.15, 0.2);
const STAMP = rgb(0.15, 0.3, 0.55);

type Pen = { page: PDFPage; regular: PDFFont; bold: PDFFont; y: number };

const fontBytes = (file: string): Promise<Buffer> =>
  readFile(createRequire(import.meta.url).resolve(`@expo-google-fonts/pt-sans/${file}`));

const wrap = (text: string, font: PDFFont, size: number, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
};

const write = (pen: Pen, text: string, size = 11, font = pen.regular): void => {
  for (const line of wrap(text, font, size, PAGE.width - 2 * PAGE.margin)) {
    pen.y -= size * 1.45;
    pen.page.drawText(line, { x: PAGE.margin, y: pen.y, size, font, color: INK });
  }
};

const drawTable = (pen: Pen, { head, rows }: Sheet): void => {
  const width = (PAGE.width - 2 * PAGE.margin) / head.length;
  const right = PAGE.width - PAGE.margin;
  for (const [index, row] of [head, ...rows].entries()) {
    const font = index === 0 ? pen.bold : pen.regular;
    const cells = row.map((cell) => wrap(cell, font, 10, width - 12));
    const height = Math.max(...cells.map((cell) => cell.length)) * 14 + 8;
    for (const [column, lines] of cells.entries()) {
      const x = PAGE.margin + column * width + 6;
      for (const [at, line] of lines.entries())
        pen.page.drawText(line, { x, y: pen.y - 15 - at * 14, size: 10, font, color: INK });
    }
    pen.y -= height;
    const y = pen.y;
    pen.page.drawLine({ start: { x: PAGE.margin, y }, end: { x: right, y }, thickness: 0.5, color: INK });
  }
};

const drawStamp = ({ page, regular, bold }: Pen, { clinic }: TrainingDocument): void => {
  const y = 92;
  const size = 9;
  page.drawRectangle({ x: PAGE.margin, y, width: 330, height: 62, borderColor: STAMP, borderWidth: 1 });
  const line = (text: string, row: number, font: PDFFont): void =>
    page.drawText(text, { x: PAGE.margin + 10, y: y + 46 - row * 14, size, font, color: STAMP });
  line('ПОДПИСАНО ЭЛЕКТРОННОЙ ПОДПИСЬЮ', 0, bold);
  line(`Владелец: ${clinic}`, 1, regular);
  line('Оригинальный электронный документ подписан', 2, regular);
};

/** XMP metadata is kept uncompressed, so the canary words stay findable in the raw bytes of the file. */
const metadata = (title: string): Uint8Array =>
  new TextEncoder().encode(`<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</rdf:li></rdf:Alt></dc:title><dc:subject><rdf:Bag>${CANARIES.map((word) => `<rdf:li>${word}</rdf:li>`).join('')}</rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`);

/** One medical PDF of the invented patient: embedded Cyrillic font, same bytes for the same input. */
export const makePdf = async (document: TrainingDocument, patient: Patient): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.registerFontkit(fontkit);
  // Whole fonts: the subsetting of @pdf-lib/fontkit loses most outlines of PT Sans while its text layer looks right.
  const regular = await pdf.embedFont(await fontBytes('400Regular/PTSans_400Regular.ttf'));
  const bold = await pdf.embedFont(await fontBytes('700Bold/PTSans_700Bold.ttf'));
  const pen: Pen = { page: pdf.addPage([PAGE.width, PAGE.height]), regular, bold, y: PAGE.height - PAGE.margin };
  const sheet = sheetOf(document);
  write(pen, document.title, 17, bold);
  pen.y -= 8;
  write(pen, `Пациент: ${fullName(patient)} (женский), дата рождения: ${patient.birthDate}`);
  write(pen, `СНИЛС: ${patient.snils}   Полис ОМС: ${patient.policy.number}`);
  write(pen, `Дата документа: ${shownDate(document.at)}   Номер: ${document.id}`);
  pen.y -= 14;
  drawTable(pen, sheet);
  pen.y -= 10;
  for (const note of sheet.notes) write(pen, note);
  write(pen, `Контрольные слова учебного портала: ${CANARIES.join(', ')}`, 9);
  drawStamp(pen, document);
  const small = { x: PAGE.margin, size: 8, font: regular, color: INK };
  pen.page.drawText('PDF-представление подписано электронной подписью. Учебный документ, все данные выдуманы.', {
    ...small,
    y: 72,
  });
  pen.page.drawText(`${document.title} ${document.id} страница 1 из 1`, { ...small, y: 58 });
  pdf.setTitle(document.title);
  pdf.setProducer('Training portal');
  pdf.setCreationDate(new Date(document.at));
  pdf.setModificationDate(new Date(document.at));
  const stream = pdf.context.stream(metadata(document.title), { Type: 'Metadata', Subtype: 'XML' });
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(stream));
  return pdf.save({ useObjectStreams: false });
};

import type { SheetPage, SheetWay } from '../../components/archive';
import { type PdfSheet, qrCells, sheetPdf } from '../../utils/documents/sheet';
import type { KeyTexts } from '../../utils/text';
import type { MadeRecovery } from './key-changes';

/** The sheets of paper for the way that was chosen. */
export function sheetPages(made: MadeRecovery, way: SheetWay, texts: KeyTexts, date: string): SheetPage[] {
  const codes = { whole: [made.key], either: [made.key, made.key], both: made.halves }[way];
  const vault = `${made.vaultId.slice(0, 4)}-${made.vaultId.slice(4, 8)}`;
  return codes.map((code, at) => ({
    code,
    half: way === 'both',
    qr: qrCells(code),
    vault,
    date,
    part: codes.length > 1 ? texts.sheet.page.part(at + 1, codes.length) : null,
  }));
}

/** Saves the sheets as a PDF through the browser's own download. The file is clear: it is meant for paper. */
export async function saveSheets(pages: readonly SheetPage[], texts: KeyTexts): Promise<void> {
  const words = texts.sheet.page;
  const sheets = pages.map(
    ({ code, qr, half, part, vault, date }): PdfSheet => ({
      heading: words.heading,
      about: [part, `${words.archive} ${vault}`, `${words.date} ${date}`].filter(Boolean).join(' · '),
      keyTitle: half ? words.half : words.key,
      code,
      qr,
      steps: half ? words.both : words.whole,
      warning: words.warning,
      unofficial: words.unofficial,
    }),
  );
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([await sheetPdf(sheets)], { type: 'application/pdf' }));
  link.download = `${texts.sheet.fileName}.pdf`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What the first bytes say a file is. `semd`: an XML that is a clinical document (HL7 CDA, Russian СЭМД). */
export type FileKind = 'pdf' | 'xml' | 'semd' | 'jpeg' | 'png' | 'heic' | 'zip' | 'html' | 'empty' | 'unknown';

/** PDF readers accept the mark anywhere in the first KiB (ISO 32000-1, annex H.3.4.1), and portals do send junk. */
const LOOK_FOR_PDF = 1_024;
/** A СЭМД may begin with a long comment; the root element is looked for a little further. */
const LOOK = 4_096;

/**
 * Tells a file's kind by its bytes, never by its name or declared type: a login page saved as «analysis.pdf» is
 * `html`. Looks at the first 4 KiB only and does not parse.
 */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const start = bytes.subarray(0, LOOK);
  if (startsWith(start, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(start, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(start, [0x50, 0x4b, 0x03, 0x04]) || startsWith(start, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  if (isHeic(start)) return 'heic';
  const text = textOf(start);
  const markup = sniffMarkup(text);
  if (markup !== 'unknown') return markup;
  return text.slice(0, LOOK_FOR_PDF).includes('%PDF-') ? 'pdf' : 'unknown';
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/** ISO base media file with a brand of the HEIF family (ISO/IEC 23008-12). */
function isHeic(bytes: Uint8Array): boolean {
  const latin = String.fromCharCode(...bytes.subarray(4, 12));
  return /^ftyp(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/.test(latin);
}

/** Markup is ASCII in every encoding met here but UTF-16, which says so with its first two bytes. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('latin1').decode(bytes).replace(/^\xEF\xBB\xBF/, '');
}

function sniffMarkup(text: string): FileKind {
  const markup = skipProlog(text);
  if (/^<(?:!doctype\s+html|html|head|body|script|meta|title)\b/i.test(markup)) return 'html';
  if (/^<(?:[\w-]+:)?ClinicalDocument\b/.test(markup)) return 'semd';
  return text.trimStart().startsWith('<?xml') || /^<[a-z_][\w.:-]*[\s/>]/i.test(markup) ? 'xml' : 'unknown';
}

/** Skips declarations and comments before the root. By hand: one pattern for all of it backtracks for ever. */
function skipProlog(text: string): string {
  let rest = text.trimStart();
  for (;;) {
    const end = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '?>' : null;
    if (end === null) return rest;
    const at = rest.indexOf(end);
    if (at === -1) return '';
    rest = rest.slice(at + end.length).trimStart();
  }
}

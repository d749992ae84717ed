/**
 * What the first bytes say a file is. `semd`: an XML that is a clinical document (HL7 CDA, Russian СЭМД). `signature`:
 * a detached or enveloping electronic signature (CMS, RFC 5652), as `.sig`, `.p7s` or `.sgn` beside a document.
 */
export type FileKind =
  | 'pdf'
  | 'xml'
  | 'semd'
  | 'jpeg'
  | 'png'
  | 'heic'
  | 'zip'
  | 'signature'
  | 'html'
  | 'empty'
  | 'unknown';

/** PDF readers accept the mark anywhere in the first KiB (ISO 32000-1, annex H.3.4.1), and portals do send junk. */
const LOOK_FOR_PDF = 1_024;
/** A СЭМД may begin with a long comment; the root element is looked for a little further. No byte beyond is seen. */
export const LOOK = 4_096;

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
  if (isSignature(start)) return 'signature';
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

/** OID 1.2.840.113549.1.7.2 (signedData) as it stands in DER. */
const SIGNED_DATA = '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02';
const PEM = /^-----BEGIN (?:PKCS7|CMS|PKCS #7 SIGNED DATA|SIGNATURE)-----\s*/;

/** A ContentInfo with signedData: raw DER, PEM, or bare base64, as signing programs of the field save it. */
function isSignature(bytes: Uint8Array): boolean {
  const latin = String.fromCharCode(...bytes.subarray(0, 256));
  if (isSignedData(latin)) return true;
  const [base64 = ''] = /^[\w+/\s]{40,}/.exec(latin.trimStart().replace(PEM, '')) ?? [];
  const tight = base64.replace(/\s/g, '');
  if (!tight.startsWith('MI')) return false;
  try {
    return isSignedData(atob(tight.slice(0, tight.length - (tight.length % 4))));
  } catch {
    return false;
  }
}

/** SEQUENCE, a length of 1 to 5 bytes, the OID. */
const isSignedData = (latin: string): boolean =>
  latin.startsWith('\x30') && [2, 3, 4, 5, 6].includes(latin.indexOf(SIGNED_DATA));

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

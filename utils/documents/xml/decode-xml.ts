import { type Bytes, err, ok, type Result } from '../../kernel';

/** Larger than any СЭМД met; one with pictures inside stays well below. */
export const MAX_XML_BYTES = 20 * 1024 * 1024;

/** Encodings that Russian clinics write. Others are refused: UTF-7 and its like exist to slip past such checks. */
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'us-ascii'];

/** The text of an XML by its byte order mark or its own declaration; UTF-8 without either (XML 1.0, appendix F). */
export function decodeXml(bytes: Bytes): Result<string, 'too-large' | 'encoding'> {
  if (bytes.length > MAX_XML_BYTES) return err('too-large');
  const name = encodingOf(bytes);
  if (!ENCODINGS.includes(name)) return err('encoding');
  try {
    return ok(new TextDecoder(name === 'us-ascii' ? 'utf-8' : name, { fatal: true }).decode(bytes));
  } catch {
    return err('encoding');
  }
}

function encodingOf(bytes: Bytes): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^(?:\xEF\xBB\xBF)?<\?xml\s[^>]{0,80}?encoding\s{0,9}=\s{0,9}["']([\w.-]{1,40})["']/.exec(
    start,
  )?.[1];
  const name = (declared ?? 'utf-8').toLowerCase();
  return { utf8: 'utf-8', cp1251: 'windows-1251', cp866: 'ibm866', ascii: 'us-ascii' }[name] ?? name;
}

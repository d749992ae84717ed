import { WWW } from './hosts';
import { tidy } from './normalise';

const TERRABYTE = /^terrabyte:\/\/\d+\/(\w+)\/([^/]+)\/(\d{1,6})$/;

/** Download address of an order's file from its `link` (`terrabyte://00/{objectId}/{mnemonic}/{objectType}`) or null. */
export function storageUrl(link: string): string | null {
  const [, objectId, mnemonic, objectType] = TERRABYTE.exec(link) ?? [];
  if (!objectId || !mnemonic || !objectType) return null;
  return `${WWW}/api/storage/v1/files/${objectId}/${objectType}/download?mnemonic=${encodeOnce(mnemonic)}`;
}

/** A space must be `%20` (portal.md 2.6); a name that is encoded already stays as it is. */
function encodeOnce(text: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(text));
  } catch {
    return encodeURIComponent(text);
  }
}

const FALLBACK = 'документ';
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A safe file name for a download: from `Content-Disposition` (RFC 6266, `filename*` first), else from the address.
 * No separators, control or direction marks, reserved names, leading or closing dots; at most 120 characters.
 */
export const suggestName = (url: string, disposition: string | null = null): string =>
  safeName(fromDisposition(disposition) ?? fromUrl(url) ?? FALLBACK);

function fromDisposition(header: string | null): string | null {
  const extended = /\bfilename\*\s*=\s*utf-8'[^']*'([^;]+)/i.exec(header ?? '')?.[1];
  if (extended) return decode(extended.trim());
  const plain = /\bfilename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header ?? '');
  return plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2] ?? null;
}

function fromUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { searchParams, pathname } = new URL(url);
  return searchParams.get('mnemonic') ?? decode(pathname.split('/').at(-1) ?? '');
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** A name fit for any disk: see {@link suggestName}. */
export function safeName(name: string): string {
  const flat = tidy(
    name
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, ' ')
      .replace(/[\\/:*?"<>|]/g, '_'),
    10_000,
  ).replace(/^[.\s]+|[.\s]+$/g, '');
  const dot = flat.lastIndexOf('.');
  const [stem, extension] =
    dot > 0 && flat.length - dot <= 9 ? [flat.slice(0, dot).trim(), flat.slice(dot)] : [flat, ''];
  const short = [...stem]
    .slice(0, 120 - extension.length)
    .join('')
    .trim();
  if (short === '') return `${FALLBACK}${extension}`;
  return RESERVED.test(short) ? `_${short}${extension}` : `${short}${extension}`;
}

/**
 * A member's name. The flag tells UTF-8; without it the name is of the maker's own code page, which on a Russian
 * Windows is CP866, while macOS and many programs write UTF-8 and leave the flag out.
 */
export function zipName(raw: Uint8Array, saysUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder(saysUtf8 ? 'utf-8' : 'ibm866').decode(raw);
  }
}

/** A name that means another place than the archive itself: absolute, with a drive, or going up («zip slip»). */
export function leadsOutside(path: string): boolean {
  const steps = path.split(/[\\/]/);
  return /^[\\/]|^[a-z]:|\p{Cc}/iu.test(path) || steps.includes('..');
}

export const baseName = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;

/** What computers add by themselves: no document, nothing to be told about. */
export const isLitter = (path: string): boolean =>
  /(^|[\\/])(__MACOSX[\\/]|\.DS_Store$|Thumbs\.db$|desktop\.ini$)|[\\/]$/i.test(path);

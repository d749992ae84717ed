import type { FileKind } from '../documents';
import { safeName } from '../portal';

/** How a file of each kind may end, the usual way first: a system opens a file by that, whatever is in it. */
const EXTENSIONS: Readonly<Record<FileKind, readonly [string, ...string[]]>> = {
  pdf: ['pdf'],
  xml: ['xml'],
  semd: ['xml'],
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
  heic: ['heic', 'heif'],
  zip: ['zip'],
  signature: ['sig', 'p7s', 'sgn', 'p7m'],
  html: ['html'],
  empty: ['bin'],
  unknown: ['bin'],
};

/** The extension in the name where the kind may have it, else that of the kind. */
export function extensionOf(kind: FileKind, name: string): string {
  const told = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase();
  return EXTENSIONS[kind].find((one) => one === told) ?? EXTENSIONS[kind][0];
}

/** A document's own name, as it may be written to a disk. */
export function savedName(name: string, kind: FileKind): string {
  const safe = safeName(name);
  const extension = extensionOf(kind, safe);
  return safe.toLowerCase().endsWith(`.${extension}`) ? safe : `${safe}.${extension}`;
}

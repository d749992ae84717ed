import { err, ok, type Result } from '../kernel';
import { leadsOutside, zipName } from './zip-name';

/** What the central directory tells of one member. `offset`: of its local header, bytes from the file's start. */
export type ZipRow = {
  path: string;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
  locked: boolean;
  /** Its name leads out of the archive, or it is a link to another file. */
  outside: boolean;
};

const END = 0x06054b50;
const END_SIZE = 22;
const ROW = 0x02014b50;
const ROW_SIZE = 46;
const MADE_ON_UNIX = 3;
const LINK = 0xa000;

/**
 * The central directory of a ZIP (APPNOTE 6.3.10, 4.3), which is what other programs show too: local headers are not
 * asked what there is. More than 4 GiB or 65 535 members (ZIP64) is `too-much`, as it would be anyway.
 */
export function readDirectory(bytes: Uint8Array): Result<ZipRow[], 'damaged' | 'too-much'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = findEnd(view);
  if (end === null) return err('damaged');
  const [count, length, offset] = [view.getUint16(end + 10, true), u32(view, end + 12), u32(view, end + 16)];
  if (count === 0xffff || length === 0xffffffff || offset === 0xffffffff) return err('too-much');
  // Something may stand before the archive, a program that unpacks it for one.
  const before = end - length - offset;
  const oneDisk = view.getUint16(end + 4, true) === 0 && view.getUint16(end + 8, true) === count;
  if (before < 0 || !oneDisk) return err('damaged');
  const rows: ZipRow[] = [];
  let at = before + offset;
  for (let n = 0; n < count; n++) {
    if (at + ROW_SIZE > end || u32(view, at) !== ROW) return err('damaged');
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const next = at + ROW_SIZE + name + extra + comment;
    if (next > end) return err('damaged');
    rows.push(readRow(view, at, bytes.subarray(at + ROW_SIZE, at + ROW_SIZE + name), before));
    at = next;
  }
  return ok(rows);
}

function readRow(view: DataView, at: number, rawName: Uint8Array, before: number): ZipRow {
  const flags = view.getUint16(at + 8, true);
  const path = zipName(rawName, (flags & 0x800) !== 0);
  const isLink = view.getUint8(at + 5) === MADE_ON_UNIX && ((u32(view, at + 38) >>> 16) & 0xf000) === LINK;
  return {
    path,
    method: view.getUint16(at + 10, true),
    crc: u32(view, at + 16),
    packed: u32(view, at + 20),
    size: u32(view, at + 24),
    offset: before + u32(view, at + 42),
    locked: (flags & 0x1) !== 0,
    outside: isLink || leadsOutside(path),
  };
}

/** The end record is the last thing in the file but for a comment of at most 64 KiB. */
function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (u32(view, at) === END && at + END_SIZE + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return null;
}

const u32 = (view: DataView, at: number): number => view.getUint32(at, true);

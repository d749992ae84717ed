import { type Bytes, err, ok, type Result } from '../kernel';
import { crc32 } from './crc32';
import { readDirectory, type ZipRow } from './zip-directory';
import { baseName, isLitter } from './zip-name';

/** `entries`: members. `total`, `each`: bytes unpacked. `ratio`: unpacked to packed, for members over 1 MiB. */
export const ZIP_LIMITS = { entries: 500, total: 500 * 2 ** 20, each: 200 * 2 ** 20, ratio: 100 } as const;
const RATIO_FROM = 2 ** 20;

/** Why nothing of a ZIP is taken. `too-much`: a limit is passed, or it unpacks to more than it can honestly hold. */
export type ZipFailure = 'damaged' | 'too-many' | 'too-much';
export type MemberFailure = 'unsafe-name' | 'locked' | 'too-large' | 'damaged';

export type ZipMember = {
  /** With its folders, as the archive says it: for telling members apart, never a place on a disk. */
  path: string;
  name: string;
  /** Unpacks and checks it. Not to be called for all at once: each is held in memory whole. */
  open: () => Promise<Result<Bytes, MemberFailure>>;
};

/**
 * Members of a ZIP, folders and litter left out. All limits are held against what the directory declares before
 * anything is unpacked, and a member that unpacks to another length than declared is refused, so a lie gains nothing.
 */
export function openZip(
  bytes: Bytes,
  limits: Readonly<Record<keyof typeof ZIP_LIMITS, number>> = ZIP_LIMITS,
): Result<ZipMember[], ZipFailure> {
  const rows = readDirectory(bytes);
  if (!rows.ok) return rows;
  if (rows.value.length > limits.entries) return err('too-many');
  const [packed, size] = [sum(rows.value, 'packed'), sum(rows.value, 'size')];
  // Members that share their bytes make a bomb of a small file: each has to have its own.
  if (packed > bytes.length) return err('damaged');
  const swollen = rows.value.some((row) => row.size > RATIO_FROM && row.size > row.packed * limits.ratio);
  if (size > limits.total || swollen) return err('too-much');
  return ok(
    rows.value
      .filter(({ path }) => !isLitter(path))
      .map((row) => ({ path: row.path, name: baseName(row.path), open: () => unpack(bytes, row, limits.each) })),
  );
}

const sum = (rows: readonly ZipRow[], field: 'packed' | 'size') => rows.reduce((all, row) => all + row[field], 0);

const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;

async function unpack(bytes: Bytes, row: ZipRow, limit: number): Promise<Result<Bytes, MemberFailure>> {
  if (row.outside) return err('unsafe-name');
  if (row.locked) return err('locked');
  if (row.size > limit) return err('too-large');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (row.offset + LOCAL_SIZE > bytes.length || view.getUint32(row.offset, true) !== LOCAL) return err('damaged');
  const names = view.getUint16(row.offset + 26, true) + view.getUint16(row.offset + 28, true);
  const start = row.offset + LOCAL_SIZE + names;
  const packed = bytes.subarray(start, start + row.packed);
  if (packed.length !== row.packed) return err('damaged');
  const whole =
    row.method === STORED ? packed.slice() : row.method === DEFLATED ? await inflate(packed, row.size) : null;
  return whole?.length === row.size && crc32(whole) === row.crc ? ok(whole) : err('damaged');
}

/** Exactly `size` bytes or null. The browser's own inflater, read piece by piece: what is too much is never made. */
async function inflate(packed: Bytes, size: number): Promise<Bytes | null> {
  const whole = new Uint8Array(size);
  const inflater = new DecompressionStream('deflate-raw') as ReadableWritablePair<Uint8Array, Uint8Array>;
  const reader = new Blob([packed]).stream().pipeThrough(inflater).getReader();
  let at = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return at === size ? whole : null;
      if (at + value.length > size) {
        await reader.cancel();
        return null;
      }
      whole.set(value, at);
      at += value.length;
    }
  } catch {
    return null;
  }
}
